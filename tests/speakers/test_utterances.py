from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("was her verdict.", "Helen Bell"),
        ("was Ruth Hall's answer.", "Ruth Hall"),
        ("was the mother's blunt reply.", "the mother"),
        ("came head teacher Ruth Hall's reply.", "Ruth Hall"),
        ("sighed Ruth Hall, whose lawyer's advice was poor.", "Ruth Hall"),
    ],
    ids=["pronoun", "name", "role", "came", "relative clause"],
)
def test_verdict_is_its_owners(nlp: Language, after: str, name: str):
    doc = nlp(f"Helen Bell left on Monday. “They never stopped smiling,” {after}")
    assert [speaker.name for speaker in get_speakers(doc)] == [name]
