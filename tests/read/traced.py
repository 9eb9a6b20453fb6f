"""What reading gives, and what it costs in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.read.member import Member


@dataclass
class Held:
    """The most bytes that Python objects held at once; 0 before the end."""

    most: int = 0


@contextmanager
def traced() -> Iterator[Held]:
    """Measure the memory that is taken inside."""
    held = Held()
    tracemalloc.start()
    try:
        yield held
        _, held.most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()


def faults(members: Iterable[Member]) -> dict[str, str]:
    """Give the kinds of the faults by the names of their members."""
    return {member.name: member.fault.kind for member in members if member.fault}
