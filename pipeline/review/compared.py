"""The articles of two runs with both their records, for a page that shows them beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pipeline.errors import RecordError
from pipeline.record.article import Article
from pipeline.review.changes import ArticleDiff
from pipeline.review.runs import Listed, Run

L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True)
class Compared:
    """An article of two runs.

    Attributes:
        old: None where the old run does not have it, it cannot be read, or nothing differs.
        new: None where the new run does not have it, or it cannot be read.
        diff: What differs, or that it is the same.
    """

    old: Article | None
    new: Article | None
    diff: ArticleDiff


class Records(Generic[L]):
    """The records of two runs, found again by the places that the difference of an article tells."""

    def __init__(self, old: Run[L], new: Run[L]) -> None:
        self._old, self._new = old, new

    @cached_property
    def _olds(self) -> Mapping[str, L]:
        return {listed.place: listed for listed in self._old.listed()}

    @cached_property
    def _news(self) -> Mapping[str, L]:
        return {listed.place: listed for listed in self._new.listed()}

    def of(self, diff: ArticleDiff) -> tuple[Article | None, Article | None]:
        """Give the old and the new record of an article, None where there is none or it cannot be read.

        Where nothing differs both are the new one.
        """
        new = _read(self._new, self._news, diff.new)
        return new if diff.status == "same" else _read(self._old, self._olds, diff.old), new


def with_records(diffs: Iterable[ArticleDiff], records: Records[L]) -> Iterator[Compared]:
    """Give each article of the diffs of two runs with its records, read one article at a time."""
    for diff in diffs:
        old, new = records.of(diff)
        yield Compared(None if diff.status == "same" else old, new, diff)


def _read(run: Run[L], listed: Mapping[str, L], place: str | None) -> Article | None:
    if place is None or place not in listed:
        return None
    with suppress(RecordError):
        return run.article(listed[place])
    return None
