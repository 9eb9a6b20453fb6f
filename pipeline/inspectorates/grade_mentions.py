"""Every mention of a grade on a Doc, also those that repeat a judgement: judgements write them, findings read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span, SpanGroup

GRADES: Final = "grades"


def set_grade_mentions(doc: Doc, spans: Iterable[Span]) -> None:
    """Replace the grade mentions: each span covers the grade and what it is given to."""
    doc.spans[GRADES] = SpanGroup(doc, name=GRADES, spans=list(spans))


def get_grade_mentions(doc: Doc) -> tuple[Span, ...]:
    """Give the grade mentions in text order; empty before `inspection_judgements` has run."""
    return tuple(doc.spans[GRADES]) if GRADES in doc.spans else ()
