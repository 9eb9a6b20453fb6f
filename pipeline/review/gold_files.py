"""Gold where it lies: one file or a folder, in any of the three forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.review import gold_json, marked, marks, studio_gold
from pipeline.review.given import Given, read_json
from pipeline.review.gold import Entry


def read_gold(place: Path) -> list[Entry]:
    """Give the gold of a file, or of a folder and those below it, sorted by path.

    In a folder gold is what ends in `.gold.json` and marks are what ends in `.marks.json`; a file that the user names
    is told by its form: an export of Label Studio, a reviewer's marks, else gold.

    Raises:
        ConfigError: There is no such place, or no gold there.
        GoldError: A file breaks its form.
        OSError: A file cannot be read.
    """
    if not place.exists():
        raise ConfigError(f"{place}: no such file or folder")
    files = list(_files(place))
    documents = [(path, read_json(path)) for path in files]
    entries = list(_entries(documents, place if place.is_dir() else place.parent))
    if not entries:
        reason = "nothing in it is annotated" if files else "no .gold.json and no .marks.json there"
        raise ConfigError(f"{place}: no gold: {reason}")
    return entries


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for path in sorted(place.rglob("*.json")):
        if path.name.endswith((gold_json.ENDING, marks.ENDING)) and not path.name.startswith("."):
            yield path


def _entries(documents: list[tuple[Path, Given]], folder: Path) -> Iterator[Entry]:
    marked_files = [marks.marks_of(document) for _, document in documents if marks.are_marks(document)]
    for path, document in documents:
        if studio_gold.is_export(document):
            yield from studio_gold.entries_of(document)
        elif not marks.are_marks(document):
            yield gold_json.entry_of(document, path, folder)
    yield from marked.entries_of(marked_files)
