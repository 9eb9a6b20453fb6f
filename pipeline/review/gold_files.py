"""Gold where it lies: one file or a folder, in any of the three forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.review import gold_json, marked, marks, studio_gold
from pipeline.review.given import Given, read_json
from pipeline.review.gold import Entry

_BEGINNING = 64
_BLANK = b"\xef\xbb\xbf \t\r\n"


def read_gold(place: Path) -> list[Entry]:
    """Give the gold of a file, or of a folder and those below it, sorted by path.

    In a folder gold is what ends in `.gold.json`, marks are what ends in `.marks.json`, and an export of Label Studio
    is a list of tasks in a `.json` file of any name; a file that the user names is told by its form.

    Raises:
        ConfigError: There is no such place, or no gold there.
        GoldError: A file breaks its form.
        OSError: A file cannot be read.
    """
    if not place.exists():
        raise ConfigError(f"{place}: no such file or folder")
    files = list(_files(place))
    documents = [(path, read_json(path)) for path in files]
    entries = list(_entries(documents, place))
    if not entries:
        reason = (
            "nothing in it is annotated"
            if files
            else "no .gold.json, no .marks.json and no export of Label Studio there"
        )
        raise ConfigError(f"{place}: no gold: {reason}")
    return entries


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for path in sorted(place.rglob("*.json")):
        if not path.name.startswith(".") and (_is_named(path) or _is_list(path)):
            yield path


def _is_named(path: Path) -> bool:
    return path.name.endswith((gold_json.ENDING, marks.ENDING))


def _is_list(path: Path) -> bool:
    """Tell whether a JSON file is a list, as exports are, without reading it."""
    with path.open("rb") as file:
        return file.read(_BEGINNING).strip(_BLANK).startswith(b"[")


def _entries(documents: list[tuple[Path, Given]], place: Path) -> Iterator[Entry]:
    folder = place if place.is_dir() else place.parent
    marked_files = [marks.marks_of(document) for _, document in documents if marks.are_marks(document)]
    for path, document in documents:
        if studio_gold.is_export(document):
            yield from studio_gold.entries_of(document)
        elif place.is_dir() and not _is_named(path):
            continue  # a list of something else
        elif not marks.are_marks(document):
            yield gold_json.entry_of(document, path, folder)
    yield from marked.entries_of(marked_files)
