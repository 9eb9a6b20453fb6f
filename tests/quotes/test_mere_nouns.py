from __future__ import annotations

import pytest
from spacy.language import Language

from tests.quotes.told import reported

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Inspectors found no evidence that pupils were hurt, and rooms were calm.", id="no_evidence"),
        pytest.param("They found little sign that leaders had acted.", id="little_sign"),
        pytest.param("They found no clear record that drills had been held.", id="adjective"),
        pytest.param("They did find some things to like.", id="things_to_like"),
        pytest.param("Inspectors found plenty to praise in the ward.", id="plenty_to_praise"),
        pytest.param("Inspectors found a lot to worry about.", id="a_lot"),
    ],
)
def test_what_is_denied_or_only_named_is_not_reported(nlp: Language, text: str) -> None:
    assert reported(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The report found no staff were on duty.", ["no staff were on duty"], id="clause"),
        pytest.param("They found some staff to be kind.", ["some staff to be kind"], id="to_be"),
        pytest.param(
            "The report said no proof that boys were hurt had been found.",
            ["no proof that boys were hurt had been found"],
            id="said",
        ),
    ],
)
def test_statement_that_begins_with_few_or_none_is_reported(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected
