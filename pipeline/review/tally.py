"""What two runs differ in, counted, and the most serious of the changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.review.changes import KIND_RANKS, RANKS, ArticleDiff, Change
from pipeline.review.compare import rank

FAULTS = 100
"""So many articles that cannot be read are named; all are counted."""


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
        unreadable: The articles that cannot be read, the first of them.
    """

    limit: int | None = None
    articles: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    moved: int = 0
    input_changed: int = 0
    unreadable: list[ArticleDiff] = field(default_factory=list)
    _counts: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    _kept: list[Told] = field(default_factory=list)

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
        self._keep(diff)

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

    def holds(self, categories: Iterable[str]) -> bool:
        """Tell whether there is a change of one of these categories, or a difference that cannot be told."""
        return bool(self.articles["unreadable"]) or not self.by_category().keys().isdisjoint(categories)


def _rows(change: Change) -> Iterator[tuple[str, str, str, str]]:
    if change.kind != "changed" or change.group == "text":
        yield change.category, change.kind, change.group, ""
    else:
        yield from ((field.category, change.kind, change.group, field.field) for field in change.fields)


def _severity(told: Told) -> tuple[int, int, str, tuple[int, int, int, str]]:
    whole = rank(told.change)
    return whole[0], whole[1], told.article.path, whole
