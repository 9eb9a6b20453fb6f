from __future__ import annotations

import pytest

from pipeline.annotations import get_blocks
from pipeline.parse.sentences import preset_boundaries
from tests.builders import tokenised


@pytest.mark.parametrize(
    ("text", "word", "preset"),
    [
        pytest.param("One.\n\nTwo.", "Two", True, id="block_starts_a_sentence"),
        pytest.param("He left. “We act.”", "We", False, id="word_after_an_opener"),
        pytest.param("He left. ‟ We act.”", "We", False, id="word_after_a_reversed_opener"),
        pytest.param("“We act.” He left.", "”", False, id="closing_mark"),
        pytest.param('"We act." He left.', "He", None, id="word_after_a_closer_is_left_to_the_parser"),
        pytest.param("The union Unite, who left", "Unite", False, id="nothing_ended_before_a_capital"),
        pytest.param("Staff, pupils (all) We", "We", None, id="bracket_may_stand_behind_an_end"),
        pytest.param("First line\nSecond", "Second", None, id="line_may_end_a_sentence"),
        pytest.param("Main points – Staff", "Staff", None, id="dash_may_lead_in_an_item"),
        pytest.param("One. Two.", "Two", None, id="plain_sentences_are_left_to_the_parser"),
    ],
)
def test_preset_boundaries_decides_at_blocks_and_marks(text: str, word: str, preset: bool | None) -> None:  # noqa: FBT001
    doc = tokenised(text)
    preset_boundaries(doc, get_blocks(doc))
    token = next(t for t in doc if t.text == word and (t.i > 0))
    assert token.is_sent_start is preset
