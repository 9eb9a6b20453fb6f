"""The flat tables as CSV: a file for each in a folder, or the articles alone in one file.

Rows stand in the order of the articles' paths. What is kept is copied as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from pipeline.store.csv_cells import csv_row
from pipeline.store.csv_table import CsvTable, OldRows
from pipeline.store.file_store import FileStore
from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.folder import finish, whole_files
from pipeline.store.gathered import Entry, Gathered, Parts
from pipeline.store.protocol import Ready

ENDING = ".csv"


class CsvFiles:
    """Files of CSV, one for each table."""

    def __init__(self, place: Path, *, folder: bool) -> None:
        """Name the files.

        Args:
            place: The folder; the file of the articles where `folder` is not set.
            folder: Whether all tables are written.
        """
        self.place = place
        self.home = place if folder else place.parent
        found = flat_tables() if folder else flat_tables()[:1]
        self._tables = [CsvTable(place / f"{table.name}{ENDING}" if folder else place, table) for table in found]
        self._order: dict[str, int] = {}
        self._again = False

    def held(self) -> Mapping[str, Entry]:
        """Give the articles that the files hold, by id; to be put again where a column or a table is missing.

        Raises:
            ConfigError: They are no tables of this program, or broken.
        """
        finish(self._tables[0].path)
        there = [table for table in self._tables if table.path.exists()]
        articles = self._tables[0]
        if there and articles is not there[0]:
            raise there[0].broken(f"stands there without {articles.path.name}")
        current = [table.is_current() for table in there]
        self._again = not all(current) or 0 < len(there) < len(self._tables)
        found = {entry.id: entry._replace(sha256="") if self._again else entry for entry in articles.entries()}
        self._order = {name: number for number, name in enumerate(found)}
        return found

    def parts(self, ready: Ready) -> Parts:
        """Give the rows of an article for each file."""
        return [b"".join(map(csv_row, rows)) for rows in islice(flat_rows(ready), len(self._tables))]

    def write(self, gathered: Gathered) -> None:
        """Replace the files."""
        with ExitStack() as stack:
            files = stack.enter_context(whole_files([table.path for table in self._tables]))
            old = [self._old(table, stack) for table in self._tables]
            for file, table in zip(files, self._tables, strict=True):
                file.write(table.header)
            for entry in gathered.plan():
                parts = gathered.put_of(entry) or [rows.of(entry.id) if rows else b"" for rows in old]
                for file, part in zip(files, parts, strict=True):
                    file.write(part)

    def _old(self, table: CsvTable, stack: ExitStack) -> OldRows | None:
        if not table.path.exists():
            return None
        return OldRows(table, stack.enter_context(table.path.open("rb")), self._order, again=self._again)


def csv_store(place: Path, *, folder: bool) -> FileStore:
    """Give the store of a folder with a file for each flat table, or of one file with the articles alone."""
    return FileStore(CsvFiles(place, folder=folder))
