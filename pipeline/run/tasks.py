"""Inputs become tasks, each with a name of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from types import MappingProxyType

from pipeline.read.files import STANDARD_INPUT, Input, find_inputs
from pipeline.run.names import Names

STDIN_RECORD = "stdin.json"
NOBODY: Mapping[str, str] = MappingProxyType({})
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """One article to extract.

    Attributes:
        name: Of its own in the run: the path below the input folder, `-` for standard input.
        digest: The SHA-256 of the bytes as they lie; empty where they can't be read.
        source: The file; None for standard input, whose bytes are `data`.
        place: Where the file lies, seen from the output folder.
    """

    name: str
    digest: str
    source: Input | None = None
    data: bytes = b""
    place: str = ""

    @property
    def given(self) -> str:
        """The input as it can be found: the path as the user named it, or below the folder that the user named."""
        return str(self.source.path) if self.source else self.name

    @property
    def root(self) -> str:
        """The place of what the user named: the folder that the file was found in, or the file."""
        if self.source is None or self.source.root is None:
            return self.place
        below = len(self.source.path.relative_to(self.source.root).parts)
        return "/".join(self.place.split("/")[:-below])


def record_path(name: str) -> str:
    """Give the path of a record below the output folder."""
    if name == STANDARD_INPUT:
        return STDIN_RECORD
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}{_short(last)}.json"


def _short(name: str) -> str:
    """Shorten a file's name that would be too long with its new ending; what was cut stands in a hash."""
    if len(name.encode()) <= _LONGEST:
        return name
    kept = name.encode()[: _LONGEST - 20].decode("utf-8", "ignore")
    return f"{kept}~{sha256(name.encode()).hexdigest()[:12]}"


def plan(
    inputs: Sequence[Path],
    stdin: bytes | None,
    max_bytes: int,
    *,
    out: Path = Path(),
    owners: Mapping[str, str] = NOBODY,
) -> list[Task]:
    """Give the tasks of a run, sorted by name, whatever the order of the inputs within a folder.

    Two inputs with one path below their folders are both done: the later one's name begins with its folder's name.

    Args:
        inputs: Files and folders.
        stdin: The bytes of standard input, if it was asked for.
        max_bytes: Larger files are not read here.
        out: The output folder.
        owners: The place of the input of each record that is there, by its name: no other input is given that name.
    """
    names = Names(out, owners)
    tasks = [_task(found, names, max_bytes) for found in find_inputs(inputs)]
    if stdin is not None:
        tasks.append(Task(STANDARD_INPUT, sha256(stdin).hexdigest(), data=stdin, place=STANDARD_INPUT))
    return sorted(tasks, key=lambda task: task.name)


def _task(found: Input, names: Names, max_bytes: int) -> Task:
    name, place = names.give(found)
    return Task(name, _digest(found.path, max_bytes), found, place=place)


def _digest(path: Path, max_bytes: int) -> str:
    """Hash a regular file of a sensible size; the worker tells what is wrong with any other."""
    try:
        if not path.is_file() or path.stat().st_size > max_bytes:
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
