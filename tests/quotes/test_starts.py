from __future__ import annotations

import pytest
from spacy.language import Language

from tests.quotes.told import reported

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Inspectors noted on Monday that staff are kind.", ["staff are kind"], id="time_between"),
        pytest.param("Residents told inspectors that staff are kind.", ["staff are kind"], id="addressee_between"),
        pytest.param("Prisoners told inspectors they had waited.", ["they had waited"], id="addressee_without_that"),
        pytest.param("They found staff to be kind and helpful.", ["staff to be kind and helpful"], id="small_clause"),
        pytest.param("Inspectors found boys locked up all day.", ["boys locked up all day"], id="state_by_participle"),
        pytest.param("Inspectors said self-harm had risen.", ["self-harm had risen"], id="compound_with_self"),
        pytest.param("A report published in May said wards were cold.", ["wards were cold"], id="month_of_may"),
        pytest.param("Inspectors may say wards were cold.", [], id="modal_may"),
        pytest.param("Patients felt safe and knew whom to ask.", [], id="question_word"),
        pytest.param("The watchdog said call bells went unanswered.", ["call bells went unanswered"], id="bare_noun"),
        pytest.param(
            "The report found the care that children receive to be good.",
            ["the care that children receive to be good"],
            id="relative_that_in_a_small_clause",
        ),
    ],
)
def test_statement_begins_behind_the_cue_and_those_who_are_told(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected
