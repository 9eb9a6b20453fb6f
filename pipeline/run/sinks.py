"""Where a run puts its records: a file for each article, or all of them in one file of lines."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from pipeline.errors import ConfigError
from pipeline.run.settings import Form
from pipeline.run.tasks import record_path
from pipeline.store.files import whole_file, write_text
from pipeline.store.lines import read_lines
from pipeline.store.state import State
from pipeline.store.waiting import HeldLine

LINES = "articles.jsonl"


class Sink(Protocol):
    """A place for records."""

    def holds(self, name: str, record: str) -> bool:
        """Tell whether the record of a name is there, unchanged: `record` is its SHA-256."""

    def put(self, name: str, text: str) -> None:
        """Keep a record; it takes the place of an earlier one."""

    def drop(self, name: str) -> None:
        """Remove the record of a name."""

    def publish(self) -> None:
        """Make all that was put and dropped stand where readers look."""


def sha(text: bytes) -> str:
    """Give the SHA-256 of a record as it is stored."""
    return sha256(text).hexdigest()


def sink_for(out: Path, form: Form, state: State) -> Sink:
    """Give the place for records of this form.

    Raises:
        ConfigError: The file of lines holds a line that is no record.
    """
    return FileSink(out) if form is Form.JSON else LineSink(out, state)


class FileSink:
    """One file for each article, in the folders of the inputs, each there for good as soon as it is put."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def holds(self, name: str, record: str) -> bool:
        """Tell whether the file is there, unchanged."""
        try:
            return sha(self._path(name).read_bytes()) == record
        except OSError:
            return False

    def put(self, name: str, text: str) -> None:
        """Write the file.

        Raises:
            OSError: It cannot be written.
        """
        write_text(self._path(name), text)

    def drop(self, name: str) -> None:
        """Remove the file, and the folders that are empty then.

        Raises:
            OSError: It cannot be removed.
        """
        path = self._path(name)
        path.unlink(missing_ok=True)
        for folder in path.parents[: len(path.relative_to(self._out).parts) - 1]:
            with suppress(OSError):
                folder.rmdir()

    def publish(self) -> None:
        """Do nothing: all of it stands there."""

    def _path(self, name: str) -> Path:
        inside = PurePosixPath(record_path(name))
        if inside.is_absolute() or ".." in inside.parts:
            raise OSError(errno.EINVAL, "its place would lie outside the output folder", name)
        return self._out / inside


class LineSink:
    """One file of lines for all articles, sorted by name.

    New lines wait in the state of the output folder, where a run that is killed leaves them; the file is written anew
    at the end of a run, or at an interruption.
    """

    def __init__(self, out: Path, state: State) -> None:
        """Look which lines there are.

        Raises:
            ConfigError: A line is no record, so that nobody knows what would be lost with it.
        """
        self._path, self._state, self._waiting = out / LINES, state, state.lines
        self._dropped = False
        self._waiting.hold(self._lines())

    def holds(self, name: str, record: str) -> bool:
        """Tell whether the line is there, or waits, unchanged."""
        text = self._waiting.text(name)
        return self._waiting.holds(name, record) if text is None else sha(text.encode("utf-8")) == record

    def put(self, name: str, text: str) -> None:
        """Let the line wait."""
        self._waiting.put(name, text)

    def drop(self, name: str) -> None:
        """Leave the line out of the file when it is written."""
        self._waiting.drop(name)
        self._dropped = True

    def publish(self) -> None:
        """Write the file: the lines that are there and those that wait, which take the place of older ones.

        Raises:
            OSError: It cannot be written; it is as it was then, and the new lines still wait.
        """
        if not self._dropped and not self._waiting.is_any():
            return
        self._state.commit()
        with whole_file(self._path) as file, self._path.open("rb") if self._path.is_file() else nullcontext() as old:
            for name, line in self._waiting.merged():
                file.write(_held(old, line) if line and old else _new(self._waiting.text(name)))
        self._waiting.clear()
        self._state.commit()

    def _lines(self) -> Iterator[HeldLine]:
        start = 0
        for number, text in enumerate(read_lines(self._path), 1):
            line = text.rstrip(b"\r\n")
            if line:
                yield HeldLine(self._name(line, number), number, start, len(line), sha(line + b"\n"))
            start += len(text)

    def _name(self, line: bytes, number: int) -> str:
        try:
            path = json.loads(line)["source"]["path"]
        except (ValueError, TypeError, KeyError) as error:
            raise ConfigError(f"{self._path}:{number}: is no record; mend or remove the line") from error
        return path if isinstance(path, str) else ""


def _held(old: BinaryIO, line: HeldLine) -> bytes:
    old.seek(line.start)
    return old.read(line.size) + b"\n"


def _new(text: str | None) -> bytes:
    return (text or "").encode("utf-8")
