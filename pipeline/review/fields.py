"""Which fields of a part differ, once both records have it: what follows from another change is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.record.article import Article, Dated, Finding, Judgement, Notice, Place, Quote, Speaker, Words
from pipeline.review.align import Alignment, Key
from pipeline.review.changes import FieldChange, Value
from pipeline.review.match import Placed
from pipeline.review.pieces import edges, words
from pipeline.review.sides import AnyPart, Side, Span, spans_of

PLAIN = {
    "speakers": (
        ("kind", "kind"),
        ("voice", "voice"),
        ("name", "person"),
        ("honorific", "person"),
        ("role", "person"),
        ("organisation", "person"),
    ),
    "quotes": (("kind", "kind"), ("nested", "kind"), ("found_by", "rest")),
    "judgements": (
        ("grade", "grade"),
        ("area", "judgement"),
        ("area_text", "judgement"),
        ("when", "judgement"),
        ("provider", "judgement"),
    ),
    "findings": (
        ("polarity", "polarity"),
        ("when", "finding"),
        ("theme", "theme"),
        ("confidence", "rest"),
        ("found_by", "rest"),
    ),
}
"""The fields of each group that are compared as they are, with what a difference is about."""

References = frozenset[tuple[str, str]]
"""Pairs of ids, old and new, of the same part."""


@dataclass(frozen=True)
class Both:
    """Two records with what is the same in them.

    Attributes:
        old: The old one.
        new: The new one.
        alignment: Of their texts.
        speakers: The ids of speakers that both have.
        quotes: The ids of quotes that both have.
    """

    old: Side
    new: Side
    alignment: Alignment
    speakers: References = frozenset()
    quotes: References = frozenset()

    @cached_property
    def unmoved(self) -> bool:
        """Whether the text is the same to the character."""
        return self.old.article.text == self.new.article.text

    @cached_property
    def same_names(self) -> bool:
        """Whether each speaker and quote that both have has the same id in both."""
        return all(old == new for pairs in (self.speakers, self.quotes) for old, new in pairs)


def field_changes(group: str, old: Placed, new: Placed, both: Both) -> Iterator[FieldChange]:
    """Give the fields that differ between two parts that are one."""
    if both.unmoved and both.same_names and old.part == new.part:
        return
    yield from plain_changes(PLAIN[group], old.part, new.part)
    match old.part, new.part:
        case Speaker() as ours, Speaker() as theirs:
            yield from _places("mentions", ours.mentions, theirs.mentions, both)
            return
        case Quote() as ours, Quote() as theirs:
            yield from _of_quote(ours, theirs, both)
        case Judgement() as ours, Judgement() as theirs:
            yield from _unlike("count", "judgement", _count(ours), _count(theirs))
        case Finding() as ours, Finding() as theirs:
            yield from _of_finding(ours, theirs, both)
    if old.keys != new.keys:
        yield from _edges(old.part, new.part, both)


def plain_changes(fields: Iterable[tuple[str, str]], old: object, new: object) -> Iterator[FieldChange]:
    """Give those of some fields, each with what it is about, that differ by more than white space."""
    for name, category in fields:
        yield from _unlike(name, category, getattr(old, name), getattr(new, name))


def _unlike(name: str, category: str, old: Value, new: Value) -> Iterator[FieldChange]:
    if old != new and folded(old) != folded(new):
        yield FieldChange(name, category, old, new)


def folded(value: Value) -> Value:
    """Give a value with its white space as single blanks."""
    return " ".join(value.split()) if isinstance(value, str) else value


def telling(part: AnyPart, side: Side) -> Iterator[tuple[str, Value]]:
    """Give the fields that say what a part is, for one that came or went."""
    match part:
        case Speaker():
            yield from ((name, getattr(part, name)) for name in ("kind", "role", "organisation"))
        case Quote():
            yield "speaker", side.speakers[part.speaker].name if part.speaker else None
            yield "kind", part.kind
        case Judgement():
            yield "area", part.area or part.area_text or _count(part)
            yield "grade", part.grade
            yield "when", part.when
        case Finding():
            yield "polarity", part.polarity
            yield "theme", part.theme


def _edges(old: AnyPart, new: AnyPart, both: Both) -> Iterator[FieldChange]:
    ours, theirs = spans_of(old), spans_of(new)
    pieces = edges(words(both.old, ours), words(both.new, theirs), both.alignment.in_both)
    if pieces:
        yield FieldChange("edges", "edges", both.old.words(ours), both.new.words(theirs), pieces)


def _of_quote(old: Quote, new: Quote, both: Both) -> Iterator[FieldChange]:
    if _elsewhere(old.speaker, new.speaker, both.speakers):
        yield FieldChange("speaker", "speaker", *_told(old.speaker, new.speaker, both))
    ours = [name for name in old.also if not any((name, other) in both.speakers for other in new.also)]
    theirs = [name for name in new.also if not any((other, name) in both.speakers for other in old.also)]
    if ours or theirs:
        yield FieldChange("also", "speaker", _names(old.also, both.old), _names(new.also, both.new))
    if not (_voice_follows(old, both.old) and _voice_follows(new, both.new)):
        yield from _unlike("voice", "voice", old.voice, new.voice)
    yield from place_change("cue", old.cue, new.cue, both)
    yield from place_change("source", old.source, new.source, both)


def _voice_follows(quote: Quote, side: Side) -> bool:
    """Tell whether a quote's voice is its speaker's: it is told there, or follows from another speaker."""
    return quote.speaker is not None and side.speakers[quote.speaker].voice == quote.voice


def _of_finding(old: Finding, new: Finding, both: Both) -> Iterator[FieldChange]:
    """Its speaker and quotes follow from the quotes that it shares words with, where they do."""
    elsewhere = _elsewhere(old.speaker, new.speaker, both.speakers)
    ours = [name for name in old.quotes if not any((name, other) in both.quotes for other in new.quotes)]
    theirs = [name for name in new.quotes if not any((other, name) in both.quotes for other in old.quotes)]
    follows = (elsewhere or ours or theirs) and all(map(_follows, (old, new), (both.old.article, both.new.article)))
    if elsewhere and not follows:
        yield FieldChange("speaker", "speaker", *_told(old.speaker, new.speaker, both))
    if (ours or theirs) and not follows:
        yield FieldChange("quotes", "rest", _quoted(ours, both.old), _quoted(theirs, both.new))
    yield from _places("evidence", old.evidence, new.evidence, both)


def _follows(finding: Finding, article: Article) -> bool:
    within = [
        quote
        for quote in article.quotes
        if any(part.start < finding.end and finding.start < part.end for part in quote.segments)
    ]
    speaker = next((quote.speaker for quote in within if quote.speaker and not quote.nested), None)
    return finding.speaker == speaker and finding.quotes == tuple(quote.id for quote in within)


def _elsewhere(old: str | None, new: str | None, same: References) -> bool:
    return old is not new if old is None or new is None else (old, new) not in same


def _told(old: str | None, new: str | None, both: Both) -> tuple[Value, Value]:
    """Give the names of two speakers; where these are the same, with their kinds or else their ids."""
    ours = both.old.speakers[old] if old else None
    theirs = both.new.speakers[new] if new else None
    if ours and theirs and ours.name == theirs.name:
        mark = ("kind", "id")[ours.kind == theirs.kind]
        return tuple(f"{speaker.name} ({getattr(speaker, mark)})" for speaker in (ours, theirs))  # type: ignore[return-value]
    return ours.name if ours else None, theirs.name if theirs else None


def _names(ids: Iterable[str], side: Side) -> tuple[str, ...]:
    return tuple(side.speakers[name].name for name in ids)


def _quoted(ids: Iterable[str], side: Side) -> tuple[str, ...]:
    return tuple(side.words(spans_of(side.quotes[name])) for name in ids)


def _count(judgement: Judgement) -> str | None:
    count = judgement.count
    return None if count is None else f"{count.n} of {count.of}" if count.of is not None else str(count.n)


def place_change(name: str, old: Words | Dated | None, new: Words | Dated | None, both: Both) -> Iterator[FieldChange]:
    """Give the change of a field that is a place, where it has other words that both texts have."""
    ours, theirs = span_of(old), span_of(new)
    if ours is None or theirs is None:
        if ours is not theirs:
            yield FieldChange(name, "rest", _words(ours, both.old), _words(theirs, both.new))
    elif (ours != theirs or not both.unmoved) and kept(both.old, ours, both) != kept(both.new, theirs, both):
        yield from _unlike(name, "rest", both.old.words([ours]), both.new.words([theirs]))


def span_of(place: Words | Dated | Place | Notice | None) -> Span | None:
    """Give the stretch of a place, if it has one."""
    return None if place is None or place.start is None or place.end is None else (place.start, place.end)


def _words(span: Span | None, side: Side) -> str | None:
    return None if span is None else side.words([span])


def kept(side: Side, span: Span, both: Both) -> list[Key]:
    """Give the words of a place that both texts have."""
    return [key for key in side.keys([span]) if both.alignment.in_both(key)]


def _places(name: str, old: Sequence[Place | Words], new: Sequence[Place | Words], both: Both) -> Iterator[FieldChange]:
    """Give the change of a field of several places: those that are new or lost, and did not only move."""
    if _same_stretches(old, new, both):
        return
    ours, theirs = _by_words(old, both.old, both), _by_words(new, both.new, both)
    lost = [span for words, span in ours.items() if words not in theirs]
    gained = [span for words, span in theirs.items() if words not in ours]
    mine, yours = [both.old.words([span]) for span in lost], [both.new.words([span]) for span in gained]
    for word in list(mine):
        if word in yours:
            mine.remove(word)
            yours.remove(word)
    if mine or yours:
        yield FieldChange(name, "rest", tuple(mine), tuple(yours))


def _same_stretches(old: Sequence[Place | Words], new: Sequence[Place | Words], both: Both) -> bool:
    """Tell quickly whether both have the same stretches of the same text."""
    return (
        both.unmoved
        and len(old) == len(new)
        and all(a.start == b.start and a.end == b.end for a, b in zip(old, new, strict=True))
    )


def _by_words(places: Iterable[Place | Words], side: Side, both: Both) -> dict[tuple[Key, ...], Span]:
    """Give places by those of their words that both texts have, where they have any."""
    spans = [(place.start, place.end) for place in places]
    return {words: span for span in spans if (words := tuple(kept(side, span, both)))}
