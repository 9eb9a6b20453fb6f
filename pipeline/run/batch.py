"""A run: tasks in, records, failures and a manifest out; what has not changed is skipped."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Protocol

from pipeline.errors import ConfigError
from pipeline.run.current import failed_by, is_current, is_quarantined
from pipeline.run.failures import write_failures
from pipeline.run.fingerprint import fingerprint
from pipeline.run.inputs import Inputs
from pipeline.run.manifest import manifest, write_manifest
from pipeline.run.pool import Limits, Pool
from pipeline.run.quarantine import CONFIG, Failed
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.run.sinks import sha, sink_for
from pipeline.run.tasks import Task, batches
from pipeline.run.work import Done, do_tasks, orders_of, start_worker, unreadable
from pipeline.store.files import sweep
from pipeline.store.sites import SiteIndex
from pipeline.store.state import Entry, Failure, State

UNWRITABLE = "unwritable"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
_OFTEN = 8


class Crew(Protocol):
    """Whatever does tasks."""

    memory: int

    def map(self, jobs: Iterable[Sequence[Task]]) -> Iterator[tuple[Task, Done | Failed]]:
        """Give each task with its result, as they come."""


def crew_for(settings: Settings) -> Pool[Task, Done | Failed]:
    """Give the worker processes of a run.

    Raises:
        ConfigError: The index of sites is none.
    """
    work = partial(do_tasks, orders=orders_of(settings))
    limits = Limits(settings.timeout, settings.memory, settings.lifetime)
    return Pool(work, partial(start_worker, settings.setup, settings.memory), settings.workers, limits)


def run_batch(
    inputs: Inputs,
    settings: Settings,
    state: State,
    *,
    crew: Crew | None = None,
    tell: Callable[[str, Done | Failed | None], None] = lambda *_: None,
) -> Report:
    """Extract what is new or changed, and write records, `errors.jsonl` and the manifest.

    The record of an earlier run stays where its input fails now, is gone (unless it is pruned), or was not named this
    time. An input that failed is not tried again before it, the program or the limits change.
    Nothing guards the output folder against other runs here: `claimed` does.

    Args:
        crew: Does the tasks; worker processes of its own unless given.
        tell: Called with the name of each task when it is over, and its result; None where its record is current.

    Raises:
        ConfigError: The pipeline cannot be loaded, or the folder holds what is no record.
        OSError: The output folder cannot be written; what was done before stays.
    """
    return _Run(inputs, settings, state, tell).done_by(crew or crew_for(settings))


class _Run:
    """The state of one run."""

    def __init__(
        self, inputs: Inputs, settings: Settings, state: State, tell: Callable[[str, Done | Failed | None], None]
    ) -> None:
        self._inputs, self._settings, self._state, self._tell = inputs, settings, state, tell
        self._sink = sink_for(settings.out, settings.form, state)
        self._index = SiteIndex(settings.sites) if settings.sites else None
        self._made_by, self._failed_by = fingerprint(settings.setup), failed_by(settings)
        self._report = Report()
        self._unsaved = 0

    def done_by(self, crew: Crew) -> Report:
        began = time.monotonic()
        if self._state.is_unfinished:
            sweep(self._settings.out)
        try:
            for task, result in crew.map(batches(self._todo())):
                self._take(task, result)
            self._look_for_gone()
        except OSError:
            with suppress(OSError):  # there is no room for the end of the run either: its cause is told
                self._state.commit()
            raise
        except BaseException:
            self._close()
            raise
        self._report.seconds, self._report.memory = time.monotonic() - began, crew.memory
        self._close()
        return self._report

    def _todo(self) -> Iterator[Task]:
        for task in self._inputs.tasks():
            # What cannot be read at all is told here: no worker need be started for it, night after night.
            failed = unreadable(task, self._settings.max_bytes) if not task.digest else None
            if failed is not None:
                self._take(task, failed)
            elif self._settings.force or not self._is_over(task):
                yield task

    def _is_over(self, task: Task) -> bool:
        """Tell whether there is nothing to do: the input has failed as it is, or its record is current."""
        failure = self._state.failure(task.name)
        if failure is None:
            return self._is_made(task)
        if self._inputs.again or not is_quarantined(failure, task, self._failed_by):
            return False
        self._report.quarantined += 1
        self._count(failure, task)
        self._tell(task.name, Failed(failure.kind, failure.reason))
        return True

    def _is_made(self, task: Task) -> bool:
        entry = self._state.entry(task.name)
        if entry is None or not is_current(entry, task, self._made_by, self._index):
            return False
        if not self._sink.holds(task.name, entry.record):
            return False
        self._report.skipped += 1
        self._tell(task.name, None)
        return True

    def _take(self, task: Task, result: Done | Failed) -> None:
        if isinstance(result, Done):
            result = self._stored(task, result)
        if isinstance(result, Failed) and result.kind == CONFIG:
            raise ConfigError(result.reason)
        if isinstance(result, Failed):
            known = task.digest if result.kind != UNWRITABLE else ""
            failure = Failure(task.name, result.kind, result.reason, known, self._failed_by)
            if failure != self._state.failure(task.name):
                self._state.begin(self._settings.form)
                self._state.put_failure(failure)
            self._count(failure, task)
        self._tell(task.name, result)
        self._save()

    def _count(self, failure: Failure, task: Task) -> None:
        self._report.failures.append(failure)
        self._report.given[task.name] = task.given

    def _stored(self, task: Task, result: Done) -> Done | Failed:
        try:
            self._sink.put(task.name, result.text)
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise
            return Failed(UNWRITABLE, f"its record cannot be written: {error.strerror}")
        record = sha(result.text.encode("utf-8"))
        lines = self._index.digest(result.site) if self._index else ""
        self._state.put_entry(
            Entry(task.name, task.digest, self._made_by, result.id, record, result.counts, result.site, lines)
        )
        self._report.done += 1
        for stage, taken in result.seconds.items():
            self._report.stages[stage] += taken
        self._state.begin(self._settings.form)
        return result

    def _save(self) -> None:
        """Keep what is known, every few articles: a run that is killed does them again, to the same bytes."""
        self._unsaved += 1
        if self._unsaved >= _OFTEN:
            self._state.commit()
            self._unsaved = 0

    def _look_for_gone(self) -> None:
        """Report the records of inputs that are gone, or remove them; a run that found nothing at all tells nothing."""
        if not self._report.inputs:
            return
        for origin in self._inputs.gone():
            if self._state.failure(origin.name) is not None:
                self._state.begin(self._settings.form)
                self._state.drop_failure(origin.name)
            if self._state.entry(origin.name) is None:
                self._state.forget(origin.name)
                continue
            self._report.gone.append(origin.name)
            if self._settings.prune:
                self._prune(origin.name)

    def _prune(self, name: str) -> None:
        self._state.begin(self._settings.form)
        self._sink.drop(name)
        self._state.forget(name)
        self._report.pruned += 1

    def _close(self) -> None:
        """Write what is known, after an interruption too."""
        report = self._report
        report.failures.sort(key=lambda failure: failure.name)
        report.parts, report.duplicates = self._state.parts(seen=True), self._state.duplicates()
        self._state.commit()
        self._sink.publish()
        write_failures(self._settings.out, self._state)
        if self._state.is_unfinished:
            write_manifest(self._settings.out, manifest(self._settings, report, self._state))
            self._state.finish()
            self._state.commit()
