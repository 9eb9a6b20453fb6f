"""Names of inputs in an output folder: an input keeps its name, and no other input is given it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.read.files import Input


class Names:
    """Gives each input of a run its name."""

    def __init__(self, out: Path, owners: Mapping[str, str]) -> None:
        """Take the output folder, and the inputs of earlier runs by their names (empty for an unknown input)."""
        self._out = Path(os.path.realpath(out))
        self._owners = dict(owners)
        self._names = {place: name for name, place in owners.items() if place}
        self._given: set[str] = set()

    def give(self, found: Input) -> tuple[str, str]:
        """Give the name of an input and its place: the name that it had in this folder before, else the first free one.

        The name is its path below the input folder; one that is taken begins with the input folder's name.
        """
        place = self._place(found.path)
        home = (found.root or found.path.parent).resolve().name or "root"
        name = self._names.get(place)
        if name is None or name in self._given:
            name = next(choice for choice in _choices(_written(found.id), home) if self._is_free(choice))
        self._given.add(name)
        return name, place

    def _is_free(self, name: str) -> bool:
        return name not in self._given and not self._owners.get(name)

    def _place(self, path: Path) -> str:
        """Give where an input lies: its path from the output folder, so that both may move together."""
        real = Path(os.path.realpath(path.parent)) / path.name
        try:
            place = os.path.relpath(real, self._out)
        except ValueError:  # on another drive
            place = str(real)
        return os.fsencode(place).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _written(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _choices(name: str, home: str) -> Iterable[str]:
    home = _written(home)
    yield name
    yield f"{home}/{name}"
    number = 2
    while True:
        yield f"{home}~{number}/{name}"
        number += 1
