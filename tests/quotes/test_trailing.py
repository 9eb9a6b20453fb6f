from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected", "cue"),
    [
        pytest.param("Some plans are late, the report adds.", ["Some plans are late"], "adds", id="trailing"),
        pytest.param(
            "Too many plans are late, inspectors have found.", ["Too many plans are late"], "found", id="perfect"
        ),
        pytest.param("Plans were late, it notes.", ["Plans were late"], "notes", id="pronoun"),
        pytest.param(
            "There is a culture of fear, staff told us.", ["There is a culture of fear"], "told", id="addressee"
        ),
        pytest.param("Plans were late, said Ann Poe.", ["Plans were late"], "said", id="inverted"),
        pytest.param(
            "Babies are seen on time, the team said, and the ward was praised.",
            ["Babies are seen on time"],
            "said",
            id="then_more",
        ),
        pytest.param(
            "In a third of cases, they found, there was no plan.",
            ["In a third of cases", "there was no plan"],
            "found",
            id="interrupted",
        ),
        pytest.param(
            "Care of babies, said the report, was first rate.",
            ["Care of babies", "was first rate"],
            "said",
            id="interrupted_and_inverted",
        ),
        pytest.param(
            "Care of babies was first rate, said Ann Poe, the head.",
            ["Care of babies was first rate"],
            "said",
            id="inverted_with_a_role",
        ),
    ],
)
def test_find_trailing_gives_statement_and_cue(nlp: Language, text: str, expected: list[str], cue: str) -> None:
    (found,) = get_attributions(nlp(text))
    assert [s.text for s in found.contents] == expected
    assert found.cue is not None
    assert found.cue.text == cue


def test_find_trailing_is_not_misled_by_an_addressee(nlp: Language) -> None:
    (found,) = get_attributions(nlp("One carer, whose son lives there, told the paper: “It is cold.”"))
    assert found.contents[0].text == "It is cold."


def test_find_trailing_is_not_misled_by_a_relative_clause(nlp: Language) -> None:
    (found,) = get_attributions(nlp("One carer, who asked not to be named, told us that shifts were long."))
    assert found.contents[0].text == "shifts were long"
