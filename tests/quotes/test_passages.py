from __future__ import annotations

import pytest
from spacy.tokens import Doc

from pipeline.annotations import get_blocks
from pipeline.quotes.passages import find_passages, find_quotations
from tests.builders import tokenised


def passages_of(doc: Doc) -> list[str]:
    blocks = get_blocks(doc)
    return [doc[p.start : p.end].text.strip() for p in find_passages(doc, blocks, find_quotations(doc, blocks))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One here. Two here.", ["One here.", "Two here."], id="plain"),
        pytest.param("“A b. C d,” she said. “E f.”", ["“A b. C d,” she said.", "“E f.”"], id="stops_inside_marks"),
        pytest.param("“A b.” The letter says so.", ["“A b.”", "The letter says so."], id="quotation_ends_sentence"),
        pytest.param(
            "“Is it?” Jo Bell asked. He left.", ["“Is it?” Jo Bell asked.", "He left."], id="question_then_tag"
        ),
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blocks_part"),
    ],
)
def test_find_passages_takes_a_quotation_for_one_word(text: str, expected: list[str]) -> None:
    assert passages_of(tokenised(text)) == expected


def test_find_passages_holds_every_token_of_the_blocks_once() -> None:
    doc = tokenised("“A b. C,” she said. And so. “E?” he asked.\n\nNo end")
    blocks = get_blocks(doc)
    covered = [t.i for p in find_passages(doc, blocks, find_quotations(doc, blocks)) for t in doc[p.start : p.end]]
    assert covered == [t.i for block in blocks for t in block]


def test_find_quotations_keeps_nested_ones_under_their_outer_one() -> None:
    doc = tokenised("“She told us ‘go ahead’ and we did.”")
    (quotation,) = find_quotations(doc, get_blocks(doc))
    assert [inner.span.text for inner in quotation.nested] == ["go ahead"]
