"""The first pass of a run: its pages are counted in the index of sites before the first of them is cleaned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from pipeline.clean.site import PageLines
from pipeline.run.current import is_current
from pipeline.run.failures import Failure
from pipeline.run.fingerprint import fingerprint
from pipeline.run.manifest import read_manifest
from pipeline.run.pool import Pool
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.run.work import Counted, Failed, count_task, hold_threads
from pipeline.store.sites import SiteIndex, add_pages

_AT_ONCE = 1_000_000


class Counters(Protocol):
    """Whatever counts tasks, one result for each, in their order."""

    def map(self, tasks: Iterable[Task]) -> Iterator[Counted | Failed]:
        """Count them."""


def to_count(tasks: Sequence[Task], settings: Settings, index: Path) -> list[Task]:
    """Give the tasks whose pages may be unknown to the index: those with a record made from it as it is are not.

    Raises:
        ConfigError: The file is no index of sites.
        OSError: It cannot be read.
    """
    entries = {} if settings.force else read_manifest(settings.out, settings.form)
    sites, made_by = SiteIndex(index), fingerprint(settings.setup)
    return [
        task for task in tasks if not (task.name in entries and is_current(entries[task.name], task, made_by, sites))
    ]


def count_pages(
    tasks: Sequence[Task],
    settings: Settings,
    index: Path,
    *,
    counters: Counters | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Failure]:
    """Count the pages of tasks in an index of sites, which is made where there is none, and give those that failed.

    The index is written whenever a million lines wait, so that memory stays flat; each time it is whole, and an
    interrupted pass loses nothing but what waited.

    Args:
        counters: Counts the tasks; worker processes of its own unless given.
        tell: Called with the name of each task when it is over.

    Raises:
        ConfigError: The file is there and is no index.
        OSError: It cannot be read or written.
    """
    failures: list[Failure] = []
    waiting = _Waiting(index)
    for task, result in zip(tasks, (counters or _counters(settings, tasks)).map(tasks), strict=True):
        if isinstance(result, Failed):
            failures.append(Failure(task.name, result.kind, result.reason, task.place))
        elif result.site:
            waiting.add(result)
        tell(task.name)
    if waiting.pages or not index.exists():
        waiting.write()
    return failures


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


def _counters(settings: Settings, tasks: Sequence[Task]) -> Pool[Task, Counted | Failed]:
    work = partial(count_task, max_bytes=settings.max_bytes)
    workers = max(1, min(settings.workers, len(tasks)))
    return Pool(work, hold_threads, workers, settings.timeout, settings.lifetime)
