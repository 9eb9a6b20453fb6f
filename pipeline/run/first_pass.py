"""The first pass of a run: its pages are counted in the index of sites before the first of them is cleaned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from pipeline.clean.site import PageLines
from pipeline.run.current import is_current
from pipeline.run.fingerprint import fingerprint
from pipeline.run.pool import Limits, Pool
from pipeline.run.quarantine import Failed
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task, batches
from pipeline.run.work import Counted, count_tasks, hold_threads
from pipeline.store.sites import SiteIndex, add_pages
from pipeline.store.state import State

_AT_ONCE = 1_000_000


class Counters(Protocol):
    """Whatever counts tasks."""

    def map(self, jobs: Iterable[Sequence[Task]]) -> Iterator[tuple[Task, Counted | Failed]]:
        """Give each task with its result, as they come."""


def to_count(tasks: Iterable[Task], settings: Settings, state: State, index: Path) -> Iterator[Task]:
    """Give the tasks whose pages may be unknown to the index: those with a record made from it as it is are not.

    Raises:
        ConfigError: The file is no index of sites.
        OSError: It cannot be read.
    """
    sites, made_by = SiteIndex(index), fingerprint(settings.setup)
    for task in tasks:
        entry = None if settings.force else state.entry(task.name)
        if entry is None or not is_current(entry, task, made_by, sites):
            yield task


def count_pages(
    tasks: Iterable[Task],
    settings: Settings,
    index: Path,
    *,
    counters: Counters | None = None,
    tell: Callable[[Task, Failed | None], None] = lambda *_: None,
) -> None:
    """Count the pages of tasks in an index of sites, which is made where there is none.

    The index is written whenever a million lines wait, so that memory stays flat; each time it is whole, and an
    interrupted pass loses nothing but what waited.

    Args:
        counters: Counts the tasks; worker processes of its own unless given.
        tell: Called with each task when it is over, and why it failed if it did.

    Raises:
        ConfigError: The file is there and is no index.
        OSError: It cannot be read or written.
    """
    waiting = _Waiting(index)
    for task, result in (counters or _counters(settings)).map(batches(tasks)):
        if isinstance(result, Counted) and result.site:
            waiting.add(result)
        tell(task, result if isinstance(result, Failed) else None)
    if waiting.pages or not index.exists():
        waiting.write()


class _Waiting:
    """Pages that are not in the index yet."""

    def __init__(self, index: Path) -> None:
        self._index, self._lines = index, 0
        self.pages: list[tuple[str, PageLines]] = []

    def add(self, counted: Counted) -> None:
        self.pages.append((counted.site, counted.page))
        self._lines += len(counted.page.short) + len(counted.page.prose)
        if self._lines >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        add_pages(self._index, self.pages)
        self.pages, self._lines = [], 0


def _counters(settings: Settings) -> Pool[Task, Counted | Failed]:
    work = partial(count_tasks, max_bytes=settings.max_bytes)
    return Pool(work, hold_threads, settings.workers, Limits(settings.timeout, settings.memory, settings.lifetime))
