"""The command with work that takes no model: everything else is as it runs for users.

python -m tests.faults.light run in --out out
"""

from __future__ import annotations

import ctypes
import json
import os
import time
from collections.abc import Sequence

from pipeline.cli.app import app
from pipeline.run import batch
from pipeline.run.limits import hold_memory
from pipeline.run.quarantine import MEMORY, Failed
from pipeline.run.tasks import Task
from pipeline.run.work import Done, Orders
from pipeline.settings import Setup

PAUSE = 0.03


def do_tasks(tasks: Sequence[Task], orders: Orders) -> list[Done | Failed]:
    """Give records of a few kilobytes after a pause; a task may be poison by its name."""
    return [_do(task, orders) for task in tasks]


def start_worker(setup: Setup, memory: int) -> None:
    """Hold the memory."""
    hold_memory(memory)


def _do(task: Task, orders: Orders) -> Done | Failed:
    time.sleep(PAUSE)
    if "hang" in task.name:
        while True:
            pass
    if "crash" in task.name:
        ctypes.string_at(0)
    if "killed" in task.name:
        os.kill(os.getpid(), 9)
    if "eat" in task.name and (failed := _taken(10_000)):
        return failed
    if "large" in task.name and (failed := _taken(500)):
        return failed
    words = (task.member.data if task.member else task.source.path.read_bytes()).decode()
    record = {"source": {"path": task.name}, "text": words * 500}
    text = json.dumps(record, indent=2 if orders.form == "json" else None) + "\n"
    return Done(text, f"id of {words}", {"quotes": len(words)}, "", {"light": PAUSE})


def _taken(megabytes: int) -> Failed | None:
    """Take memory."""
    try:
        [bytearray(1_000_000) for _ in range(megabytes)]
    except MemoryError:
        return Failed(MEMORY, "takes more memory than the limit")
    return None


def main() -> None:
    """Run the command."""
    batch.do_tasks, batch.start_worker = do_tasks, start_worker
    app()


if __name__ == "__main__":
    main()
