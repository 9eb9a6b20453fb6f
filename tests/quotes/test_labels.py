from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


def quoted(nlp: Language, text: str) -> list[str]:
    return [s.text for a in get_attributions(nlp(text)) if a.kind != "indirect" for s in a.contents]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The home was rated ‘good’ in May.", id="grade"),
        pytest.param("It fell from “Requires Improvement” to “Inadequate”.", id="grades_in_capitals"),
        pytest.param("What does a ‘grade 3’ mean for a school?", id="grade_number"),
        pytest.param("The youth group, known as ‘Loud Voices’, met inspectors.", id="name_after_known_as"),
        pytest.param("Staff run the 'Steady Steps' scheme on Mondays.", id="title_case_name"),
        pytest.param("The ‘virtual school’ helps children do well.", id="term_after_determiner"),
        pytest.param("A new room, to be called ‘the den’, opens in May.", id="called_that_only_names"),
        pytest.param("The room is called ‘the den’ by all.", id="called_in_the_present"),
        pytest.param("He bought a 'smart' kettle for the ward.", id="scare_quote"),
    ],
)
def test_labels_are_no_quotes(nlp: Language, text: str) -> None:
    assert quoted(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Inspectors called the culture ‘toxic’.", "toxic", id="evaluation_under_a_cue"),
        pytest.param(
            "The report praised the “rich and orderly” library.", "rich and orderly", id="adjectives_in_a_phrase"
        ),
        pytest.param("A home where meals are “often cold” was visited.", "often cold", id="evaluation_after_a_copula"),
        pytest.param("Carers were called “tireless”.", "tireless", id="adjective_after_were_called"),
        pytest.param("The home was called “a disgrace”.", "a disgrace", id="article_after_was_called"),
        pytest.param("One nurse has spoken of a “bruising” week.", "bruising", id="adjective_after_spoken_of"),
        pytest.param("“Never!” said Ann Poe.", "Never!", id="one_word_of_speech"),
    ],
)
def test_short_words_of_a_source_are_quotes(nlp: Language, text: str, content: str) -> None:
    assert quoted(nlp, text) == [content]
