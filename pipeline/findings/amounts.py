"""Amounts that evaluate: so many cases for each worker that the figure itself is the complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span

from pipeline.annotations import text_of
from pipeline.findings import context
from pipeline.findings.votes import Vote
from pipeline.lexicons.branches import any_of

_UP_TO = r"(?:up\s+to|as\s+many\s+as|more\s+than|over|an\s+average\s+of)"
_EACH = r"(?:each|apiece|at\s+(?:a|one|any\s+one)\s+time|at\s+once)"
_HEAVY = 1.5


@cache
def _loads() -> re.Pattern[str]:
    verbs = any_of(context.terms(context.LOAD))
    return re.compile(rf"\b(?:{verbs})\s+{_UP_TO}\s+\d[\d,]*\s+(?:\w+\s+){{0,2}}?{_EACH}\b", re.IGNORECASE)


def amounts(clause: Span) -> Iterator[Vote]:
    """Yield a vote for what each worker has to bear: *investigators carry up to 28 cases each*."""
    for match in _loads().finditer(text_of(clause)):
        span = clause.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield Vote(span, -_HEAVY)
