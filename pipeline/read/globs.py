"""Patterns of paths (`raw/**/*.html`), for shells that leave them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

_MAGIC = re.compile(r"[*?\[]")
_ANY_DEPTH = "**"


def is_pattern(path: Path) -> bool:
    """Tell whether the path holds `*`, `?` or `[`."""
    return _MAGIC.search(str(path)) is not None


def split(path: Path) -> tuple[Path, tuple[str, ...]]:
    """Give the folder before the first part with a sign of a pattern, and the parts from there on."""
    at = next((n for n, part in enumerate(path.parts) if _MAGIC.search(part)), len(path.parts))
    return Path(*path.parts[:at]), path.parts[at:]


class Pattern:
    """The parts of a pattern, matched against the parts of paths below its folder.

    What lies in a folder that matches, matches too: a shell would name the folder, and folders are read. `**` stands
    for any number of folders. Hidden files and folders match only a part that begins with a dot.
    """

    __slots__ = ("_parts",)

    def __init__(self, parts: Sequence[str]) -> None:
        self._parts = tuple(parts)

    def matches(self, parts: Iterable[str]) -> bool:
        """Tell whether a path, or a folder that it lies in, has this form."""
        return len(self._parts) in self._after(parts)

    def leads(self, parts: Iterable[str]) -> bool:
        """Tell whether anything in such a folder could match."""
        return bool(self._after(parts))

    def _after(self, parts: Iterable[str]) -> set[int]:
        """Give the places in the pattern that a path may have come to; its length is the end."""
        at = set(self._opened(0))
        for part in parts:
            at = {after for before in at for step in self._steps(before, part) for after in self._opened(step)}
        return at

    def _opened(self, at: int) -> Iterator[int]:
        """Yield the place, and those behind it that need no folder."""
        yield at
        while at < len(self._parts) and self._parts[at] == _ANY_DEPTH:
            at += 1
            yield at

    def _steps(self, at: int, part: str) -> Iterator[int]:
        if at == len(self._parts) or self._parts[at] == _ANY_DEPTH:
            if not part.startswith("."):
                yield at
        elif part.startswith(".") <= self._parts[at].startswith(".") and fnmatchcase(part, self._parts[at]):
            yield at + 1
