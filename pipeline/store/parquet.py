"""Records in Parquet: one file with a nested row an article, or a folder with a file for each flat table.

Rows stand in the order of the articles' paths, in groups that hold the same articles in every file, compressed by zstd.
What is kept is copied column by column, without becoming records again.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pyarrow as pa
from pyarrow import compute as pc
from pyarrow import parquet as pq

from pipeline.store.arrow import columns_as, flat_schema, nested_rows, nested_schema
from pipeline.store.file_store import FileStore
from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.folder import finish, whole_files
from pipeline.store.gathered import Entry, Gathered, Parts
from pipeline.store.parquet_file import OldRows, ParquetFile
from pipeline.store.protocol import Ready

ENDING = ".parquet"
_MOST_ARTICLES = 1_000
_MOST_BYTES = 16_000_000
"""Of the sources of the articles of a group: what is held at once is a few times as much."""


class Layout(Protocol):
    """How articles stand in files.

    Attributes:
        files: Those with a row for each article first.
        path: The column with the path of the source.
        size: The column with its size.
    """

    files: list[ParquetFile]
    path: str
    size: str

    def parts(self, ready: Ready) -> Parts:
        """Give the bytes that stand for an article until all are written."""

    def rows(self, parts: Sequence[Parts]) -> Sequence[pa.Table]:
        """Give the rows of several articles for each file."""


class Nested:
    """One file with a row an article: the record with all its lists and objects."""

    path, size = "source.path", "source.size"

    def __init__(self, place: Path) -> None:
        self.files = [ParquetFile(place, nested_schema(), "id")]

    def parts(self, ready: Ready) -> Parts:
        """Give the line of a record."""
        return (ready.record.line,)

    def rows(self, parts: Sequence[Parts]) -> Sequence[pa.Table]:
        """Give a row for each record."""
        return [nested_rows([line for (line,) in parts])]


class Flat:
    """A file for each flat table."""

    path, size = "source_path", "source_size"

    def __init__(self, place: Path) -> None:
        self.files = [ParquetFile(place / f"{t.name}{ENDING}", flat_schema(t), t.article) for t in flat_tables()]

    def parts(self, ready: Ready) -> Parts:
        """Give the rows of an article, table by table and column by column; of a table without rows nothing."""
        columns = [list(zip(*rows, strict=True)) for rows in flat_rows(ready)]
        return (marshal.dumps(columns),)

    def rows(self, parts: Sequence[Parts]) -> Sequence[pa.Table]:
        """Give the rows of several articles for each file."""
        by_article = [marshal.loads(rows) for (rows,) in parts]  # noqa: S302  our own, and ten times as fast as JSON
        return [
            columns_as(file.schema, [rows[number] for rows in by_article if rows[number]])
            for number, file in enumerate(self.files)
        ]


class ParquetFiles:
    """Files of Parquet in a layout."""

    def __init__(self, layout: Layout, place: Path, home: Path) -> None:
        self.place = place
        self.home = home
        self._layout = layout
        self._order: dict[str, int] = {}
        self._again = False

    def held(self) -> Mapping[str, Entry]:
        """Give the articles that the files hold, by id; to be put again where a column or a file is missing.

        Raises:
            ConfigError: They are none of this program, or broken.
        """
        files = self._layout.files
        finish(files[0].path)
        there = [file for file in files if file.path.exists()]
        if there and there[0] is not files[0]:
            raise there[0].broken(f"stands there without {files[0].path.name}")
        current = [file.is_current() for file in there]
        self._again = not all(current) or 0 < len(there) < len(files)
        entries = files[0].entries(self._layout.path, self._layout.size) if there else ()
        found = {entry.id: entry._replace(sha256="") if self._again else entry for entry in entries}
        self._order = {name: number for number, name in enumerate(found)}
        return found

    def parts(self, ready: Ready) -> Parts:
        """Give the bytes that stand for an article until all are written."""
        return self._layout.parts(ready)

    def write(self, gathered: Gathered) -> None:
        """Replace the files."""
        files = self._layout.files
        with ExitStack() as stack:
            sinks = stack.enter_context(whole_files([file.path for file in files]))
            writers = [
                stack.enter_context(pq.ParquetWriter(sink, file.schema, compression="zstd"))
                for sink, file in zip(sinks, files, strict=True)
            ]
            old = [self._old(file, stack) for file in files]
            for group in _groups(gathered.plan()):
                tables = self._rows(group, gathered, old)
                for writer, table in zip(writers, tables, strict=True):
                    if len(table):
                        writer.write_table(table, row_group_size=len(table))

    def _old(self, file: ParquetFile, stack: ExitStack) -> OldRows | None:
        if not file.path.exists():
            return None
        return OldRows(file, stack.enter_context(file.opened()), self._order, again=self._again)

    def _rows(self, group: Sequence[Entry], gathered: Gathered, old: Sequence[OldRows | None]) -> Iterator[pa.Table]:
        """Give the rows of a group of articles for each file, in the order of the articles."""
        put = [(entry, parts) for entry in group if (parts := gathered.put_of(entry))]
        new = {entry.id for entry, _ in put}
        kept = [entry.id for entry in group if entry.id not in new]
        last = max((self._order[name] for name in kept), default=-1)
        rank = {entry.id: number for number, entry in enumerate(group)}
        fresh = self._layout.rows([parts for _, parts in put]) if put else ()
        for number, (file, rows) in enumerate(zip(self._layout.files, old, strict=True)):
            tables = [fresh[number]] if put else []
            if rows and kept:
                tables.append(_of(kept, rows.up_to(last), file.key))
            yield _ordered(tables, rank, file)


def _groups(plan: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Give the articles of one group of rows after another."""
    start = size = 0
    for number, entry in enumerate(plan):
        if number > start and (number - start == _MOST_ARTICLES or size + entry.size > _MOST_BYTES):
            yield plan[start:number]
            start, size = number, 0
        size += entry.size
    if plan:
        yield plan[start:]


def _of(names: Sequence[str], rows: pa.Table, key: str) -> pa.Table:
    return rows.filter(pc.is_in(rows[key], pa.array(names, pa.string())))


def _ordered(tables: Sequence[pa.Table], rank: Mapping[str, int], file: ParquetFile) -> pa.Table:
    rows = pa.concat_tables([file.schema.empty_table(), *tables])
    ranks = [rank[name] for name in rows[file.key].to_pylist()]
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    return rows.combine_chunks() if order == list(range(len(order))) else rows.take(order).combine_chunks()


def parquet_store(place: Path, *, folder: bool) -> FileStore:
    """Give the store of one file, or of a folder with a file for each flat table."""
    if folder:
        return FileStore(ParquetFiles(Flat(place), place, place))
    return FileStore(ParquetFiles(Nested(place), place, place.parent))
