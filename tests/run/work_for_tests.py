"""Light work for worker processes: what a task asks for by its name."""

from __future__ import annotations

import os
import signal
import time

from pipeline.read.member import Member
from pipeline.run.inputs import Inputs, named
from pipeline.run.quarantine import MEMORY, Failed
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.run.work import Done
from pipeline.store.state import opened


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
    if "memory" in task.name:
        return Failed(MEMORY, f"in process {os.getpid()}")
    words = task.member.data.decode() if task.member else task.source.path.read_text("utf-8")
    text = f'{{"source": {{"path": "{task.name}"}}, "words": "{words}"}}\n'
    return Done(text, f"id of {words}", {"quotes": len(words)}, "", {"light": 0.5})


def do_all(tasks: tuple[Task, ...]) -> list[Done | Failed]:
    """Do them one after the other."""
    return [do(task) for task in tasks]


def large(tasks: tuple[Task, ...]) -> list[Done | Failed]:
    """Give results that are larger than any pipe holds at once."""
    return [Done("x" * 1_000_000, task.name) for task in tasks]


def eat(tasks: tuple[Task, ...]) -> list[Done | Failed]:
    """Hold memory for a while, as much as the task's name says."""
    held = [bytearray(int(task.name) * 1_000_000) for task in tasks]
    time.sleep(1.0)
    return [Done(str(len(taken)), "") for taken in held]


def task_of(name: str, words: str | None = None) -> Task:
    """A task without a file."""
    data = (name if words is None else words).encode()
    return Task(name, "", member=Member("", data), size=len(data))


class Inline:
    """A crew without processes; remembers what it did."""

    memory = 0

    def __init__(self) -> None:
        self.names: list[str] = []

    def map(self, jobs):
        for job in jobs:
            for task in job:
                self.names.append(task.name)
                yield task, do(task)


def tasks_in(*paths, out, stdin=None, **settings) -> list[Task]:
    """The tasks of some inputs, as a run over an output folder that knows nothing yet gives them."""
    settings = Settings(out, max_bytes=settings.pop("max_bytes", 1000), **settings)
    with opened(None) as state:
        return list(Inputs(named(paths, stdin, out), settings, state).tasks())
