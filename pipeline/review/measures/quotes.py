"""Quotes, segment by segment, and of those that were found who speaks, on whose side, and of what kind they are."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.record.article import Article, Quote, Segment, Speaker
from pipeline.review.gold import Gold, Part, Stand
from pipeline.review.pairs import EXACT, Matched, Wanted, match, wanted_of
from pipeline.review.sheet import Sheet, Spot, spot
from pipeline.review.words import Aligned, fold

IN_MARKS, REPORTED = "quotes in marks", "quotes indirect"
SPEAKER_IN_MARKS, SPEAKER_REPORTED = "speaker of quotes in marks", "speaker of quotes indirect"
KIND, VOICE = "kind of quotes", "voice of quotes"
EDGES = ", exact"
KINDS = (IN_MARKS, IN_MARKS + EDGES, REPORTED, REPORTED + EDGES, KIND, SPEAKER_IN_MARKS, SPEAKER_REPORTED, VOICE)

GUESSED_KIND = "guessed_kind"
"""The field that tells marks from none where the gold does not know the kind, so that the kind is not measured."""

_INDIRECT, _PERSON, _ORGANISATION = "indirect", "person", "organisation"
_NAMELESS = ("inspectors", "report", "unnamed")
"""Kinds of speakers whose names tell nothing more."""


def measure_quotes(gold: Gold, article: Article | None, aligned: Aligned, sheet: Sheet) -> None:
    """Count the segments in marks and those without, then the fields of those that were found."""
    if gold.quotes is None:
        return
    quotes = _Quotes(gold, article, aligned, sheet)
    quotes.count(IN_MARKS)
    quotes.count(REPORTED)
    quotes.compare()


def same_speaker(name: str | None, kind: str, speaker: Speaker | None) -> bool:
    """Tell whether a speaker is the one that the gold names: by name or surname, or by a kind that has no names."""
    if speaker is None or name is None:
        return speaker is None and name is None
    if kind in _NAMELESS:
        return speaker.kind == kind
    if kind == _PERSON and speaker.kind != _PERSON:
        return False
    wanted, got = fold(name).split(), fold(speaker.name).split()
    return bool(wanted) and wanted[-1:] == got[-1:]


@dataclass(frozen=True, slots=True)
class _Found:
    quote: Quote
    segment: Segment


class _Quotes:
    """The segments of an article on both sides, and which stand for which."""

    def __init__(self, gold: Gold, article: Article | None, aligned: Aligned, sheet: Sheet) -> None:
        self._aligned, self._sheet = aligned, sheet
        self._kinds = {p.fields.get("name"): p.fields.get("kind") for p in gold.speakers or ()}
        self._kinds |= {kind: kind for kind in _NAMELESS}
        self._speakers = {speaker.id: speaker for speaker in article.speakers} if article else {}
        quotes = [quote for quote in article.quotes if not quote.nested] if article else []
        self._found = [_Found(quote, segment) for quote in quotes for segment in quote.segments]
        self._wanted = wanted_of(gold.quotes or (), aligned)
        self._matched = self._match(partial=gold.partial)

    def _match(self, *, partial: bool) -> Matched:
        places = [self._aligned.in_record([(one.segment.start, one.segment.end)]) for one in self._found]
        matched = match(self._wanted, places, partial=partial, same=self._same)
        matched.pairs.sort(key=lambda pair: pair.gold)
        return matched

    def _same(self, part: Part, number: int) -> bool:
        quote = self._found[number].quote
        fields = {"kind": quote.kind, "voice": quote.voice, "speaker": self._name(quote)}
        return all(fields[name] == value for name, value in part.fields.items() if name in fields)

    def count(self, family: str) -> None:
        """Count the segments in marks, or those without: a found one by the kind of the gold that it stands for."""
        due = [
            n for n, one in enumerate(self._wanted) if one.part.stand is Stand.WANTED and _family(one.part) == family
        ]
        right = [pair for pair in self._matched.pairs if pair.gold in due]
        extra = [n for n in self._matched.spurious if (self._found[n].quote.kind == _INDIRECT) == (family == REPORTED)]
        self._sheet.count(family, len(right), len(due), len(right) + len(extra))
        exact = sum(pair.share >= EXACT for pair in right)
        self._sheet.count(family + EDGES, exact, len(due), len(right) + len(extra))
        reached = {pair.gold for pair in right}
        for number in due:
            if number not in reached:
                one = self._wanted[number]
                self._sheet.missed(family, self._gold_spot(one), one.part.fields.get("kind"))
        for number in extra:
            self._sheet.spurious(family, self._spot(number), self._found[number].quote.kind)
        for pair in right:
            if pair.share < EXACT:
                at, wanted = self._spot(pair.found), self._gold_spot(self._wanted[pair.gold])
                self._sheet.wrong(family + EDGES, at, wanted.words, at.words)

    def compare(self) -> None:
        """Count the fields of the segments that were found."""
        for pair in self._matched.pairs:
            part, quote = self._wanted[pair.gold].part, self._found[pair.found].quote
            if part.stand is not Stand.WANTED:
                continue
            if "speaker" in part.fields:
                self._compare_speaker(part, quote, self._spot(pair.found))
            for name, row in (("voice", VOICE), ("kind", KIND)):
                if name in part.fields:
                    wanted, got = part.fields[name], getattr(quote, name)
                    self._sheet.compare(row, self._spot(pair.found), wanted, got, right=wanted == got)

    def _compare_speaker(self, part: Part, quote: Quote, at: Spot) -> None:
        name = part.fields["speaker"]
        kind = self._kinds.get(name) or _ORGANISATION
        right = same_speaker(name, kind, self._speakers.get(quote.speaker or ""))
        row = SPEAKER_REPORTED if _family(part) == REPORTED else SPEAKER_IN_MARKS
        self._sheet.compare(row, at, name, self._name(quote), right=right)

    def _name(self, quote: Quote) -> str | None:
        speaker = self._speakers.get(quote.speaker or "")
        return speaker.name if speaker else None

    def _spot(self, number: int) -> Spot:
        segment = self._found[number].segment
        return spot(self._aligned.text, segment.start, segment.end, "record")

    def _gold_spot(self, wanted: Wanted) -> Spot:
        return wanted.spot(self._aligned.gold_text)


def _family(part: Part) -> str:
    kind = part.fields.get("kind", part.fields.get(GUESSED_KIND))
    return REPORTED if kind == _INDIRECT else IN_MARKS
