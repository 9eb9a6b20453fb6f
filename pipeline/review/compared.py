"""The articles of two runs with both their records, for a page that shows them beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

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


def with_records(diffs: Iterable[ArticleDiff], old: Run[L], new: Run[L]) -> Iterator[Compared]:
    """Give each article of the diffs of two runs with its records, read one article at a time."""
    olds = {listed.place: listed for listed in old.listed()}
    news = {listed.place: listed for listed in new.listed()}
    for diff in diffs:
        ours = None if diff.status == "same" else _read(old, olds, diff.old)
        yield Compared(ours, _read(new, news, diff.new), diff)


def _read(run: Run[L], listed: Mapping[str, L], place: str | None) -> Article | None:
    if place is None or place not in listed:
        return None
    with suppress(RecordError):
        return run.article(listed[place])
    return None
