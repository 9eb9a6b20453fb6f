from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param("Inspectors said staff were “kind” to all.", ["staff were “kind” to all"], id="reported_clause"),
        pytest.param(
            "Inspectors said that “staff are kind” on the upper ward.",
            ["“staff are kind” on the upper ward"],
            id="clause_in_marks_with_words_behind",
        ),
        pytest.param("Inspectors called the main kitchen a “disgrace”.", ["the main kitchen a “disgrace"], id="led_in"),
        pytest.param(
            "Ann Poe said it was a fine day: “Staff are kind.”",
            ["it was a fine day: “Staff are kind.”"],
            id="reported_before_the_colon",
        ),
        pytest.param("“Staff are kind,” the report said.", [], id="speech_is_a_clause_of_its_own"),
        pytest.param("The report said: “Staff are kind.”", [], id="after_a_colon"),
    ],
)
def test_quotes_in_marks_know_the_reported_clause_around_them(nlp: Language, text: str, clauses: list[str]) -> None:
    quotes = [a for a in get_attributions(nlp(text)) if a.kind != "indirect"]
    assert len(quotes) == 1
    assert [span.text for span in quotes[0].clause] == clauses
