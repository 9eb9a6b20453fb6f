"""Where a run puts its records: a file for each article, or all of them in one file of lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

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
    """A place for records. `earlier` is what an earlier run left there: the SHA-256 of each record by name.

    Attributes:
        at_once: Whether each record is there for good as soon as it is put.
    """

    at_once: bool

    def held(self, earlier: Mapping[str, str]) -> set[str]:
        """Give the names whose records are there, unchanged."""

    def open(self, held: set[str], earlier: Mapping[str, str]) -> AbstractContextManager[Put]:
        """Give what takes the records of this run; those of `held` that are not replaced stay."""


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
        paths = {name: self._out / record_path(name) for name in earlier}
        return {name for name, path in paths.items() if path.is_file() and sha(path.read_bytes()) == earlier[name]}

    @contextmanager
    def open(self, held: set[str], earlier: Mapping[str, str]) -> Iterator[Put]:  # noqa: ARG002  files stay by themselves
        """Write each record at once."""
        yield lambda task, text: write_text(self._out / record_path(task.name), text)


class LineSink:
    """One file of lines for all articles, sorted by name and replaced as a whole at the end."""

    at_once = False

    def __init__(self, out: Path) -> None:
        self._path = out / LINES

    def held(self, earlier: Mapping[str, str]) -> set[str]:
        """Give the names whose lines are there, unchanged."""
        lines = zip(sorted(earlier), read_lines(self._path), strict=False)
        return {name for name, line in lines if sha(line + b"\n") == earlier[name]}

    @contextmanager
    def open(self, held: set[str], earlier: Mapping[str, str]) -> Iterator[Put]:
        """Write the records between the held ones."""
        with whole_file(self._path) as file:
            old = zip(sorted(earlier), read_lines(self._path), strict=False)
            merge = _Merge(file, ((name, line) for name, line in old if name in held))
            yield merge.put
            merge.finish()


class _Merge:
    """Two streams of lines, both sorted by name, become one; a new line takes the place of the old one."""

    def __init__(self, file: BinaryIO, old: Iterator[tuple[str, bytes]]) -> None:
        self._file, self._old = file, old
        self._next = next(old, None)

    def put(self, task: Task, text: str) -> None:
        while self._next and self._next[0] < task.name:
            self._copy()
        if self._next and self._next[0] == task.name:
            self._next = next(self._old, None)
        self._file.write(text.encode("utf-8"))

    def finish(self) -> None:
        while self._next:
            self._copy()

    def _copy(self) -> None:
        if self._next:
            self._file.write(self._next[1] + b"\n")
        self._next = next(self._old, None)
