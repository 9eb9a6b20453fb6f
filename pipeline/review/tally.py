"""What two runs differ in, counted, and the most serious of the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from pipeline.review.changes import KIND_RANKS, RANKS, ArticleDiff, Change, Remark
from pipeline.review.compare import rank

MARKS = "marks"
"""What `--fail-on` calls marks that the new run no longer bears out, beside the categories."""
FAULTS = 100
"""So many articles that cannot be read, and marks without a change, are named; all are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many changes are of one kind: of a part that came or went once, else for each field that differs."""

    category: str
    kind: str
    group: str
    field: str
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """A change with its article, whose other changes are left out."""

    article: ArticleDiff
    change: Change


@dataclass
class Tally:
    """The counts of a difference, and its most serious changes.

    Attributes:
        limit: How many changes are kept; None for all.
        articles: How many articles have each status.
        changes: How many changes there are.
        moved: How many parts only moved.
        input_changed: How many articles were read from other bytes.
        marks: How many of reviewers' marks have each outcome.
        alone: Marks that are lost or met though no change is about their parts, with their articles, the first of them.
        unreadable: The articles that cannot be read, the first of them.
    """

    limit: int | None = None
    articles: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    moved: int = 0
    input_changed: int = 0
    marks: Counter[str] = field(default_factory=Counter)
    alone: list[tuple[ArticleDiff, Remark]] = field(default_factory=list)
    unreadable: list[ArticleDiff] = field(default_factory=list)
    _counts: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    _kept: list[Told] = field(default_factory=list)

    def counted(self, diffs: Iterable[ArticleDiff]) -> Iterator[ArticleDiff]:
        """Give articles on, each counted as it passes."""
        for diff in diffs:
            self.add(diff)
            yield diff

    def add(self, diff: ArticleDiff) -> None:
        """Count an article."""
        self.articles[diff.status] += 1
        self.moved += diff.moved
        self.input_changed += diff.input_changed
        self.changes += len(diff.changes)
        if diff.status == "unreadable" and len(self.unreadable) < FAULTS:
            self.unreadable.append(diff)
        for change in diff.changes:
            self._counts.update(_rows(change))
        self.marks.update(mark.outcome for mark in chain(diff.marks, *(change.marks for change in diff.changes)))
        self._remarks(diff)
        self._keep(diff)

    def _remarks(self, diff: ArticleDiff) -> None:
        alone = [(diff, mark) for mark in diff.marks if mark.outcome in ("lost", "met")]
        self.alone += alone[: FAULTS - len(self.alone)]

    def _keep(self, diff: ArticleDiff) -> None:
        article = replace(diff, changes=())
        self._kept += [Told(article, change) for change in diff.changes]
        if self.limit is not None and len(self._kept) > 2 * self.limit + 1000:
            self._kept = self.worst()

    def worst(self) -> list[Told]:
        """Give the most serious changes, the most serious first; equally serious ones by their articles' paths."""
        self._kept.sort(key=_severity)
        return self._kept[: self.limit]

    def rows(self) -> list[Row]:
        """Give the counts, the most serious first."""
        rows = [Row(*key, count) for key, count in self._counts.items()]
        return sorted(rows, key=lambda row: (RANKS[row.category], KIND_RANKS[row.kind], row.group, row.field))

    def by_category(self) -> Mapping[str, int]:
        """Give the number of changes for each category that has any, the most serious first."""
        found: Counter[str] = Counter()
        for row in self.rows():
            found[row.category] += row.count
        return found

    @property
    def differs(self) -> bool:
        """Whether anything differs, or cannot be told."""
        return bool(self.changes or self.articles["unreadable"])

    def holds(self, categories: Collection[str]) -> bool:
        """Tell whether there is a change of one of these categories, or a difference that cannot be told.

        Args:
            categories: Those of `CATEGORIES`, and `MARKS` for a mark that the new run no longer bears out.
        """
        broken = MARKS in categories and self.marks["lost"]
        unknown = self.articles["unreadable"]
        return bool(broken or unknown) or not self.by_category().keys().isdisjoint(categories)


def _rows(change: Change) -> Iterator[tuple[str, str, str, str]]:
    if change.kind != "changed" or change.group == "text":
        yield change.category, change.kind, change.group, ""
    else:
        yield from ((field.category, change.kind, change.group, field.field) for field in change.fields)


def _severity(told: Told) -> tuple[bool, int, int, str, tuple[bool, int, int, int, str]]:
    whole = rank(told.change)
    return *whole[:3], told.article.path, whole
