"""Quotes in marks: quotations become contents, joined into turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Span

from pipeline.annotations import DIRECT, Attribution
from pipeline.quotes.cues import find_cues
from pipeline.quotes.handover import Handover, find_handover
from pipeline.quotes.headlines import is_headline
from pipeline.quotes.kinds import kind_of
from pipeline.quotes.labels import is_label
from pipeline.quotes.lead_ins import find_lead_in
from pipeline.quotes.passages import Passage, Quotation

_PAUSES: Final = frozenset({",", ".", "?", "!", ":", "–", "—", "-", "…"})
_NESTED_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class _Turn:
    """A quotation on its way to an attribution, with its passage."""

    quotations: tuple[Quotation, ...]
    handover: Handover | None
    kind: str
    passage: int


def find_direct(passages: Sequence[Passage], blocks: Sequence[Span]) -> list[Attribution]:
    """Give the direct and mixed quotes in text order, segments of one turn joined, labels left out.

    Nested quotes with a cue of their own come back with `nested` set.
    """
    turns: list[_Turn] = []
    for number, passage in enumerate(passages):
        for place in range(len(passage.quotations)):
            turn = _turn(passages, number, place, blocks)
            if turn is None:
                continue
            joined = _join(turns[-1], turn, passages) if turns else None
            turns[-1:] = [joined] if joined else [*turns[-1:], turn]
    return [_attribution(n, turn) for n, turn in enumerate(turns)] + list(_nested(turns))


def _turn(passages: Sequence[Passage], number: int, place: int, blocks: Sequence[Span]) -> _Turn | None:
    quotation = passages[number].quotations[place]
    handover = find_handover(passages[number], place) or find_lead_in(passages, number, quotation)
    block = blocks[quotation.block]
    if is_label(quotation, handover, heading=is_headline(block)):
        return None
    alone = quotation.first <= block.start and quotation.last >= block.end
    return _Turn((quotation,), handover, kind_of(quotation, handover, alone=alone), number)


def _join(last: _Turn, turn: _Turn, passages: Sequence[Passage]) -> _Turn | None:
    """Join a quotation to the turn before it: re-opened after a paragraph, or after the cue interrupted it."""
    before, after = last.quotations[-1], turn.quotations[0]
    if _reopens(before, after, passages[turn.passage]) and not _has_cues(last, turn):
        quotations, handover = (*last.quotations, after), last.handover or turn.handover
        return _Turn(quotations, handover, DIRECT, turn.passage)
    if not _resumes(last, turn, passages):
        return None
    kind = DIRECT if DIRECT in (last.kind, turn.kind) else last.kind
    return replace(last, quotations=(*last.quotations, after), kind=kind)


def _has_cues(last: _Turn, turn: _Turn) -> bool:
    """Tell whether each turn has a cue, so that an open mark before was only a closing mark that got lost."""
    return all(t.handover is not None and t.handover.cue is not None for t in (last, turn))


def _reopens(before: Quotation, after: Quotation, passage: Passage) -> bool:
    """Tell whether the next block opens with a mark of the family that the last one left open."""
    if after.block != before.block + 1 or before.region.closed or before.region.family != after.region.family:
        return False
    return not any(token.is_alpha for token in passage.doc[passage.start : after.first])


def _resumes(last: _Turn, turn: _Turn, passages: Sequence[Passage]) -> bool:
    """Tell whether only the cue and its source stand between: *“A,” she said. “B.”*, *“A,” it said, “b.”*"""
    before, after = last.quotations[-1], turn.quotations[0]
    if before.block != after.block or last.handover is None:
        return False
    between = before.doc[before.last : after.first]
    if not any(token.is_alpha for token in between):
        return last.kind == turn.kind == DIRECT
    cue = last.handover.cue
    if cue is None or not last.handover.place.startswith("after") or not between.start <= cue.start < between.end:
        return False
    if turn.handover is not None and turn.handover.cue is not None and not _same_cue(turn.handover.cue, cue):
        return False
    passage = passages[turn.passage]
    if turn.passage == last.passage:
        return between[-1].text in _PAUSES and _is_speech_again(after, between)
    return passage.start >= after.first or not any(t.is_alpha for t in passage.doc[passage.start : after.first])


def _same_cue(one: Span, other: Span) -> bool:
    return one.start == other.start


def _is_speech_again(after: Quotation, between: Span) -> bool:
    """Tell whether one cue only stands between, so that *she said, “b”* goes on and *and called it “b”* does not."""
    return len(list(find_cues(after.doc, between.start, between.end))) <= 1


def _attribution(number: int, turn: _Turn) -> Attribution:
    handover = turn.handover
    return Attribution(
        id=f"d{number}",
        kind=turn.kind,
        contents=tuple(q.span for q in turn.quotations),
        cue=handover.cue if handover else None,
        found_by=f"marks.{handover.place if handover else 'alone'}",
    )


def _nested(turns: Sequence[_Turn]) -> Iterator[Attribution]:
    """Give the quotations inside quotations that have a cue right before them: *She told us ‘go ahead’.*"""
    count = 0
    for turn in turns:
        for inner in (n for q in turn.quotations for n in q.nested if len(n.span) >= _NESTED_WORDS):
            start = max(inner.first - 3, turn.quotations[0].span.start)
            cues = [c for c in find_cues(inner.doc, start, inner.first) if "quote" in c.entry.takes]
            if cues and not is_label(inner, Handover(cues[-1].span, "before")):
                kind = kind_of(inner, None, alone=False)
                yield Attribution(f"n{count}", kind, (inner.span,), cues[-1].span, nested=True, found_by="marks.nested")
                count += 1
