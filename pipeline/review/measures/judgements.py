"""Judgements by area, grade and time: what is told of twice counts once, on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.record.article import Article, Judgement
from pipeline.review.gold import Gold, Part, Place, Stand
from pipeline.review.sheet import Sheet, Spot, spot
from pipeline.review.words import Aligned, Numbers, fold

JUDGED = "judgements"
KINDS = (JUDGED,)

Count = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A grade for an area, by all the names that the area goes by.

    Attributes:
        grade: None where the gold knows only the place.
        at: Where it is told of first.
        told: For a reader.
        words: The numbers of the words there.
    """

    areas: set[str]
    grade: str | None
    when: str | None
    count: Count | None
    at: Spot
    words: Numbers
    told: str | None

    def is_like(self, other: _Row) -> bool:
        """Tell whether this row of the gold is another one of the record."""
        if self.grade is None:
            return bool(self.words & other.words)
        if (self.grade, self.when) != (other.grade, other.when):
            return False
        if self.areas & other.areas or not (self.areas or other.areas):
            return True
        return any(one in two or two in one for one in self.areas for two in other.areas)


def measure_judgements(gold: Gold, article: Article | None, aligned: Aligned, sheet: Sheet) -> None:
    """Count the judgements."""
    if gold.judgements is None:
        return
    wanted = _folded(_gold_row(p, aligned) for p in gold.judgements if p.stand is Stand.WANTED)
    unwanted = [_gold_row(p, aligned) for p in gold.judgements if p.stand is Stand.UNWANTED]
    left = _folded(_row(judgement, aligned) for judgement in article.judgements) if article else []
    missed = []
    for row in wanted:
        if same := next((other for other in left if row.is_like(other)), None):
            left.remove(same)
        else:
            missed.append(row)
    if gold.partial:
        left = [row for row in left if any(other.is_like(row) for other in unwanted)]
    right = len(wanted) - len(missed)
    sheet.count(JUDGED, right, len(wanted), right + len(left))
    for row in missed:
        sheet.missed(JUDGED, row.at, row.told)
    for row in left:
        sheet.spurious(JUDGED, row.at, row.told)


def _folded(rows: Iterable[_Row]) -> list[_Row]:
    """Give each judgement once, under all the names that its area has in any of its mentions."""
    kept: list[_Row] = []
    for row in rows:
        if same := next((other for other in kept if _again(row, other)), None):
            same.areas.update(row.areas)
        else:
            kept.append(row)
    return kept


def _again(row: _Row, other: _Row) -> bool:
    alike = (row.grade, row.when, row.count) == (other.grade, other.when, other.count) and row.grade is not None
    return alike and (bool(row.areas & other.areas) or row.areas == other.areas)


def _gold_row(part: Part, aligned: Aligned) -> _Row:
    at = spot(aligned.gold_text, *part.places[0], "gold") if part.places else Spot(part.words, side="gold")
    fields = part.fields
    areas = _areas(fields.get("area"), fields.get("area_text"), *fields.get("area_alt", ()))
    grade = fold(fields["grade"]) if "grade" in fields else None
    when, count = fields.get("when", "current"), fields.get("count")
    told = _told(fields.get("area") or fields.get("area_text"), fields.get("grade"), when)
    return _Row(areas, grade, when, count, at, aligned.in_gold(part.places), told if fields else None)


def _row(judgement: Judgement, aligned: Aligned) -> _Row:
    place: Place = judgement.start, judgement.end
    count = (judgement.count.n, judgement.count.of) if judgement.count else None
    areas = _areas(judgement.area, judgement.area_text)
    at = spot(aligned.text, *place, "record")
    told = _told(judgement.area or judgement.area_text, judgement.grade, judgement.when)
    return _Row(areas, fold(judgement.grade), judgement.when, count, at, aligned.in_record([place]), told)


def _told(area: str | None, grade: str | None, when: str) -> str:
    return ", ".join(filter(None, (area, grade, when)))


def _areas(*names: Any) -> set[str]:
    return set(_named(names))


def _named(names: Iterable[str | None]) -> Iterator[str]:
    for name in names:
        if folded := fold(name):
            yield folded
