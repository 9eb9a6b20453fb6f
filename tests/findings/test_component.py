from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotations import get_findings

NLP = spacy.blank("en")
for _name in ("inspection_profile", "inspection_judgements", "inspection_findings"):
    NLP.add_pipe(_name)
WORDS = [
    "Ofsted",
    "inspectors",
    "found",
    "that",
    "“plans",
    "are",
    "not",
    "clear",
    ",",
    "but",
    "while",
    "should",
    "only",
    "3",
    "no",
    "which",
    "was",
    "rated",
    "good",
    "‘",
    "’",
    ";",
    ":",
    "\n\n",
    ".",
]


def test_component_writes_findings_without_a_model():
    found = get_findings(NLP("Ofsted inspectors said staff in children's services are kind, but leaders are too slow."))
    assert [(f.polarity, f.theme) for f in found] == [("strength", "workforce"), ("weakness", "leadership")]


def test_article_of_no_inspectorate_has_none():
    assert get_findings(NLP("The film is too slow.")) == ()


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_passes(text):
    NLP(text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ofsted inspectors found that social workers know children well and that visits are regular.",
            ["strength", "strength"],
        ),
        ("While support is strong, plans are not yet consistent, Ofsted inspectors said.", ["strength", "weakness"]),
        ("Inspectors from Ofsted did not find any children at risk of harm.", ["strength"]),
    ],
)
def test_whole_pipeline(nlp, text, expected):
    assert [finding.polarity for finding in get_findings(nlp(text))] == expected
