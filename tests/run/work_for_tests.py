"""Light work for worker processes: what a task asks for by its name."""

from __future__ import annotations

import os
import signal
import time

from pipeline.run.tasks import Task
from pipeline.run.work import Done, Failed


def start() -> None:
    """Load nothing."""


def die() -> None:
    """Die at the start."""
    os._exit(3)


def do(task: Task) -> Done | Failed:
    """Hang, die, fail, or give a record that holds the task's name and bytes."""
    if "hang" in task.name:
        time.sleep(600)
    if "die" in task.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "exit" in task.name:
        os._exit(3)
    if "fail" in task.name:
        return Failed("binary", "holds binary data, no text")
    if "config" in task.name:
        return Failed("config", "no model")
    words = task.source.path.read_text("utf-8") if task.source else task.data.decode()
    return Done(
        f'{{"source": {{"path": "{task.name}"}}, "words": "{words}"}}\n', f"id of {words}", {"quotes": len(words)}
    )


class Inline:
    """A crew without processes; remembers what it did."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def map(self, tasks):
        for task in tasks:
            self.names.append(task.name)
            yield do(task)
