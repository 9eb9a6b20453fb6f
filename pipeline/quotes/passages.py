"""The stretches of a block that one attribution can reach: sentences that take whole quotations for one word.

A full stop inside quotation marks ends the writer's sentence only when the text after the mark begins anew. So
*“We act. We care,” she said. “It works.”* gives two passages: the quotation with *she said*, and the last quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

from pipeline.annotations import lower_words, text_of
from pipeline.quotes.marks import Region, pair_marks

_STOPS: Final = frozenset({".", "!", "?", "…", "..."})
_SOFT_STOPS: Final = frozenset("?!")
_OPENERS: Final = {"“": "double", '"': "double", "„": "double", "«": "double", "‘": "single", "'": "single"}
_BULLETS: Final = "•-–*·▪◼ "


@dataclass(frozen=True, slots=True)
class Quotation:
    """A region between marks as tokens.

    Attributes:
        span: The words inside the marks.
        first, last: The tokens of the marks themselves, as `doc[first:last]` of the whole; a missing mark is left out.
        block: The number of its block.
        nested: The quotations inside it.
    """

    span: Span
    first: int
    last: int
    block: int
    region: Region
    nested: tuple[Quotation, ...] = ()

    @property
    def doc(self) -> Doc:
        """The Doc that it stands in."""
        return self.span.doc


@dataclass(frozen=True, slots=True)
class Passage:
    """A writer's sentence: tokens `start` to `end` of the Doc, and the outermost quotations in it."""

    doc: Doc
    block: int
    start: int
    end: int
    quotations: tuple[Quotation, ...] = ()


def find_quotations(doc: Doc, blocks: Sequence[Span]) -> list[Quotation]:
    """Give the outermost quotations of the Doc in text order, each with those inside it."""
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        after = text_of(blocks[number + 1]) if number + 1 < len(blocks) else ""
        regions = pair_marks(text_of(block), continues=_OPENERS.get(after.lstrip(_BULLETS)[:1]))
        found.extend(_apart(_nest([q for r in regions if (q := _quotation(doc, block, number, r)) is not None])))
    return found


def _apart(quotations: Iterator[Quotation]) -> Iterator[Quotation]:
    """Leave out a quotation that shares a token with the one before it: marks glued to marks can make one token."""
    end = 0
    for quotation in quotations:
        if quotation.span.start >= end:
            yield quotation
            end = max(quotation.span.end, quotation.last)


def _quotation(doc: Doc, block: Span, number: int, region: Region) -> Quotation | None:
    if region.end <= region.start:
        return None
    start, end = block.start_char + region.start, block.start_char + region.end
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    first = span.start - 1 if region.opened and span.start > block.start else span.start
    last = span.end + 1 if region.closed and span.end < block.end else span.end
    return Quotation(span, first, last, number, region)


def _nest(quotations: list[Quotation]) -> Iterator[Quotation]:
    outer: Quotation | None = None
    inner: list[Quotation] = []
    for quotation in quotations:
        if quotation.region.depth == 0:
            if outer is not None:
                yield _with(outer, inner)
            outer, inner = quotation, []
        else:
            inner.append(quotation)
    if outer is not None:
        yield _with(outer, inner)


def _with(outer: Quotation, inner: list[Quotation]) -> Quotation:
    return Quotation(outer.span, outer.first, outer.last, outer.block, outer.region, tuple(inner))


def find_passages(doc: Doc, blocks: Sequence[Span], quotations: Sequence[Quotation]) -> list[Passage]:
    """Give the passages of every block, in text order; together they hold every token of the blocks."""
    by_block: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_block.setdefault(quotation.block, []).append(quotation)
    return [p for n, block in enumerate(blocks) for p in _of_block(doc, n, block, by_block.get(n, []))]


def _of_block(doc: Doc, number: int, block: Span, quotations: list[Quotation]) -> Iterator[Passage]:
    start, words = block.start, lower_words(doc)
    waiting = list(quotations)
    held: list[Quotation] = []
    i = block.start
    while i < block.end:
        if waiting and i >= waiting[0].first:
            held.append(waiting.pop(0))
            i = max(held[-1].last, i + 1)
            ends = _quotation_ends_passage(doc, held[-1], block.end)
        else:
            i += 1
            ends = words[i - 1] in _STOPS and _begins_anew(doc, i, block.end)
        if ends:
            yield Passage(doc, number, start, i, tuple(held))
            start, held = i, []
    if start < block.end:
        yield Passage(doc, number, start, block.end, tuple(held))


def _begins_anew(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a sentence can begin at token `i`: a capital, a figure or an opening mark."""
    if i >= end:
        return True
    token = doc[i + 1] if doc[i].is_space and i + 1 < end else doc[i]
    return not token.text[:1].islower() and token.text[:1] not in ",;:)]–—-"


def _quotation_ends_passage(doc: Doc, quotation: Quotation, end: int) -> bool:
    """Tell whether the writer's sentence ends with the quotation's own full stop."""
    inside = quotation.span[-1].text[-1:]
    if not quotation.region.closed or inside not in _STOPS or not _begins_anew(doc, quotation.last, end):
        return False
    return inside not in _SOFT_STOPS or not _tag_follows(doc, quotation.last, end)


def _tag_follows(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a short clause such as *Jo Bell asked.* follows a question or an exclamation."""
    for token in doc[i : min(i + 8, end)]:
        if token.text in _STOPS:
            return True
        if token.text in _OPENERS:
            return False
    return i < end and end - i <= 8  # noqa: PLR2004  a tag is short
