from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The report says that staff are kind.", "The report", id="subject"),
        pytest.param("Inspectors visited in May, warning that staff were tired.", "Inspectors", id="participle"),
        pytest.param(
            "One carer, who asked not to be named, told us that shifts were long.", "One carer", id="clause_between"
        ),
        pytest.param("Jo Bell (no relation) said that shifts were long.", "Jo Bell", id="brackets_between"),
    ],
)
def test_find_subject_gives_the_one_who_says_it(nlp: Language, text: str, source: str) -> None:
    (found,) = get_attributions(nlp(text))
    assert found.source is not None
    assert found.source.text == source
