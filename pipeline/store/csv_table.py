"""A file of CSV that holds one flat table: its columns, its rows, and the rows of one article after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import IO

from pipeline.errors import ConfigError
from pipeline.store.csv_cells import END, csv_row, csv_rows, raw_cells, text_of
from pipeline.store.gathered import Entry
from pipeline.store.tables import DIGEST, Table

_PATH = "source_path"


class CsvTable:
    """The file of a table.

    Attributes:
        header: The first line.
    """

    def __init__(self, path: Path, table: Table) -> None:
        self.path = path
        self.table = table
        self._names = [column.name for column in table.columns]
        self._needed = {*table.key, *{_PATH, DIGEST} & {*self._names}}
        self.header = csv_row(self._names)

    def is_current(self) -> bool:
        """Tell whether the file has all columns.

        Raises:
            ConfigError: It has others.
        """
        with self.path.open("rb") as file:
            found = self.read_names(file)
        return found == self._names

    def entries(self) -> Iterator[Entry]:
        """Give the articles, where the table is that of the articles.

        Raises:
            ConfigError: A row is out of order or broken.
        """
        if not self.path.exists():
            return
        last = Entry("", "", "")
        with self.path.open("rb") as file:
            names = self.read_names(file)
            at = [names.index(name) for name in (_PATH, self.table.article, DIGEST)]
            for row in csv_rows(file, str(self.path)):
                cells = list(islice(raw_cells(row), max(at) + 1))
                path, name, digest = (text_of(cells[number]) or "" for number in at)
                entry = Entry(path, name, digest)
                if entry[:2] <= last[:2]:
                    raise self.broken(f"{entry.id} is out of order")
                yield entry
                last = entry

    def broken(self, what: str) -> ConfigError:
        """Give the error that says what is wrong with the file."""
        return ConfigError(f"{self.path}: {what}; choose another place, or remove it")

    def read_names(self, file: IO[bytes]) -> list[str]:
        """Give the names in the first line.

        Raises:
            ConfigError: They are none of this table.
        """
        names = [cell.decode("utf-8", "replace") for cell in raw_cells(next(file, b""))]
        if not self._needed <= set(names) <= set(self._names):
            raise self.broken("has other columns than this program's")
        return names

    def fitted(self, row: bytes, names: Sequence[str], *, again: bool) -> bytes:
        """Give a row with today's columns; those that are new are null.

        Args:
            names: Of its cells.
            again: Whether the digest is null too.
        """
        if names == self._names and not (again and DIGEST in names):
            return row
        cells = dict(zip(names, raw_cells(row), strict=False))
        if again:
            cells.pop(DIGEST, None)
        return b",".join(cells.get(name, b"") for name in self._names) + END


class OldRows:
    """The rows of a file, article by article in their order."""

    def __init__(self, table: CsvTable, file: IO[bytes], order: Mapping[str, int], *, again: bool = False) -> None:
        """Begin at the first row.

        Args:
            file: The file of the table, open.
            order: The place of each article by its id.
            again: Whether the articles are to be put again when they come: their digest becomes null.
        """
        self._again = again
        self._table = table
        self._order = order
        self._names = table.read_names(file)
        key = self._names.index(table.table.article)
        rows = csv_rows(file, str(table.path))
        self._groups = groupby(rows, key=lambda row: row.split(b",", key + 1)[key])  # nothing before the id has marks
        self._next = self._read(-1)

    def of(self, article: str) -> bytes:
        """Give the rows of an article, which comes after all that were asked for before.

        Raises:
            ConfigError: The file is broken, or its rows stand in another order than the articles.
        """
        wanted = self._order[article]
        while self._next[0] < wanted:
            self._next = self._read(self._next[0])
        return self._next[1] if self._next[0] == wanted else b""

    def _read(self, last: int) -> tuple[int, bytes]:
        name, rows = next(self._groups, (b"", iter(())))
        if not name:
            return len(self._order), b""
        number = self._order.get(name.decode("utf-8", "replace"), -1)
        if number <= last:
            raise self._table.broken(f"rows of {name.decode('utf-8', 'replace')} are out of place")
        return number, b"".join(self._table.fitted(row, self._names, again=self._again) for row in rows)
