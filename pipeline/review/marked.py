"""Gold from a reviewer's marks: what is right or missing is wanted, what is wrong is not; nothing else is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import GoldError
from pipeline.record.article import Article
from pipeline.review.gold import Entry, Gold, Part, Place, Stand
from pipeline.review.marks import FINDING, INSPECTION, JUDGEMENT, MISSING, QUOTE, SPEAKER, WRONG, Mark, Marks
from pipeline.review.measures.quotes import GUESSED_KIND

_OPENING = "\"'“‘„«"
_BLANK = re.compile(r"\s+")


def entries_of(files: Sequence[Marks]) -> list[Entry]:
    """Give the gold of each article that was marked, in the order of the first marks.

    Raises:
        GoldError: Two files say different things of one part.
    """
    articles: dict[str, dict[object, Mark]] = defaultdict(dict)
    for marks in files:
        for mark in marks.marks:
            known = articles[mark.article]
            key = mark.id or (mark.part, mark.place, mark.text)
            other = known.setdefault(key, mark)
            if (other.verdict, other.fields) != (mark.verdict, mark.fields):
                said = f"{mark.id or mark.text} of {mark.article} is {mark.verdict}"
                raise GoldError(f"{mark.file}: {said}, and {other.verdict} in {other.file}, or its fields differ")
    return [_entry(article, tuple(marks.values())) for article, marks in articles.items()]


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
        partial=True,
    )


def _facts(marks: Sequence[Mark]) -> Iterator[tuple[str, list[str | None]]]:
    """Give the fields of the inspection whose right value is known: that of a wrong one is not."""
    for mark in marks:
        if mark.part == INSPECTION and mark.verdict != WRONG:
            yield str(mark.id), [mark.fields.get("value", mark.text)]


def _part(mark: Mark, article: Article | None) -> Part:
    places = _places(mark, article) if article else ()
    fields: dict[str, Any] = dict(mark.fields)
    if mark.part == SPEAKER:
        fields = {"kind": "person", "name": mark.text} | fields
    elif mark.part == QUOTE and "kind" not in fields:
        fields[GUESSED_KIND] = _guessed_kind(places, article)
    elif mark.part == JUDGEMENT and "grade" in fields:
        fields.setdefault("when", "current")
    return Part(places, mark.text or str(mark.id), fields, _stand(mark, article))


def _stand(mark: Mark, article: Article | None) -> Stand:
    """Give what a mark asks for; quotes inside another's quote are not measured."""
    if article and any(quote.nested and quote.id == mark.id for quote in article.quotes):
        return Stand.FREE
    return Stand.UNWANTED if mark.verdict == WRONG else Stand.WANTED


def _guessed_kind(places: Sequence[Place], article: Article | None) -> str:
    before = article.text[places[0][0] - 1 : places[0][0]] if article and places else ""
    return "direct" if before and before in _OPENING else "indirect"


def _places(mark: Mark, article: Article) -> tuple[Place, ...]:
    """Give the stretches of the part: by its id, else where its words stand nearest to where they stood."""
    if mark.verdict != MISSING and mark.id and (found := _stretches(article).get(mark.id)):
        return found
    place = find(mark.text, mark.place, article.text) if mark.text and mark.place else None
    if place is None:
        return ()
    return next(_within(place, article), (place,)) if mark.part == QUOTE else (place,)


def _within(place: Place, article: Article) -> Iterator[tuple[Place, ...]]:
    """Give the segments of quotes that reach from the start of a place to its end, as a mark tells no segments."""
    for quote in article.quotes:
        if (quote.segments[0].start, quote.segments[-1].end) == place:
            yield tuple((segment.start, segment.end) for segment in quote.segments)


def _stretches(article: Article) -> Mapping[str, tuple[Place, ...]]:
    quotes = {quote.id: tuple((s.start, s.end) for s in quote.segments) for quote in article.quotes}
    speakers = {speaker.id: tuple((m.start, m.end) for m in speaker.mentions) for speaker in article.speakers}
    judgements = {part.id: ((part.start, part.end),) for part in article.judgements}
    findings = {part.id: ((part.start, part.end),) for part in article.findings}
    return quotes | speakers | judgements | findings


def find(words: str, place: Place, text: str) -> Place | None:
    """Give where words stand in a text that may have changed: nearest to where they stood, white space aside.

    Returns:
        None where they are gone.
    """
    if text[slice(*place)] == words:
        return place
    pattern = r"\s+".join(map(re.escape, _BLANK.split(words.strip())))
    found = (match.span() for match in re.finditer(pattern, text))
    return min(found, key=lambda span: (abs(span[0] - place[0]), span), default=None)
