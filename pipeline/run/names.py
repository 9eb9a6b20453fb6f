"""Names of inputs in an output folder: an input keeps its name, and no other input is given it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from pipeline.read.files import Input
from pipeline.store.state import Origin, State


class Names:
    """Gives each input of a run its name, and remembers it in the state of the output folder."""

    def __init__(self, out: Path, state: State) -> None:
        """Take the output folder and its state."""
        self._out = Path(os.path.realpath(out))
        self._state = state

    def give(self, found: Input, member: str = "") -> Origin | None:
        """Give the name of a file, or of a member of a container, and where it lies; None for a file that came before.

        The name is the one that it had in this folder before, else the first free one: its path below the input folder;
        one that is taken begins with the input folder's name. A second member of one name is told from the first.
        """
        file = self.place(found.path)
        root = self.place(found.root) if found.root else ""
        for number in count(1):
            suffix = f"/{member}" if member else ""
            suffix += f"~{number}" if number > 1 else ""
            origin = self._named(found, Origin("", f"{file}{suffix}", file, root), suffix)
            if not self._state.is_seen(origin.name):
                self._state.see(origin)
                return origin
            if not member:
                return None
        raise AssertionError

    def _named(self, found: Input, origin: Origin, suffix: str) -> Origin:
        name = self._state.name_at(origin.place)
        if name is not None:
            return Origin(name, origin.place, origin.file, origin.root)
        home = _written((found.root or found.path.parent).resolve().name or "root")
        choices = (
            Origin(choice, origin.place, origin.file, origin.root) for choice in _choices(found.id, suffix, home)
        )
        return next(choice for choice in choices if self._state.claim(choice))

    def place(self, path: Path) -> str:
        """Give where a file lies: its path from the output folder, so that both may move together."""
        real = Path(os.path.realpath(path.parent)) / path.name if path.name else Path(os.path.realpath(path))
        try:
            place = os.path.relpath(real, self._out)
        except ValueError:  # on another drive
            place = str(real)
        return os.fsencode(place).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def at_and_above(place: str) -> Iterator[str]:
    """Give a place and the folders above it, as far as the path names them."""
    yield place
    while place and place.rpartition("/")[2] != "..":
        place = place.rpartition("/")[0]
        yield place


def _written(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _choices(name: str, suffix: str, home: str) -> Iterator[str]:
    name = f"{_written(name)}{suffix}"
    yield name
    yield f"{home}/{name}"
    for number in count(2):
        yield f"{home}~{number}/{name}"
