"""One worker process and the pipe to it: a job at a time goes in, its results come out.

Each worker has a pipe of its own, so that one that is killed at any moment, in the middle of a message too, takes
nothing with it but its job. A pool whose workers share their pipes and locks (pebble 5.2) was measured to break when
workers are killed at random moments: `BrokenProcessPool` after two to four kills.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_SPAWN = get_context("spawn")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_END = None
_READY = "ready"
_GRACE = 2.0


@dataclass(frozen=True, slots=True)
class Job:
    """Some items for one worker; one that is done `again` is alone, and is not tried a third time."""

    items: tuple[Any, ...]
    again: bool = False


class Worker:
    """A process that does jobs.

    Attributes:
        job: What it does now; None where it waits for work or is starting.
        is_ready: Whether it has started.
        done: How many items it has done.
    """

    def __init__(
        self, work: Callable[[tuple[Any, ...]], Sequence[Any]], start: Callable[[], None], seconds: float
    ) -> None:
        """Start the process; `seconds` is the time for one job, after twice which it ends itself, its caller or not."""
        self.pipe, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(theirs, work, start, _GRACE * seconds), daemon=True)
        self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.is_ready = False
        self.done = 0
        self._since = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long it has been at its job, or at starting."""
        return time.monotonic() - self._since

    @property
    def memory(self) -> int:
        """Its resident memory in bytes; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * _PAGE
        except (OSError, IndexError):
            return 0

    def give(self, job: Job) -> None:
        """Give it a job; where it has died, its end is told later."""
        self.job, self._since = job, time.monotonic()
        with suppress(OSError):
            self.pipe.send(job.items)

    def take(self) -> Sequence[Any] | None:
        """Give the results that it has sent; None where it said that it is ready.

        Raises:
            EOFError, OSError: It has died.
        """
        sent = self.pipe.recv()
        if sent == _READY:
            self.is_ready = True
            return None
        self.done += len(sent)
        self.job = None
        return list(sent)

    def end(self) -> None:
        """Let it end when it has read this: it has no job."""
        with suppress(OSError):
            self.pipe.send(_END)
        self.pipe.close()

    def kill(self) -> int:
        """End it at once, and give its exit status as `multiprocessing` does: minus the number of the signal."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode or 0

    def death(self) -> int:
        """Give the exit status of a worker whose pipe has closed; it may still be ending."""
        self.process.join(_GRACE)
        return self.kill() if self.process.is_alive() else self.process.exitcode or 0


def _serve(
    pipe: Connection, work: Callable[[tuple[Any, ...]], Sequence[Any]], start: Callable[[], None], limit: float
) -> None:
    """Do jobs until there are no more, or the caller is gone."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C goes to all processes of the terminal: the caller ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    start()
    with suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:  # noqa: PTH123
        pipe.send(_READY)
        while (items := pipe.recv()) is not _END:
            # A job that hangs in a library holds the interpreter: this ends it even if nobody is left to do so.
            faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
            results = work(items)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(results)
