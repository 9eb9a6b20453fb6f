"""Reviewers' marks beside the difference of two runs: which change each is about, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.errors import ConfigError, GoldError
from pipeline.record.article import Article
from pipeline.review.changes import ArticleDiff, Outcome, Part, Remark
from pipeline.review.compare import rank
from pipeline.review.compared import L, Records
from pipeline.review.heeded import heeds
from pipeline.review.marks import ENDING, FINDING, INSPECTION, JUDGEMENT, QUOTE, SPEAKER, Mark, Marks, read_marks
from pipeline.review.pairs import LEAST
from pipeline.review.places import find_again, overlap

_GROUPS: Final = {
    QUOTE: "quotes",
    SPEAKER: "speakers",
    JUDGEMENT: "judgements",
    FINDING: "findings",
    INSPECTION: "inspection",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A mark and whose it is."""

    mark: Mark
    reviewer: str | None


class Reviews:
    """The marks of several files, by article.

    Those of two reviewers stand beside each other; of what one says of a part in several files the last saved counts.
    """

    def __init__(self, files: Iterable[Marks]) -> None:
        self._said: dict[str, dict[Hashable, Said]] = defaultdict(dict)
        self._asked: set[str] = set()
        for marks in sorted(files, key=lambda marks: marks.time or ""):
            for mark in marks.marks:
                part = mark.id or (mark.part, mark.place, mark.text)
                self._said[mark.article][marks.reviewer, part] = Said(mark, marks.reviewer)

    def of(self, article: str | None) -> Sequence[Said]:
        """Give the marks of an article, by its id."""
        if article is None or article not in self._said:
            return ()
        self._asked.add(article)
        return tuple(self._said[article].values())

    def left(self) -> list[Mark]:
        """Give the marks of articles that nobody has asked for."""
        left = (marks for article, marks in self._said.items() if article not in self._asked)
        return [said.mark for marks in left for said in marks.values()]


def read_reviews(places: Iterable[Path]) -> Reviews:
    """Give the marks of files, and of all files of marks in folders and below.

    Raises:
        ConfigError: There is no such place, no marks in it, or a file that breaks their form.
        OSError: A file cannot be read.
    """
    try:
        return Reviews([read_marks(path) for place in places for path in _files(place)])
    except GoldError as error:
        raise ConfigError(str(error)) from error


def _files(place: Path) -> list[Path]:
    if not place.exists():
        raise ConfigError(f"{place}: no such file or folder")
    found = sorted(place.rglob(f"*{ENDING}")) if place.is_dir() else [place]
    if not found:
        raise ConfigError(f"{place}: no {ENDING} there")
    return found


def with_marks(diffs: Iterable[ArticleDiff], reviews: Reviews, records: Records[L]) -> Iterator[ArticleDiff]:
    """Give the differences of articles with the marks; of what cannot be read nobody knows what became of them.

    Args:
        diffs: Of the articles of two runs.
        reviews: The marks.
        records: Of both runs: they are read again for articles with marks.
    """
    for diff in diffs:
        said = reviews.of(diff.id)
        yield diff if not said or diff.status == "unreadable" else remarked(diff, said, *records.of(diff))


def remarked(diff: ArticleDiff, said: Sequence[Said], old: Article | None, new: Article | None) -> ArticleDiff:
    """Give the difference of an article with marks of it: each at the change that is about its part, if any is.

    What breaks a mark stands first.

    Args:
        diff: The difference.
        said: The marks.
        old: The record of the old run, None where it has none.
        new: The record of the new run, None where it has none.
    """
    about: dict[int | None, list[Remark]] = defaultdict(list)
    for one in said:
        about[_change(one.mark, diff, (old, new))].append(_remark(one, old, new))
    changes = [replace(change, marks=tuple(about.get(at, ()))) for at, change in enumerate(diff.changes)]
    return replace(diff, changes=tuple(sorted(changes, key=rank)), marks=tuple(about.get(None, ())))


def _remark(said: Said, old: Article | None, new: Article | None) -> Remark:
    mark = said.mark
    outcome = _outcome(heeds(old, mark), heeds(new, mark))
    return Remark(mark.verdict, mark.part, mark.id, mark.text, mark.note, said.reviewer, outcome)


def _outcome(before: bool, now: bool) -> Outcome:  # noqa: FBT001
    if before:
        return "kept" if now else "lost"
    return "met" if now else "open"


def _change(mark: Mark, diff: ArticleDiff, records: Sequence[Article | None]) -> int | None:
    """Give the number of the change that is about the part: by its id, or by its words where neither run has the id."""
    if diff.status in ("removed", "added"):
        return 0
    sides = list(_sides(mark, diff, records))
    found = (at for side in sides for at, part in side.parts if _is_named(part, mark))
    if (at := next(found, None)) is not None or any(_has(side.article, mark) for side in sides):
        return at
    meant = (at for side in reversed(sides) for at, part in side.parts if _is_meant(part, mark, side.article.text))
    return next(meant, None)


@dataclass(frozen=True, slots=True)
class _Side:
    """A record, and those of its parts that changes are about, with the numbers of the changes."""

    article: Article
    parts: Sequence[tuple[int, Part]]


def _sides(mark: Mark, diff: ArticleDiff, records: Sequence[Article | None]) -> Iterator[_Side]:
    changes = [(at, change) for at, change in enumerate(diff.changes) if change.group == _GROUPS[mark.part]]
    for article, side in zip(records, ("old", "new"), strict=True):
        if article is not None:
            parts = ((at, getattr(change, side)) for at, change in changes)
            yield _Side(article, [(at, part) for at, part in parts if part])


def _is_named(part: Part, mark: Mark) -> bool:
    return part.path == f"inspection.{mark.id}" if mark.part == INSPECTION else part.id == mark.id


def _has(article: Article, mark: Mark) -> bool:
    return mark.part == INSPECTION or any(part.id == mark.id for part in getattr(article, _GROUPS[mark.part]))


def _is_meant(part: Part, mark: Mark, text: str) -> bool:
    """Tell whether the words of a mark are those of a part, of one of its stretches, or most of them."""
    place = find_again(mark.text, mark.place, text) if mark.text and mark.place else None
    if place is None or not part.stretches:
        return False
    stretches = [(stretch.start, stretch.end) for stretch in part.stretches]
    return any(overlap(place, one) >= LEAST for one in [(stretches[0][0], stretches[-1][1]), *stretches])
