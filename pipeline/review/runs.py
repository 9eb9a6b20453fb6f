"""Two runs side by side, article by article: only what differs in its bytes is read again and compared."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pipeline.errors import RecordError
from pipeline.record.article import Article
from pipeline.review.changes import ArticleDiff
from pipeline.review.compare import compare, lone
from pipeline.review.pairing import pair_off


class Listed(Protocol):
    """A record as it is listed: what tells it apart, without its text."""

    @property
    def id(self) -> str:
        """Of the article; empty where it cannot be told."""

    @property
    def path(self) -> str:
        """Of the article's input; empty where there is none."""

    @property
    def place(self) -> str:
        """The file, for people."""

    @property
    def digest(self) -> bytes:
        """Of its bytes; empty where they cannot be read."""

    @property
    def is_line(self) -> bool:
        """Whether it is stored as a line; the bytes of a line and of a document always differ."""


L = TypeVar("L", bound=Listed)


class Run(Protocol[L]):
    """The records of a run: each is listed once, and read when it is needed."""

    def listed(self) -> Iterator[L]:
        """Give the records as they are listed."""

    def line(self, listed: L) -> bytes:
        """Give a record as one line, not parsed; empty where it cannot be read."""

    def article(self, listed: L) -> Article:
        """Give a record.

        Raises:
            RecordError: It cannot be read, or is broken.
        """


def compare_runs(old: Run[L], new: Run[L]) -> Iterator[ArticleDiff]:
    """Give each article of two runs, sorted by path: what differs, or that it is the same.

    Articles are matched by id. Of several records with one id those with the same bytes belong together, then those of
    the same input, then those that come first. Of a run no more is held than a list of its records.
    """
    pairs = sorted(_paired(old, new), key=_order)
    with _uncollected():
        for ours, theirs in pairs:
            if ours is None or theirs is None:
                yield _alone(old, new, ours, theirs)
            elif _same_bytes(old, new, ours, theirs):
                yield ArticleDiff(theirs.id or None, theirs.path or theirs.place, "same", ours.place, theirs.place)
            else:
                yield _compared(old, new, ours, theirs)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for cycles in the meantime: a record holds none, and to look takes a tenth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _paired(old: Run[L], new: Run[L]) -> Iterator[tuple[L | None, L | None]]:
    olds, news = _by_id(old.listed()), _by_id(new.listed())
    for id in sorted({*olds, *news}):  # noqa: A001
        ours, theirs = olds.get(id, []), news.get(id, [])
        yield from _digests(ours, theirs)
        if id:
            yield from pair_off(ours, theirs, lambda listed: listed.path)
            yield from pair_off(ours, theirs, lambda _: None)
        yield from ((one, None) for one in ours)
        yield from ((None, other) for other in theirs)


def _digests(ours: list[L], theirs: list[L]) -> Iterator[tuple[L, L]]:
    """Take what has the same bytes out of both lists; of what cannot be read nobody knows them."""
    readable = [one for one in ours if one.digest], [other for other in theirs if other.digest]
    pairs = pair_off(*readable, lambda listed: listed.digest)
    taken = {id(listed) for pair in pairs for listed in pair}
    for side in (ours, theirs):
        side[:] = [listed for listed in side if id(listed) not in taken]
    yield from pairs


def _by_id(listed: Iterable[L]) -> Mapping[str, list[L]]:
    found: dict[str, list[L]] = defaultdict(list)
    for one in listed:
        found[one.id].append(one)
    return found


def _order(pair: tuple[L | None, L | None]) -> tuple[str, str]:
    listed = pair[1] or pair[0]
    return (listed.path or listed.place, listed.place) if listed else ("", "")


def _same_bytes(old: Run[L], new: Run[L], ours: L, theirs: L) -> bool:
    if ours.digest == theirs.digest:
        return True
    return ours.is_line != theirs.is_line and old.line(ours) == new.line(theirs) != b""


def _alone(old: Run[L], new: Run[L], ours: L | None, theirs: L | None) -> ArticleDiff:
    try:
        if ours is not None:
            return lone(old.article(ours), "removed", ours.place)
        if theirs is not None:
            return lone(new.article(theirs), "added", theirs.place)
    except RecordError as error:
        return _unreadable(ours, theirs, error)
    raise AssertionError("a pair of nothing")


def _compared(old: Run[L], new: Run[L], ours: L, theirs: L) -> ArticleDiff:
    try:
        return compare(old.article(ours), new.article(theirs), places=(ours.place, theirs.place))
    except RecordError as error:
        return _unreadable(ours, theirs, error)


def _unreadable(ours: L | None, theirs: L | None, error: RecordError) -> ArticleDiff:
    known = theirs or ours
    return ArticleDiff(
        id=known.id or None if known else None,
        path=known.path or known.place if known else "",
        status="unreadable",
        old=ours.place if ours else None,
        new=theirs.place if theirs else None,
        fault=str(error),
    )
