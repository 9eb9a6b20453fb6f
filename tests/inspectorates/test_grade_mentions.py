from __future__ import annotations

from spacy.tokens import Doc

from pipeline.inspectorates.grade_mentions import get_grade_mentions, set_grade_mentions
from tests.builders import tokenised


def test_mentions_survive_bytes():
    doc = tokenised("It was rated good.")
    set_grade_mentions(doc, [doc[3:4]])
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in get_grade_mentions(again)] == ["good"]


def test_doc_without_mentions_has_none():
    assert get_grade_mentions(tokenised("It was fine.")) == ()
