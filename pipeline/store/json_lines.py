"""Records in one file of JSON Lines: one a line, in the order of their paths."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import ConfigError
from pipeline.store.file_store import FileStore
from pipeline.store.files import whole_file
from pipeline.store.gathered import Entry, Gathered, Parts
from pipeline.store.lines import read_lines
from pipeline.store.protocol import Ready

_HEAD = re.compile(
    rb'\{"schema_version":"[^"]*","id":"([0-9a-f]{12})","source":\{"path":(null|"(?:[^"\\]|\\.)*"),.*\}\n', re.DOTALL
)


class JsonLines:
    """A file of records, each as the bytes that a run writes with `--format jsonl`."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home = place.parent
        self._lines: dict[str, tuple[int, int]] = {}

    def held(self) -> Mapping[str, Entry]:
        """Give the records of the file, by id.

        Raises:
            ConfigError: A line is no record, or the second of its article.
        """
        found: dict[str, Entry] = {}
        self._lines.clear()
        start = 0
        for number, line in enumerate(read_lines(self.place), 1):
            try:
                path, name = _head(line)
            except (ValueError, LookupError, TypeError) as error:
                raise ConfigError(f"{self.place}:{number}: is no record; choose another file") from error
            entry = Entry(path, name, sha256(line).hexdigest())
            if entry.id in found:
                raise ConfigError(f"{self.place}:{number}: is a second record of {entry.id}; choose another file")
            found[entry.id] = entry
            self._lines[entry.id] = start, len(line)
            start += len(line)
        return found

    def parts(self, ready: Ready) -> Parts:
        """Give the line of a record."""
        return (ready.record.line,)

    def write(self, gathered: Gathered) -> None:
        """Replace the file."""
        with ExitStack() as stack:
            new = stack.enter_context(whole_file(self.place))
            old = stack.enter_context(self.place.open("rb")) if self._lines else None
            for entry in gathered.plan():
                put = gathered.put_of(entry)
                new.write(put[0] if put else self._line(old, entry))

    def _line(self, file: BinaryIO | None, entry: Entry) -> bytes:
        if file is None:
            return b""
        start, size = self._lines[entry.id]
        file.seek(start)
        return file.read(size)


def _head(line: bytes) -> tuple[str, str]:
    """Give the path and the id in a line; one that this program has not written itself is parsed."""
    if head := _HEAD.fullmatch(line):
        return json.loads(head[2]) or "", head[1].decode()
    record = json.loads(line)
    if not line.endswith(b"\n") or "schema_version" not in record:
        raise ValueError(line)
    return record["source"]["path"] or "", str(record["id"])


def lines_store(place: Path) -> FileStore:
    """Give the store of one file of records."""
    return FileStore(JsonLines(place))
