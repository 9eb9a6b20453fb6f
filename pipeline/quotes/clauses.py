"""The reported clause around a quote in marks: *said | staff were “kind”*, *called | the kitchen a “disgrace”*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Span

from pipeline.annotations import MIXED, Attribution
from pipeline.quotes.reported import BREAKS, Reported, trim

_REACH: Final = 15
_COLON_AND_MARK: Final = 2
_MARKS: Final = frozenset({"“", '"', "‘"})
_BREAKS: Final = (BREAKS - _MARKS) | {","}


def with_clauses(quotes: Sequence[Attribution], reported: Sequence[Reported]) -> list[Attribution]:
    """Give quotes in marks the reported clause that they stand in with other words, the innermost of several.

    Where none was found it reaches from the cue before to the marks: *called the regime | a “mess”*, or from what the
    same cue reports before a colon: *said | it was no surprise: “…”*.
    """
    marked = {i for quote in quotes for content in quote.contents for i in range(content.start, content.end)}
    wider = [r for r in reported if any(t.is_alpha and t.i not in marked for s in r.contents for t in s)]
    return [
        replace(quote, clause=_around(quote, wider) or _before_colon(quote, wider) or _led_in(quote))
        for quote in quotes
    ]


def _around(quote: Attribution, reported: Sequence[Reported]) -> tuple[Span, ...]:
    first, last = quote.contents[0].start, quote.contents[-1].end
    around = [r.contents for r in reported if r.contents[0].start <= first and last <= r.contents[-1].end]
    return min(around, key=lambda contents: contents[-1].end - contents[0].start, default=())


def _before_colon(quote: Attribution, reported: Sequence[Reported]) -> tuple[Span, ...]:
    first, *others = quote.contents
    for clause in reported:
        start, end = clause.contents[0].start, clause.contents[-1].end
        same = clause.cue is not None and clause.cue == quote.cue
        if same and end == first.start - _COLON_AND_MARK and first.doc[end].text == ":":
            return (_with_mark(first.doc[start : first.end]), *others)
    return ()


def _with_mark(span: Span) -> Span:
    closed = span.end < len(span.doc) and span.doc[span.end].is_quote
    return span.doc[span.start : span.end + closed]


def _led_in(quote: Attribution) -> tuple[Span, ...]:
    first, last = quote.contents[0], quote.contents[-1]
    if quote.nested or quote.kind != MIXED or quote.cue is None or not 0 < first.start - quote.cue.end <= _REACH:
        return ()
    words = first.doc[quote.cue.end : first.start]
    if not any(t.is_alpha for t in words) or any(t.is_space or t.text in _BREAKS for t in words):
        return ()
    return tuple(trim(first.doc, words.start, last.end))
