"""What a run was asked to read becomes tasks, one after the other: no more than one article is held at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.containers import members
from pipeline.read.endings import is_container
from pipeline.read.files import STANDARD_INPUT, Input
from pipeline.read.globs import is_pattern, split
from pipeline.read.member import Member
from pipeline.read.walk import find_inputs
from pipeline.run.names import Names, at_and_above
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.store.state import Origin, State

_STDIN = Origin(STANDARD_INPUT, STANDARD_INPUT, STANDARD_INPUT)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is to read.

    Attributes:
        find: Gives the files; asked once for each pass over them.
        looked: The files and folders in which an input of an earlier run that is not found is gone.
        stdin: The bytes of standard input, if it was asked for.
        only: The names of the inputs to read; None for all.
        again: Whether inputs that failed as they are now are tried again.
    """

    find: Callable[[], Iterator[Input]]
    looked: Sequence[Path] = ()
    stdin: bytes | None = None
    only: frozenset[str] | None = None
    again: bool = False


def named(paths: Sequence[Path], stdin: bytes | None, out: Path) -> Asked:
    """Give what the user named: files, folders and patterns, but nothing of the output folder."""
    looked = [split(path)[0] if is_pattern(path) and not path.exists() else path for path in paths]
    return Asked(partial(find_inputs, paths, skip=out), looked, stdin)


def failed(out: Path, state: State) -> Asked:
    """Give the inputs that have failed, as far as they can be read again: standard input cannot."""
    origins = [origin for failure in state.failures() if (origin := state.origin(failure.name))]
    files = {origin.file: origin.root for origin in origins if origin.file != STANDARD_INPUT}
    found = [Input(_path(out, file), _path(out, root) if root else None) for file, root in sorted(files.items())]
    whole = any(origin.place == origin.file and is_container(Path(origin.file)) for origin in origins)
    return Asked(lambda: iter(found), only=None if whole else frozenset(origin.name for origin in origins), again=True)


def _path(out: Path, place: str) -> Path:
    """Give the path of a place, from the working folder where it lies there."""
    found, here = Path(os.path.normpath(Path(os.path.realpath(out), place))), Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found


class Inputs:
    """The tasks of a run, and after they were given, the inputs of earlier runs that are gone."""

    def __init__(self, asked: Asked, settings: Settings, state: State) -> None:
        """Take what was asked for, and the state of the output folder, which knows the names."""
        self._asked, self._settings, self._state = asked, settings, state
        self._names = Names(settings.out, state)
        self._whole: set[str] = set()

    @property
    def again(self) -> bool:
        """Whether inputs that failed as they are now are tried again."""
        return self._asked.again

    def tasks(self) -> Iterator[Task]:
        """Give the tasks in the order of the inputs, sorted by path within a folder; from the start each time.

        Two inputs with one path below their folders are both done: the later one's name begins with its folder's name.

        Raises:
            ConfigError: A package that a container needs is missing.
            OSError: The state cannot be written.
        """
        self._state.see_nothing()
        self._whole.clear()
        only = self._asked.only
        return (task for task in self._found() if only is None or task.name in only)

    def _found(self) -> Iterator[Task]:
        for found in self._asked.find():
            yield from self._members(found) if is_container(found.path) else self._file(found)
        if self._asked.stdin is not None:
            self._state.claim(_STDIN)
            self._state.see(_STDIN)
            data = self._asked.stdin
            yield Task(STANDARD_INPUT, sha256(data).hexdigest(), member=Member("", data), size=len(data))

    def gone(self) -> list[Origin]:
        """Give the inputs of earlier runs that lay where this run has looked, and are there no more, by name."""
        looked = {self._names.place(path) for path in self._asked.looked}
        return [
            origin
            for origin in self._state.unseen()
            if not looked.isdisjoint(at_and_above(origin.place)) and self._is_gone(origin)
        ]

    def _is_gone(self, origin: Origin) -> bool:
        """Tell whether a file is there no more, or a container that was read to its end has the member no more."""
        return origin.file in self._whole or not os.path.lexists(_path(self._settings.out, origin.file))

    def _file(self, found: Input) -> Iterator[Task]:
        origin = self._names.give(found)
        if origin is not None:
            size, digest = _measured(found.path, self._settings.max_bytes)
            yield Task(origin.name, digest, found, size=size)

    def _members(self, found: Input) -> Iterator[Task]:
        try:
            for member in members(found, self._settings.max_bytes):
                origin = self._names.give(found, member.name)
                if origin is not None:
                    yield Task(origin.name, _digest(member), found, member, len(member.data))
            self._whole.add(self._names.place(found.path))
        except InputError as error:
            origin = self._names.give(found)
            if origin is not None:
                yield Task(origin.name, "", found, Member("", fault=error))


def _digest(member: Member) -> str:
    """Hash the bytes and what the container says of them; nothing where they can't be read."""
    if member.fault is not None:
        return ""
    told = "\0".join(("", member.url or "", member.file_name, member.charset or ""))
    return sha256(member.data + told.encode("utf-8", "surrogatepass")).hexdigest()


def _measured(path: Path, max_bytes: int) -> tuple[int, str]:
    """Give the size of a file and its hash; none of a file that the worker will find too large or unreadable."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        if not path.is_file() or size > max_bytes:
            return 0, ""
        with path.open("rb") as file:
            return size, file_digest(file, "sha256").hexdigest()
    except OSError:
        return 0, ""
