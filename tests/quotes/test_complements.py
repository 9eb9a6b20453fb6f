from __future__ import annotations

import pytest
from spacy.language import Language

from tests.quotes.told import reported

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The report said that staff are kind.", ["staff are kind"], id="that_clause"),
        pytest.param("Inspectors found that pupils thrive.", ["pupils thrive"], id="two_words"),
        pytest.param("The report said staff are kind.", ["staff are kind"], id="bare_clause"),
        pytest.param("The lawsuit said that the fee was unfair.", ["the fee was unfair"], id="source_of_no_list"),
        pytest.param("It was recommended that the rota be reviewed.", ["the rota be reviewed"], id="passive"),
        pytest.param("The home was told it must close.", ["it must close"], id="passive_without_that"),
        pytest.param("Owners have been warned they could be fined.", ["they could be fined"], id="passive_perfect"),
        pytest.param("The home was told what to mend.", [], id="passive_question"),
        pytest.param("The home was told to close.", [], id="passive_order"),
        pytest.param("Some said the soup was hot.", ["the soup was hot"], id="subject_is_a_determiner"),
        pytest.param("According to the report, staff are kind.", ["staff are kind"], id="according_first"),
        pytest.param("Staff are kind, according to the report.", ["Staff are kind"], id="according_last"),
        pytest.param(
            "The trust was told off after inspectors warned that staff were tired.",
            ["staff were tired"],
            id="second_clause",
        ),
        pytest.param(
            "They wrote that leaders “know what to do” but that they had acted too slowly.",
            ["they had acted too slowly"],
            id="further_clause_beside_marks",
        ),
    ],
)
def test_find_complement_gives_what_is_reported(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No pupil told inspectors that they felt unsafe.", id="denied_subject"),
        pytest.param("The head did not say that staff were tired.", id="denied_verb"),
        pytest.param("Had inspectors found that staff were tired, it would have closed.", id="hypothetical"),
        pytest.param("Nobody asked whether staff were tired.", id="question"),
        pytest.param("Schools found themselves helping out.", id="found_in_another_sense"),
        pytest.param("The school was judged to be good.", id="graded"),
        pytest.param("The report praised the work of carers.", id="noun_phrase_only"),
    ],
)
def test_find_complement_leaves_out_what_nobody_says(nlp: Language, text: str) -> None:
    assert reported(nlp, text) == []
