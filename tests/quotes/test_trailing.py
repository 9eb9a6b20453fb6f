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
        pytest.param(
            "Rooms were cold, the report said in a letter sent today, and meals had been late.",
            ["Rooms were cold", "and meals had been late"],
            "said",
            id="joined_on",
        ),
        pytest.param("Plans were late, said Ann Poe.", ["Plans were late"], "said", id="inverted"),
        pytest.param(
            "Babies are seen on time, the team said, and the ward was praised.",
            ["Babies are seen on time"],
            "said",
            id="then_more",
        ),
        pytest.param(
            "Meals arrive cold, the report goes on, and night staff rarely answer call bells.",
            ["Meals arrive cold", "and night staff rarely answer call bells"],
            "goes on",
            id="goes_on",
        ),
        pytest.param(
            "Visits were rare, inspectors noted, but records were full.",
            ["Visits were rare", "but records were full"],
            "noted",
            id="but",
        ),
        pytest.param(
            "Sixty beds had been bought, she said, and a cook now came at weekends.",
            ["Sixty beds had been bought", "and a cook now came at weekends"],
            "said",
            id="and_of_a_person",
        ),
        pytest.param(
            "A new wing opens in June and ten nurses have been hired, he went on.",
            ["A new wing opens in June and ten nurses have been hired"],
            "went on",
            id="went_on",
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


def test_find_trailing_leaves_out_what_another_one_says(nlp: Language) -> None:
    found = get_attributions(nlp("Plans were late, the report notes, but the council said that it had acted."))
    assert [segment.text for segment in found[0].contents] == ["Plans were late"]


def test_find_trailing_takes_no_passive(nlp: Language) -> None:
    (found,) = get_attributions(nlp("The report, seen by the Gazette, says beds were cold."))
    assert [segment.text for segment in found.contents] == ["beds were cold"]


def test_find_trailing_takes_no_verb_that_only_continues(nlp: Language) -> None:
    assert not get_attributions(nlp("The debate went on until nine, and the home continues to improve."))


def test_find_trailing_is_not_misled_by_an_addressee(nlp: Language) -> None:
    (found,) = get_attributions(nlp("One carer, whose son lives there, told the paper: “It is cold.”"))
    assert found.contents[0].text == "It is cold."


def test_find_trailing_is_not_misled_by_a_relative_clause(nlp: Language) -> None:
    (found,) = get_attributions(nlp("One carer, who asked not to be named, told us that shifts were long."))
    assert found.contents[0].text == "shifts were long"
