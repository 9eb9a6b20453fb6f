"""A run: tasks in, records, failures and a manifest out; what has not changed is skipped."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from pipeline.errors import ConfigError
from pipeline.run.current import is_current
from pipeline.run.failures import Failure, not_named, read_failures, write_failures
from pipeline.run.fingerprint import fingerprint, versions
from pipeline.run.manifest import Entry, duplicates, read_manifest, write_manifest
from pipeline.run.pool import Pool
from pipeline.run.settings import Settings
from pipeline.run.sinks import Put, sha, sink_for
from pipeline.run.tasks import Task
from pipeline.run.work import CONFIG, Done, Failed, Index, do_task, start_worker
from pipeline.store.sites import SiteIndex

UNWRITABLE = "unwritable"
_OFTEN, _SHARE = 50, 20


class Crew(Protocol):
    """Whatever does tasks, one result for each, in their order."""

    def map(self, tasks: Iterable[Task]) -> Iterator[Done | Failed]:
        """Do them."""


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        given: The inputs that failed, by their names, as they can be found.
        parts: Counted over all records of its inputs, done and skipped.
    """

    done: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    parts: Counter[str] = field(default_factory=Counter)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0


def crew_for(settings: Settings, tasks: Sequence[Task]) -> Pool[Task, Done | Failed]:
    """Give the worker processes of a run."""
    index = Index(settings.sites, SiteIndex(settings.sites).version) if settings.sites else None
    work = partial(do_task, form=settings.form, max_bytes=settings.max_bytes, setup=settings.setup, index=index)
    workers = max(1, min(settings.workers, len(tasks)))
    return Pool(work, partial(start_worker, settings.setup), workers, settings.timeout, settings.lifetime)


def run_batch(
    tasks: Sequence[Task], settings: Settings, *, crew: Crew | None = None, tell: Callable[[str], None] = lambda _: None
) -> Report:
    """Extract what is new or changed, and write records, `errors.jsonl` and the manifest.

    The record of an earlier run stays where its input fails now, is gone, or was not named this time.
    Nothing guards the output folder against other runs here: `claimed` does.

    Args:
        tasks: Sorted by name.
        crew: Does the tasks; worker processes of its own unless given.
        tell: Called with the name of each task when it is over.

    Raises:
        ConfigError: The pipeline cannot be loaded.
        OSError: The output folder cannot be written.
    """
    return _Run(tasks, settings, tell).done_by(crew or crew_for(settings, tasks))


class _Run:
    """The state of one run."""

    def __init__(self, tasks: Sequence[Task], settings: Settings, tell: Callable[[str], None]) -> None:
        self._settings, self._tell, self._tasks = settings, tell, tasks
        self._sink = sink_for(settings.out, settings.form)
        self._before = read_manifest(settings.out, settings.form)
        held = self._sink.held({name: entry.record for name, entry in self._before.items()})
        self._entries = {name: entry for name, entry in self._before.items() if name in held}
        self._failed_before = read_failures(settings.out)
        self._index = SiteIndex(settings.sites) if settings.sites else None
        self._made: dict[str, Entry] = {}
        self._report = Report()
        self._saved = _Pace()

    def done_by(self, crew: Crew) -> Report:
        began = time.monotonic()
        todo = [task for task in self._tasks if self._settings.force or not self._unchanged(task)]
        for name in sorted({task.name for task in self._tasks} - {task.name for task in todo}):
            self._report.skipped += 1
            self._tell(name)
        try:
            if todo:
                self._do(todo, crew)
        finally:
            self._report.seconds = round(time.monotonic() - began, 1)
            self._close()
        return self._report

    def _unchanged(self, task: Task) -> bool:
        entry = self._entries.get(task.name)
        return entry is not None and is_current(entry, task, fingerprint(self._settings.setup), self._index)

    def _do(self, todo: Sequence[Task], crew: Crew) -> None:
        try:
            with self._sink.open() as put:
                for task, result in zip(todo, crew.map(todo), strict=True):
                    self._take(task, result, put)
                    self._tell(task.name)
        except OSError:
            self._made = self._made if self._sink.at_once else {}
            raise

    def _take(self, task: Task, result: Done | Failed, put: Put) -> None:
        if isinstance(result, Done):
            result = self._stored(task, result, put)
        if isinstance(result, Failed) and result.kind == CONFIG:
            raise ConfigError(result.reason)
        if isinstance(result, Failed):
            self._report.failures.append(Failure(task.name, result.kind, result.reason, task.place))
            self._report.given[task.name] = task.given

    def _stored(self, task: Task, result: Done, put: Put) -> Done | Failed:
        try:
            put(task, result.text)
        except OSError as error:
            if not self._sink.at_once:
                raise
            return Failed(UNWRITABLE, f"its record cannot be written: {error.strerror}")
        self._report.done += 1
        record = sha(result.text.encode("utf-8"))
        made_by = fingerprint(self._settings.setup)
        lines = self._index.digest(result.site) if self._index else ""
        self._made[task.name] = Entry(
            task.name, task.digest, made_by, result.id, record, result.counts, task.place, result.site, lines
        )
        if self._sink.at_once and self._saved.is_due(len(self._made)):
            self._saved.measure(self._write_manifest, len(self._made))
        return result

    def _close(self) -> None:
        """Write what is known, after an interruption too."""
        self._entries |= self._made
        failed = {failure.path for failure in self._report.failures}
        named = [self._entries[t.name] for t in self._tasks if t.name in self._entries and t.name not in failed]
        self._report.parts = sum((Counter(entry.counts) for entry in named), Counter())
        self._report.duplicates = duplicates(named)
        failures = self._failures()
        if failures != self._failed_before:
            write_failures(self._settings.out, failures)
        if self._entries != self._before or failures != self._failed_before:
            self._write_manifest()

    def _failures(self) -> list[Failure]:
        """Give the failures of this run, and those of earlier ones whose inputs were not named this time."""
        places = {place for task in self._tasks for place in (task.place, task.root)}
        earlier = not_named(self._failed_before, places)
        return sorted([*earlier, *self._report.failures], key=lambda failure: (failure.path, failure.place))

    def _write_manifest(self) -> None:
        entries = self._entries | self._made
        told = self._told(entries.values())
        write_manifest(self._settings.out, entries.values(), self._settings.form, told)

    def _told(self, entries: Collection[Entry]) -> dict[str, object]:
        report, settings = self._report, self._settings
        all_parts = sum((Counter(entry.counts) for entry in entries), Counter[str]())
        counts = {"articles": len(entries), "failed": len(self._failures()), **all_parts}
        chosen = {"max_bytes": settings.max_bytes, "timeout": settings.timeout, "workers": settings.workers}
        made_by = dict(versions(settings.setup))
        return {"versions": made_by, "settings": chosen, "counts": counts, "seconds": report.seconds}


class _Pace:
    """When to save what is known while a run goes on: every 50 articles, or less often where saving takes long."""

    def __init__(self) -> None:
        self._count, self._next = 0, 0.0

    def is_due(self, count: int) -> bool:
        return count - self._count >= _OFTEN and time.monotonic() >= self._next

    def measure(self, save: Callable[[], None], count: int) -> None:
        began = time.monotonic()
        save()
        now = time.monotonic()
        self._count, self._next = count, now + _SHARE * (now - began)
