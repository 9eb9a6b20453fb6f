from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        pytest.param("According to the report, staff are kind.", "staff are kind", "the report", id="first"),
        pytest.param("Staff are kind, according to inspectors.", "Staff are kind", "inspectors", id="last"),
        pytest.param(
            "Most boys at Upper Fen High feel safe, according to Estyn.",
            "Most boys at Upper Fen High feel safe",
            "Estyn",
            id="verb_by_its_tag_alone",
        ),
        pytest.param("In the view of inspectors, staff are kind.", "staff are kind", "inspectors", id="view"),
    ],
)
def test_find_according_gives_statement_and_source(nlp: Language, text: str, content: str, source: str) -> None:
    (found,) = get_attributions(nlp(text))
    assert found.contents[0].text == content
    assert found.source is not None
    assert found.source.text == source


def test_find_according_needs_somebody_who_can_speak(nlp: Language) -> None:
    assert get_attributions(nlp("Rooms are cleaned according to size, and beds are made.")) == ()
