from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions
from pipeline.quotes.find import find_quotes
from tests.builders import tokenised


def turns(nlp: Language, text: str) -> list[list[str]]:
    found = (a for a in get_attributions(nlp(text)) if a.kind != "indirect" and not a.nested)
    return [[s.text for s in a.contents] for a in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It is,” she said, “a start.”", [["It is,", "a start."]], id="interrupted_by_the_cue"),
        pytest.param("“We act,” it said. “We care.”", [["We act,", "We care."]], id="goes_on_after_the_cue"),
        pytest.param(
            "“We act,” said Ann Poe, who came in May. “We care.”",
            [["We act,", "We care."]],
            id="goes_on_after_a_clause",
        ),
        pytest.param(
            "“We act,” said Ann Poe. “We care,” said Bob Hale.",
            [["We act,"], ["We care,"]],
            id="two_cues_are_two_turns",
        ),
        pytest.param(
            "Ann Poe said: “One thing.\n\n“Another thing.”",
            [["One thing.", "Another thing."]],
            id="re_opened_paragraph",
        ),
        pytest.param(
            "“One thing.”\n\n“Another thing.”", [["One thing."], ["Another thing."]], id="closed_paragraphs_part"
        ),
    ],
)
def test_find_direct_joins_the_segments_of_a_turn(nlp: Language, text: str, expected: list[list[str]]) -> None:
    assert turns(nlp, text) == expected


@pytest.mark.model
def test_find_direct_keeps_a_quote_inside_a_quote_as_nested(nlp: Language) -> None:
    found = get_attributions(nlp("Ann Poe said: “The judge told us ‘you must act now’ and so we did.”"))
    assert [(a.contents[0].text, a.nested) for a in found if a.kind != "indirect"] == [
        ("The judge told us ‘you must act now’ and so we did.", False),
        ("you must act now", True),
    ]


def test_find_direct_works_without_a_parse() -> None:
    doc = tokenised("“We will act on this,” the council said.")
    find_quotes(doc)
    (found,) = get_attributions(doc)
    assert found.contents[0].text == "We will act on this,"
    assert found.cue is not None
    assert found.cue.text == "said"
