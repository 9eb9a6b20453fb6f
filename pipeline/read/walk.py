"""Files, folders and patterns become the inputs of a run, one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.read.endings import is_read
from pipeline.read.files import Input, outside
from pipeline.read.globs import Pattern, is_pattern, split

OWN = ("articles.jsonl", "errors.jsonl")
"""What a run writes into its output folder beside the records."""

Parts = tuple[str, ...]


def find_inputs(inputs: Sequence[Path], *, skip: Path | None = None) -> Iterator[Input]:
    """Find the files to read, each once, in the order of the arguments and sorted by path within a folder.

    One folder's names are held at a time, and those of the folders above it. A file that the user named, a pattern
    that nothing matches, a folder that can't be listed, and a link that leads out of its folder come back whatever they
    are: reading them tells what is wrong, so that one bad input costs no other. Such a link stands for itself: its
    target may be named as well. Any other link comes back only where its target does not.

    Args:
        skip: The output folder: where it lies below an input folder, nothing in it is found.

    Yields:
        One input for each file, a container of articles too; in folders only those with a known ending.
    """
    earlier = _Earlier()
    for path in inputs:
        tree = _tree(path, skip)
        if tree is None:
            place = os.path.realpath(path)
            yield from earlier.new(_Found(Input(path), place, known=is_read(place) and path.exists()))
            continue
        nothing = True
        for found in tree.walk():
            nothing = False
            yield from earlier.new(found)
        earlier.trees.append(tree)
        if nothing and not path.is_dir():
            yield Input(path)


@dataclass(frozen=True, slots=True)
class _Found:
    """An input and where it lies.

    Attributes:
        place: Its path without links.
        known: Any walk that meets the place finds it.
        link: It was come to by a link.
    """

    item: Input
    place: str
    known: bool = True
    link: bool = False


class _Earlier:
    """What was found before: folders and patterns, files that were named, and targets of links; no other file."""

    def __init__(self) -> None:
        self.trees: list[_Tree] = []
        self._places: set[str] = set()

    def new(self, found: _Found) -> Iterator[Input]:
        """Yield the input if it is new."""
        if found.place in self._places or (found.known and any(tree.holds(found.place) for tree in self.trees)):
            return
        if found.link or found.item.root is None:
            self._places.add(found.place)
        yield found.item


def _tree(path: Path, skip: Path | None) -> _Tree | None:
    """Give the folder that an argument names, or the folder of its pattern; None for a file."""
    if path.is_dir():
        return _Tree(path, None, skip)
    if is_pattern(path) and not os.path.lexists(path):
        root, parts = split(path)
        return _Tree(root, Pattern(parts), skip)
    return None


class _Tree:
    """A folder and what lies below it, or what of that has the form of a pattern."""

    def __init__(self, root: Path, pattern: Pattern | None, skip: Path | None) -> None:
        self._root, self._pattern = root, pattern
        self._real = os.path.realpath(root)
        self._out = os.path.realpath(skip) if skip is not None else ""

    def holds(self, place: str) -> bool:
        """Tell whether the walk comes by a place, given without links."""
        if not _below(place, self._real) or self._skips(place):
            return False
        return self._pattern is None or self._pattern.matches(Path(place).relative_to(self._real).parts)

    def walk(self) -> Iterator[_Found]:
        """Find the files, sorted by the parts of their paths; no link to a folder is followed."""
        folders = [self._listed(())]
        while folders:
            entry = next(folders[-1], None)
            if entry is None:
                folders.pop()
            elif isinstance(entry, _Found):
                yield entry
            else:
                folders.append(self._listed(entry))

    def _listed(self, above: Parts) -> Iterator[_Found | Parts]:
        """Yield what is found in one folder, and the folders in it."""
        try:
            with os.scandir(self._root.joinpath(*above)) as entries:
                listed = sorted((e.name, _is_folder(e), e.is_symlink()) for e in entries if self._wants(e, above))
        except (FileNotFoundError, NotADirectoryError):  # gone meanwhile, or never there
            return
        except OSError:
            yield self._found(above)
            return
        for name, folder, link in listed:
            parts = (*above, name)
            if link:
                yield from self._linked(parts, folder=folder)
            else:
                yield parts if folder else self._found(parts)

    def _wants(self, entry: os.DirEntry[str], above: Parts) -> bool:
        parts, place = (*above, entry.name), self._place((*above, entry.name))
        if self._skips(place) or (entry.name in OWN and os.path.dirname(place) == self._out):  # noqa: PTH120  a string
            return False
        if _is_folder(entry):
            return self._pattern is None or self._pattern.leads(parts)
        return is_read(entry.name) and (self._pattern is None or self._pattern.matches(parts))

    def _linked(self, parts: Parts, *, folder: bool) -> Iterator[_Found]:
        """Yield a link to a file that the walk doesn't come by, or out of the folder."""
        path = self._root.joinpath(*parts)
        if outside(path, self._root):
            yield self._found(parts)
        elif not folder:
            target = os.path.realpath(path)
            known = is_read(target) and path.exists()
            if not self._skips(target) and not (known and self.holds(target)):
                yield _Found(Input(path, self._root), target, known=known, link=True)

    def _found(self, parts: Parts) -> _Found:
        return _Found(Input(self._root.joinpath(*parts), self._root), self._place(parts))

    def _place(self, parts: Parts) -> str:
        return os.path.join(self._real, *parts)  # noqa: PTH118  a string, for speed

    def _skips(self, place: str) -> bool:
        return self._out != self._real and _below(self._out, self._real) and _below(place, self._out)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _below(place: str, folder: str) -> bool:
    """Tell whether a place is the folder or lies in it; both without links."""
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)
