"""Gold from a reviewer's marks: what is right or missing is wanted, what is wrong is not; nothing else is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import GoldError
from pipeline.record.article import Article, Quote
from pipeline.review.gold import Entry, Gold, Part, Place, Stand
from pipeline.review.marks import FINDING, INSPECTION, JUDGEMENT, MISSING, QUOTE, SPEAKER, WRONG, Mark, Marks
from pipeline.review.measures.quotes import GUESSED_KIND
from pipeline.review.pairs import LEAST
from pipeline.review.places import find_again, overlap

_OPENING = "\"'“‘„«"
_CLOSING = "\"'”’“»"


def entries_of(files: Sequence[Marks]) -> list[Entry]:
    """Give the gold of each article that was marked, in the order of the first marks.

    Of marks of one part in several files the one that was saved last counts: a reviewer marks what a new run has made
    of it.

    Raises:
        GoldError: Two files say different things of one part and neither was saved last, or their reviewers disagree.
    """
    articles: dict[str, dict[object, tuple[Mark, Marks]]] = defaultdict(dict)
    for marks in files:
        for mark in marks.marks:
            known = articles[mark.article]
            key = mark.id or (mark.part, mark.place, mark.text)
            known[key] = _that_counts(known[key], (mark, marks)) if key in known else (mark, marks)
    return [_entry(article, tuple(mark for mark, _ in marks.values())) for article, marks in articles.items()]


def _that_counts(known: tuple[Mark, Marks], new: tuple[Mark, Marks]) -> tuple[Mark, Marks]:
    (one, before), (other, after) = known, new
    if (one.verdict, one.fields) == (other.verdict, other.fields):
        return known
    if not (before.time and after.time) or before.time == after.time or _disagree(known, new):
        told = f"{other.id or other.text} of {other.article} is {other.verdict}"
        differ = "" if one.fields == other.fields else ", of other fields"
        raise GoldError(f"{other.file}: {told}, and {one.verdict} in {one.file}{differ}: take one of them out")
    return new if after.time > before.time else known


def _disagree(known: tuple[Mark, Marks], new: tuple[Mark, Marks]) -> bool:
    """Tell whether two reviewers differ on the same thing."""
    (one, before), (other, after) = known, new
    return one.fields == other.fields and before.reviewer != after.reviewer


def _entry(article: str, marks: Sequence[Mark]) -> Entry:
    path = marks[0].path
    return Entry(marks[0].file, path or article, article, path, lambda record: gold_of(marks, record))


def gold_of(marks: Sequence[Mark], article: Article | None) -> Gold:
    """Give what the marks of one article tell, their places in the text of its record as it is now."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for mark in marks:
        if mark.part != INSPECTION:
            parts[mark.part].append(_part(mark, article))
    return Gold(
        text=article.text if article else "",
        quotes=parts.get(QUOTE),
        speakers=parts.get(SPEAKER),
        judgements=parts.get(JUDGEMENT),
        findings=parts.get(FINDING),
        inspection=dict(_facts(marks)),
        refused=dict(_refused(marks)),
        partial=True,
    )


def _facts(marks: Sequence[Mark]) -> Iterator[tuple[str, list[str | None]]]:
    """Give the fields of the inspection whose right value is known: that of a wrong one is not."""
    for mark in marks:
        if mark.part == INSPECTION and mark.verdict != WRONG:
            yield str(mark.id), [_value(mark)]


def _refused(marks: Sequence[Mark]) -> Iterator[tuple[str, str | None]]:
    return ((str(mark.id), _value(mark)) for mark in marks if mark.part == INSPECTION and mark.verdict == WRONG)


def _value(mark: Mark) -> str | None:
    return mark.fields.get("value", mark.text)


def _part(mark: Mark, article: Article | None) -> Part:
    places = _places(mark, article) if article else ()
    fields: dict[str, Any] = dict(mark.fields)
    if mark.part == SPEAKER:
        fields = {"kind": "person", "name": mark.text} | fields
    elif mark.part == QUOTE and "kind" not in fields:
        fields[GUESSED_KIND] = _guessed_kind(places, article)
    elif mark.part == JUDGEMENT and "grade" in fields:
        fields.setdefault("when", "current")
    return Part(places, mark.text or str(mark.id), fields, _stand(mark, places, article))


def _stand(mark: Mark, places: Sequence[Place], article: Article | None) -> Stand:
    """Give what a mark asks for; quotes inside another's quote are not measured."""
    nested = [quote for quote in article.quotes if quote.nested] if article and mark.part == QUOTE else ()
    if any(quote.id == mark.id or (places and _reach(quote) == (places[0][0], places[-1][1])) for quote in nested):
        return Stand.FREE
    return Stand.UNWANTED if mark.verdict == WRONG else Stand.WANTED


def _reach(quote: Quote) -> Place:
    return quote.segments[0].start, quote.segments[-1].end


def _guessed_kind(places: Sequence[Place], article: Article | None) -> str:
    """Give what the words look like: with marks around them, or at their own ends, they are direct."""
    if not (article and places):
        return "indirect"
    (start, end), text = (places[0][0], places[-1][1]), article.text
    before, first, last = text[max(0, start - 1) : start], text[start], text[end - 1]
    marked = (before and before in _OPENING) or (first in _OPENING and last in _CLOSING)
    return "direct" if marked else "indirect"


def _places(mark: Mark, article: Article) -> tuple[Place, ...]:
    """Give the stretches of the part: by its id, else where its words stand nearest to where they stood."""
    if mark.verdict != MISSING and mark.id and (found := _stretches(article).get(mark.id)):
        return found
    place = find_again(mark.text, mark.place, article.text) if mark.text and mark.place else None
    if place is None:
        return ()
    return _parted(place, article) if mark.part == QUOTE else (place,)


def _parted(place: Place, article: Article) -> tuple[Place, ...]:
    """Give the segments of a quote of which only the first start and the last end are known.

    They are parted where the record parts the quote that lies there; the outer edges are those that were marked.
    """
    quotes = [quote for quote in article.quotes if not quote.nested]
    alike = max(quotes, key=lambda quote: overlap(place, _reach(quote)), default=None)
    if alike is None or overlap(place, _reach(alike)) < LEAST:
        return (place,)
    inside = [part for part in alike.segments if part.end > place[0] and part.start < place[1]]
    starts = [place[0], *(part.start for part in inside[1:])]
    ends = [*(part.end for part in inside[:-1]), place[1]]
    return tuple(zip(starts, ends, strict=True))


def _stretches(article: Article) -> Mapping[str, tuple[Place, ...]]:
    quotes = {quote.id: tuple((s.start, s.end) for s in quote.segments) for quote in article.quotes}
    speakers = {speaker.id: tuple((m.start, m.end) for m in speaker.mentions) for speaker in article.speakers}
    judgements = {part.id: ((part.start, part.end),) for part in article.judgements}
    findings = {part.id: ((part.start, part.end),) for part in article.findings}
    return quotes | speakers | judgements | findings
