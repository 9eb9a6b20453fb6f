"""The records of a place, listed by their ids without being parsed, and read again one by one."""

from __future__ import annotations

import json
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.record.article import Article
from pipeline.record.text import compact
from pipeline.store.lines import read_lines
from pipeline.store.records import LINES, StoredRecord, record_files

MANIFEST = "manifest.json"
_HEAD = re.compile(
    rb'\s*\{\s*"schema_version":\s*"[^"]*",\s*"id":\s*"([0-9a-f]{12})",\s*"source":\s*'
    rb'\{\s*"path":\s*(null|"(?:[^"\\]|\\.)*")'
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A record as it is listed.

    Attributes:
        id: Of the article; empty where it cannot be told.
        path: Of the article's input; empty where there is none.
        place: The file; the file and the number of the line in a file of lines.
        digest: Of the bytes as they are stored.
        is_line: Whether it is a line of a file of lines.
        start: Where its line begins in the file, in bytes.
        size: In bytes.
        fault: Why the file cannot be read; empty where it can.
    """

    id: str
    path: str
    place: str
    digest: bytes
    is_line: bool
    start: int
    size: int
    fault: str = ""


class Listing(ABC):
    """Records that are listed, and read again one by one."""

    @abstractmethod
    def read(self, listed: Listed) -> StoredRecord:
        """Give a record that was listed, with a fault where it cannot be read as it was."""

    def line(self, listed: Listed) -> bytes:
        """Give a record as one line, not parsed; empty where it cannot be read."""
        return _line_of(self.read(listed))

    def article(self, listed: Listed) -> Article:
        """Give a record.

        Raises:
            RecordError: It cannot be read, or is broken.
        """
        return self.read(listed).article()


class FileListing(Listing):
    """The records of a folder or of one file."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.name = readable(str(place))
        self._odd_names: dict[str, str] = {}

    def listed(self) -> Iterator[Listed]:
        """Give the records in the order of their places.

        Raises:
            ConfigError: There is no such place.
            OSError: A folder or a file of lines cannot be read.
        """
        for path in record_files(self.place):
            if (place := readable(str(path))) != str(path):
                self._odd_names[place] = str(path)
            if path.suffix == LINES:
                yield from listed_lines(read_lines(path), place)
            else:
                yield _document(path, place)

    def read(self, listed: Listed) -> StoredRecord:
        """Give a record that was listed, with a fault where its file has changed or cannot be read any more."""
        place = listed.place.rpartition(":")[0] if listed.is_line else listed.place
        try:
            with open(self._odd_names.get(place, place), "rb") as file:  # noqa: PTH123  twice as quick as a Path
                file.seek(listed.start)
                text = file.read(listed.size)
        except OSError as error:
            return unreadable(listed.place, error)
        return stored(listed, text)

    def versions(self) -> Mapping[str, str]:
        """Give what made the records, where a manifest tells it."""
        folder = self.place if self.place.is_dir() else self.place.parent
        with suppress(OSError):
            return versions_in((folder / MANIFEST).read_bytes())
        return {}


def readable(place: str) -> str:
    """Give the name of a file as it can be written: bytes that are no UTF-8 as their numbers."""
    return place if place.isascii() else os.fsencode(place).decode("utf-8", "backslashreplace")


def _document(path: Path, place: str) -> Listed:
    try:
        text = path.read_bytes()
    except OSError as error:
        return Listed("", "", place, b"", is_line=False, start=0, size=0, fault=unreadable(place, error).fault)
    return listed_text(text, place)


def unreadable(place: str, error: OSError) -> StoredRecord:
    """Give what stands for a record whose file cannot be read."""
    reason = f"cannot be read: {error.strerror or error}"
    return StoredRecord(place, b"", is_line=False, line=b"", sha256="", fault=reason)


def _line_of(record: StoredRecord) -> bytes:
    if record.fault:
        return b""
    return record.text.rstrip() + b"\n" if record.is_line else compact(record.text)


def stored(listed: Listed, text: bytes) -> StoredRecord:
    """Give a record that was listed with its text; a fault where this is not what was listed."""
    if listed.fault:
        return StoredRecord(listed.place, b"", listed.is_line, b"", "", listed.fault)
    fault = "" if _digest(text) == listed.digest else "it has changed while it was read"
    return StoredRecord(listed.place, text, listed.is_line, b"", "", fault)


def listed_lines(lines: Iterator[bytes], file: str) -> Iterator[Listed]:
    """Give the records of a file of lines; blank lines are none."""
    start = 0
    for number, line in enumerate(lines, 1):
        if line.strip(b"\r\n"):
            yield listed_text(line, f"{file}:{number}", start=start, is_line=True)
        start += len(line)


def listed_text(text: bytes, place: str, *, start: int = 0, is_line: bool = False) -> Listed:
    """Give a record from its text."""
    id, path = _head(text)  # noqa: A001
    return Listed(id, path, place, _digest(text), is_line, start, len(text))


def _digest(text: bytes) -> bytes:
    return sha256(text.rstrip()).digest()


def _head(text: bytes) -> tuple[str, str]:
    """Give the id and the path of a record; parsed as a whole where it does not begin as records do."""
    if found := _HEAD.match(text):
        with suppress(ValueError):
            return found[1].decode(), json.loads(found[2]) or ""
    with suppress(ValueError, RecursionError, TypeError, AttributeError, KeyError):
        record = json.loads(text)
        return str(record["id"]), str(record["source"].get("path") or "")
    return "", ""


def versions_in(text: bytes) -> Mapping[str, str]:
    """Give the versions that a manifest tells; none where it cannot be read."""
    with suppress(ValueError, RecursionError, TypeError, AttributeError, KeyError):
        return {str(name): str(value) for name, value in json.loads(text)["versions"].items()}
    return {}
