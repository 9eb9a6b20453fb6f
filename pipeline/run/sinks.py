"""Where a run puts its records: a file for each article, or all of them in one file of lines."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from pipeline.errors import ConfigError
from pipeline.run.settings import Form
from pipeline.run.tasks import Task, record_path
from pipeline.store.files import whole_file, write_text
from pipeline.store.lines import read_lines

LINES = "articles.jsonl"


class Put(Protocol):
    """Takes the text of one record; records come sorted by name."""

    def __call__(self, task: Task, text: str) -> None:
        """Take it."""


class Sink(Protocol):
    """A place for records.

    Attributes:
        at_once: Whether each record is there for good as soon as it is put.
    """

    at_once: bool

    def held(self, earlier: Mapping[str, str]) -> set[str]:
        """Give the names whose records are there, unchanged: `earlier` is the SHA-256 of each record by name."""

    def open(self) -> AbstractContextManager[Put]:
        """Give what takes the records of this run; records that are not replaced stay."""


def sha(text: bytes) -> str:
    """Give the SHA-256 of a record as it is stored."""
    return sha256(text).hexdigest()


def sink_for(out: Path, form: Form) -> Sink:
    """Give the place for records of this form."""
    return FileSink(out) if form is Form.JSON else LineSink(out)


class FileSink:
    """One file for each article, in the folders of the inputs."""

    at_once = True

    def __init__(self, out: Path) -> None:
        self._out = out

    def held(self, earlier: Mapping[str, str]) -> set[str]:
        """Give the names whose files are there, unchanged."""
        return {name for name, record in earlier.items() if self._reads(name, record)}

    def _reads(self, name: str, record: str) -> bool:
        try:
            return sha(self._path(name).read_bytes()) == record
        except OSError:
            return False

    @contextmanager
    def open(self) -> Iterator[Put]:
        """Write each record at once."""
        yield lambda task, text: write_text(self._path(task.name), text)

    def _path(self, name: str) -> Path:
        inside = PurePosixPath(record_path(name))
        if inside.is_absolute() or ".." in inside.parts:
            raise OSError(errno.EINVAL, "its place would lie outside the output folder", name)
        return self._out / inside


@dataclass(frozen=True, slots=True, order=True)
class _Line:
    """A record in a file of lines: the name of its input, the number of its line and its place in the file."""

    name: str
    number: int
    start: int
    size: int
    record: str


class LineSink:
    """One file of lines for all articles, sorted by name and replaced as a whole at the end, or at an interruption."""

    at_once = False

    def __init__(self, out: Path) -> None:
        self._path = out / LINES

    def held(self, earlier: Mapping[str, str]) -> set[str]:
        """Give the names whose lines are there, unchanged.

        Raises:
            ConfigError: A line is no record, so that nobody knows what would be lost with it.
        """
        return {line.name for line in self._lines() if earlier.get(line.name) == line.record}

    @contextmanager
    def open(self) -> Iterator[Put]:
        """Write the records between those that are there; what was put before an interruption is kept."""
        with whole_file(self._path) as file:
            merge = _Merge(file, self._path, sorted(self._lines()))
            stopped: BaseException | None = None
            try:
                yield merge.put
            except OSError:
                raise
            except BaseException as error:  # noqa: BLE001  raised again below, when all lines are written
                stopped = error
            merge.finish()
        if stopped is not None:
            raise stopped

    def _lines(self) -> Iterator[_Line]:
        start = 0
        for number, text in enumerate(read_lines(self._path), 1):
            line = text.rstrip(b"\r\n")
            if line:
                yield _Line(self._name(line, number), number, start, len(line), sha(line + b"\n"))
            start += len(text)

    def _name(self, line: bytes, number: int) -> str:
        try:
            path = json.loads(line)["source"]["path"]
        except (ValueError, TypeError, KeyError) as error:
            raise ConfigError(f"{self._path}:{number}: is no record; mend or remove the line") from error
        return path if isinstance(path, str) else ""


class _Merge:
    """Lines that are there and new ones, both sorted by name, become one; a new line takes the place of an old one."""

    def __init__(self, file: BinaryIO, path: Path, old: list[_Line]) -> None:
        self._file, self._path, self._old, self._next = file, path, old, 0

    def put(self, task: Task, text: str) -> None:
        self._copy_before(task.name)
        while self._next < len(self._old) and self._old[self._next].name == task.name:
            self._next += 1
        self._file.write(text.encode("utf-8"))

    def finish(self) -> None:
        self._copy_before(None)

    def _copy_before(self, name: str | None) -> None:
        """Copy the old lines whose names sort before `name`, all of them for None."""
        begin = self._next
        while self._next < len(self._old) and (name is None or self._old[self._next].name < name):
            self._next += 1
        if begin == self._next:
            return
        with self._path.open("rb") as old:
            for line in self._old[begin : self._next]:
                old.seek(line.start)
                self._file.write(old.read(line.size) + b"\n")
