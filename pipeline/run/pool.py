"""Worker processes: a worker that hangs, dies or takes too much memory costs the article that did it, and no other."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from pipeline.errors import ConfigError
from pipeline.run.quarantine import MEMORY, Failed
from pipeline.run.worker import Job, Worker

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

TIMEOUT, CRASH = "timeout", "crash"
_AGAIN = {TIMEOUT, CRASH, MEMORY}
_TICK = 0.2
_START = 600.0
_DEATHS = 5
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take.

    Attributes:
        seconds: For one job: an article, or a few that are done together.
        memory: Resident, in bytes; 0 for any.
        lifetime: Items after which a worker is replaced; 0 for never.
    """

    seconds: float = 60.0
    memory: int = 0
    lifetime: int = 0


class Pool(Generic[ItemT, ResultT]):
    """Workers that all do the same.

    Attributes:
        memory: The largest resident memory of a worker that was seen, in bytes.
    """

    def __init__(
        self,
        work: Callable[[tuple[ItemT, ...]], Sequence[ResultT | Failed]],
        start: Callable[[], None],
        workers: int,
        limits: Limits,
    ) -> None:
        """Take what is to be done.

        Args:
            work: Gives one result for each item, in order; importable by name, as its items are picklable.
            start: Called once in each worker.
            workers: Processes.
        """
        self._hire = partial(Worker, work, start, limits.seconds)
        self._number, self._limits = workers, limits
        self._workers: list[Worker] = []
        self._queue: deque[Job] = deque()
        self._deaths = 0
        self.memory = 0

    def map(self, jobs: Iterable[Sequence[ItemT]]) -> Iterator[tuple[ItemT, ResultT | Failed]]:
        """Give each item with its result, as they come; jobs are read no further ahead than one a worker.

        Items whose worker died, hung or took too much memory are done once more, each alone.

        Raises:
            ConfigError: No worker lives long enough to do anything.
        """
        waiting = (Job(tuple(job)) for job in jobs)
        try:
            while self._staff(waiting) or any(worker.job for worker in self._workers):
                over = [pair for worker in self._heard() for pair in self._hear(worker)]
                over += [pair for worker in list(self._workers) for pair in self._watch(worker)]
                self._staff(waiting)  # nobody waits while the results are taken
                yield from over
        finally:
            for worker in self._workers:
                worker.kill()
            self._workers.clear()
            self._queue.clear()

    def _staff(self, waiting: Iterator[Job]) -> bool:
        """Give jobs to the workers that are free, and hire for those that are left; tell whether any is left."""
        for worker in [worker for worker in self._workers if worker.is_ready and worker.job is None]:
            if self._has(1, waiting):
                worker.give(self._queue.popleft())
        starting = sum(not worker.is_ready for worker in self._workers)
        while len(self._workers) < self._number and self._has(starting + 1, waiting):
            self._workers.append(self._hire())
            starting += 1
        return self._has(1, waiting)

    def _has(self, number: int, waiting: Iterator[Job]) -> bool:
        self._queue.extend(islice(waiting, max(0, number - len(self._queue))))
        return len(self._queue) >= number

    def _heard(self) -> list[Worker]:
        by_pipe = {worker.pipe: worker for worker in self._workers}
        return [by_pipe[pipe] for pipe in wait(list(by_pipe), _TICK) if isinstance(pipe, Connection)]

    def _hear(self, worker: Worker) -> Iterator[tuple[ItemT, ResultT | Failed]]:
        job = worker.job
        try:
            results = worker.take()
        except (EOFError, OSError):
            yield from self._lost(worker, CRASH, f"its worker died ({_death(worker.death())})")
            return
        self._deaths = 0
        self._measure(worker)
        if results is None or job is None:
            return
        if self._is_spent(worker, results):
            worker.end()
            self._workers.remove(worker)
        yield from self._sorted(job, results)

    def _is_spent(self, worker: Worker, results: Sequence[ResultT | Failed]) -> bool:
        """Tell whether a worker has lived long enough, or has been short of memory."""
        old = 0 < self._limits.lifetime <= worker.done
        return old or any(isinstance(result, Failed) and result.kind == MEMORY for result in results)

    def _measure(self, worker: Worker) -> int:
        memory = worker.memory
        self.memory = max(self.memory, memory)
        return memory

    def _watch(self, worker: Worker) -> Iterator[tuple[ItemT, ResultT | Failed]]:
        """End a worker that takes too much memory or time."""
        limits = self._limits
        if worker.is_ready and worker.job is None:
            return
        if 0 < limits.memory < self._measure(worker):
            worker.kill()
            yield from self._lost(worker, MEMORY, f"took more than {limits.memory // _MEGABYTE:,} MB of memory")
        elif worker.seconds > (limits.seconds if worker.is_ready else _START):
            worker.kill()
            yield from self._lost(worker, TIMEOUT, f"took more than {limits.seconds:g} seconds")

    def _lost(self, worker: Worker, kind: str, reason: str) -> Iterator[tuple[ItemT, ResultT | Failed]]:
        """Take leave of a worker; what it was doing has failed."""
        self._workers.remove(worker)
        if not worker.is_ready:
            self._deaths += 1
        if self._deaths >= _DEATHS:
            raise ConfigError(
                "the worker processes die as they start: is there too little memory, or is --memory too small?"
            )
        if worker.job:
            yield from self._sorted(worker.job, [Failed(kind, reason)] * len(worker.job.items))

    def _sorted(self, job: Job, results: Sequence[ResultT | Failed]) -> Iterator[tuple[ItemT, ResultT | Failed]]:
        """Pass results on, and have done again, alone, what may have failed by chance or by its neighbours."""
        for item, result in zip(job.items, results, strict=True):
            if isinstance(result, Failed) and result.kind in _AGAIN and not job.again:
                self._queue.appendleft(Job((item,), again=True))
            else:
                yield item, result


def _death(code: int) -> str:
    """Name the signal that ended a process, or its exit status."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit status {code}"
