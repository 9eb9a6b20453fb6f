"""Records as they lie on the disk: read one after another, and told apart without being parsed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.errors import ConfigError, RecordError
from pipeline.record.article import Article
from pipeline.record.text import compact, from_json
from pipeline.store.lines import read_lines

LINES = ".jsonl"
_ENDINGS = (".json", LINES)
_OTHER = frozenset({"manifest.json", "errors.jsonl"})


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """The bytes of one record, not parsed yet.

    Attributes:
        place: The file; the file and the number of the line in a file of lines.
        text: As it is stored.
        is_line: Whether it was stored as a line.
        line: As one line of JSON Lines, with its newline: the same for a line and for the document of the same record.
        sha256: Of the line; empty where the file cannot be read.
        fault: Why it cannot be read; empty where it can.
    """

    place: str
    text: bytes
    is_line: bool
    line: bytes
    sha256: str
    fault: str = ""

    def article(self) -> Article:
        """Give the record, checked against the models and the laws.

        Raises:
            RecordError: It is broken; each line of the message begins with the place.
        """
        if self.fault:
            raise RecordError(f"{self.place}: {self.fault}")
        try:
            return from_json(self.text)
        except RecordError as error:
            raise RecordError("\n".join(f"{self.place}: {line}" for line in str(error).splitlines())) from error


def read_records(place: Path) -> Iterator[StoredRecord]:
    """Give the records of a folder, in any depth and sorted by path, or of one .json or .jsonl file.

    The manifest of a run, its list of errors and whatever is hidden are no records; neither are blank lines.

    Raises:
        ConfigError: There is no such place.
        OSError: A folder or a file of lines cannot be read.
    """
    for path in record_files(place):
        if path.suffix == LINES:
            yield from _of_lines(path)
        else:
            yield _of_document(path)


def record_files(place: Path) -> Iterator[Path]:
    """Give the files that hold records, sorted by path: the place itself where it is a file.

    Raises:
        ConfigError: There is no such place.
    """
    if place.is_dir():
        yield from _below(place)
    elif place.exists():
        yield place
    else:
        raise ConfigError(f"{place}: no such file or folder")


def _below(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in found:
        if name.startswith("."):
            continue
        path = folder / name
        if is_folder:
            yield from _below(path)
        elif name.endswith(_ENDINGS) and name not in _OTHER and path.is_file():
            yield path


def _of_document(path: Path) -> StoredRecord:
    try:
        text = path.read_bytes()
    except OSError as error:
        return StoredRecord(
            str(path), b"", is_line=False, line=b"", sha256="", fault=f"cannot be read: {error.strerror or error}"
        )
    return _record(str(path), text, compact(text), is_line=False)


def _of_lines(path: Path) -> Iterator[StoredRecord]:
    for number, text in enumerate(read_lines(path), 1):
        line = text.rstrip(b"\r\n")
        if line:
            yield _record(f"{path}:{number}", text, line + b"\n", is_line=True)


def _record(place: str, text: bytes, line: bytes, *, is_line: bool) -> StoredRecord:
    return StoredRecord(place, text, is_line, line, sha256(line).hexdigest())
