"""Worker processes: results in the order of the items, and a worker that hangs or dies costs one item."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.errors import ConfigError
from pipeline.run.work import Failed

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

TIMEOUT, CRASH = "timeout", "crash"
_IN_FLIGHT = 4


@dataclass(frozen=True, slots=True)
class Pool(Generic[ItemT, ResultT]):
    """Workers that all do the same.

    Attributes:
        work: Importable by name, as its items are picklable.
        start: Called once in each worker.
        workers: Processes.
        timeout: Seconds for one item.
        lifetime: Items after which a worker is replaced; 0 for never.
    """

    work: Callable[[ItemT], ResultT]
    start: Callable[[], None]
    workers: int
    timeout: float
    lifetime: int = 0

    def map(self, items: Iterable[ItemT]) -> Iterator[ResultT | Failed]:
        """Give the result of each item, in order; items are read no further ahead than four a worker.

        Raises:
            ConfigError: No worker lives long enough to do anything.
        """
        waiting: deque[ProcessFuture[ResultT]] = deque()
        with ProcessPool(self.workers, self.lifetime, self.start, context=get_context("spawn")) as pool:
            try:
                for item in items:
                    waiting.append(pool.schedule(self.work, args=[item], timeout=self.timeout))
                    if len(waiting) >= self.workers * _IN_FLIGHT:
                        yield self._result(waiting.popleft())
                while waiting:
                    yield self._result(waiting.popleft())
            except BrokenProcessPool as error:
                raise ConfigError("the worker processes die as they start: is there too little memory?") from error
            except BaseException:
                pool.stop()  # type: ignore[no-untyped-call]
                raise

    def _result(self, future: ProcessFuture[ResultT]) -> ResultT | Failed:
        try:
            result = future.result()
        except TimeoutError:
            return Failed(TIMEOUT, f"took more than {self.timeout:g} seconds")
        except ProcessExpired as error:
            return Failed(CRASH, f"its worker died ({_death(error.exitcode)})")
        return result


def _death(code: int) -> str:
    """Name the signal that ended a process, or its exit status."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit status {code}"
