"""Inputs become tasks, each with a name of its own."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from pipeline.read.files import STANDARD_INPUT, Input, find_inputs

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """One article to extract.

    Attributes:
        name: Of its own in the run: the path below the input folder, `-` for standard input.
        digest: The SHA-256 of the bytes as they lie; empty where they can't be read.
        source: The file; None for standard input, whose bytes are `data`.
    """

    name: str
    digest: str
    source: Input | None = None
    data: bytes = b""


def record_path(name: str) -> str:
    """Give the path of a record below the output folder."""
    if name == STANDARD_INPUT:
        return "stdin.json"
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}{_short(last)}.json"


def _short(name: str) -> str:
    """Shorten a file's name that would be too long with its new ending; what was cut stands in a hash."""
    if len(name.encode()) <= _LONGEST:
        return name
    kept = name.encode()[: _LONGEST - 20].decode("utf-8", "ignore")
    return f"{kept}~{sha256(name.encode()).hexdigest()[:12]}"


def plan(inputs: Sequence[Path], stdin: bytes | None, max_bytes: int) -> list[Task]:
    """Give the tasks of a run, sorted by name, whatever the order of the inputs within a folder.

    Two inputs with one path below their folders are both done: the later one's name begins with its folder's name.

    Args:
        inputs: Files and folders.
        stdin: The bytes of standard input, if it was asked for.
        max_bytes: Larger files are not read here.
    """
    tasks: dict[str, Task] = {}
    if stdin is not None:
        tasks[STANDARD_INPUT] = Task(STANDARD_INPUT, sha256(stdin).hexdigest(), data=stdin)
    for found in find_inputs(inputs):
        name = _free_name(found, tasks)
        tasks[name] = Task(name, _digest(found.path, max_bytes), found)
    return [tasks[name] for name in sorted(tasks)]


def _free_name(found: Input, taken: Collection[str]) -> str:
    name = os.fsencode(found.id).decode("utf-8", "replace")
    home = (found.root or found.path.parent).resolve().name
    return next(choice for choice in _choices(name, home) if choice not in taken)


def _choices(name: str, home: str) -> Iterable[str]:
    yield name
    yield f"{home}/{name}"
    number = 2
    while True:
        yield f"{home}~{number}/{name}"
        number += 1


def _digest(path: Path, max_bytes: int) -> str:
    """Hash a regular file of a sensible size; the worker tells what is wrong with any other."""
    try:
        if not path.is_file() or path.stat().st_size > max_bytes:
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
