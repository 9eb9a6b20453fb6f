from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotations import get_judgements
from pipeline.inspectorates.grade_mentions import get_grade_mentions

NLP = spacy.blank("en")
NLP.add_pipe("inspection_profile")
NLP.add_pipe("inspection_judgements")
WORDS = [
    "Ofsted",
    "CQC",
    "rated",
    "judged",
    "good",
    "inadequate",
    "‘outstanding’",
    "from",
    "to",
    "for",
    "safe",
    ":",
    "\t",
    "–",
    "overall",
    "in",
    "three",
    "of",
    "four",
    "areas",
    "not",
    "\n\n",
    ".",
]


def test_component_writes_judgements_without_a_model():
    doc = NLP("Ofsted has rated Oakby School good, up from inadequate. The school was rated good.")
    assert [(j.grade, j.when) for j in get_judgements(doc)] == [("good", "current"), ("inadequate", "previous")]
    assert len(get_grade_mentions(doc)) == 3


def test_article_of_no_inspectorate_has_none():
    assert get_judgements(NLP("The film was rated good by all.")) == ()


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_passes(text):
    NLP(text)
