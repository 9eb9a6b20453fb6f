from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


def cues(nlp: Language, text: str) -> list[str | None]:
    return [a.cue.text if a.cue is not None else None for a in get_attributions(nlp(text)) if a.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("“We must act,” Ann Poe bellowed.", "bellowed", id="upright"),
        pytest.param("“We must act,” bellowed Ann Poe.", "bellowed", id="inverted"),
        pytest.param("“We won!” cheered head cook Bob Hale, 61, of Low Ings.", "cheered", id="role_name_and_age"),
        pytest.param("“It was bliss,” sighed the dinner lady, Ann Poe.", "sighed", id="role_of_no_list_then_name"),
        pytest.param("Ann Poe bellowed: “We must act.”", "bellowed", id="before_a_colon"),
    ],
)
def test_open_cue_is_found_by_its_place(nlp: Language, text: str, cue: str) -> None:
    assert cues(nlp, text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We must act” sounded bold to Ann Poe.", id="no_comma"),
        pytest.param("“We must act,” was heard by Ann Poe.", id="auxiliary"),
    ],
)
def test_verb_that_hands_nothing_over_is_no_open_cue(nlp: Language, text: str) -> None:
    assert cues(nlp, text) in ([], [None])


def test_words_behind_an_open_cue_go_on_with_the_turn(nlp: Language) -> None:
    (found,) = get_attributions(nlp("“We won,” cheered the dinner lady, Ann Poe. “I saw it myself.”"))
    assert [s.text for s in found.contents] == ["We won,", "I saw it myself."]
