"""Times that evaluate: to wait for weeks is a weakness, to be seen within an hour is a strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from pipeline.annotations import text_of
from pipeline.findings.votes import Vote

_UNIT = r"(?:second|minute|hour|day|week|month|year)s?"
_FIGURE = rf"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+{_UNIT}"
_WAITS = re.compile(rf"\b(?:wait\w*|delay\w*|queu\w*)\b(?:\W+\w+){{0,5}}?\W+\d[\d,.]*\s+{_UNIT}\b", re.IGNORECASE)
_WITHIN = re.compile(rf"\b(?:within|inside|in\s+under|in\s+less\s+than)\s+{_FIGURE}\b", re.IGNORECASE)
_TOOK = re.compile(
    r"\b(?:take|takes|took|taken|taking)\s+(?:up\s+to\s+|more\s+than\s+|over\s+|about\s+|an\s+average\s+of\s+)?"
    r"(?:\d+|(?!place\b|part\b)[a-z]+)\s+(?:week|month|year)s\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|nobody|none|never|not|few|without)\b|n['’]t\b", re.IGNORECASE)
_LONG_WAIT, _SOON = 1.0, 0.75


def times(clause: Span) -> Iterator[Vote]:
    """Yield votes for long waits and for things done within a time; none where a negator stands in the clause."""
    text = text_of(clause)
    told = [(match.span(), -_LONG_WAIT) for match in _WAITS.finditer(text)]
    told += [(match.span(), -_LONG_WAIT) for match in _TOOK.finditer(text)]
    told += [(match.span(), _SOON) for match in _WITHIN.finditer(text)]
    for place, value in told if told and not _DENIED.search(text) else ():
        span = clause.char_span(*place, alignment_mode="expand")
        if span is not None:
            yield Vote(span, value)
