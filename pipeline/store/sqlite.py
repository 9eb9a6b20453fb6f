"""Articles in a file of SQLite, with full-text search over quotes and findings.

The journal is not a write-ahead log: the file stays one file, which can be copied and served from anywhere. Readers
wait for the end of a batch at most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, StoreError
from pipeline.store.migrate import prepare
from pipeline.store.protocol import Ready
from pipeline.store.rows import rows_of_batch
from pipeline.store.search import SEARCHED, search_statements
from pipeline.store.sql import HELD, Dialect, insert_row, quoted
from pipeline.store.tables import Table, tables

BUSY_SECONDS = 30.0
"""How long another program is waited for."""

_CACHE_KIB = 65_536
_DIALECT = Dialect(
    {"text": "TEXT", "json": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"},
    numbered=frozenset(SEARCHED),
)


class SqliteStore:
    """A file of SQLite."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def open(self) -> Iterator[SqliteSession]:
        """Open the file, make or extend its tables, and close it at the end.

        Raises:
            ConfigError: It is no database, or its tables are not ours or of another version.
            StoreError: It is locked, or cannot be read or written.
        """
        with _told(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                session = SqliteSession(connection)
                session.prepare()
                yield session


class SqliteSession:
    """An open file of SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.notices: list[str] = []
        self._connection = connection

    def prepare(self) -> None:
        """Make or extend the tables, with their full-text search."""
        with self._transaction():
            new = prepare(self, _DIALECT)
            for name in SEARCHED:
                if name in new:
                    self._make_search(name)

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""
        return self._connection.execute(statement, values).fetchall()

    def table_names(self) -> set[str]:
        """Give the names of all tables and views."""
        return {name for (name,) in self.query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}

    def column_names(self, table: str) -> list[str]:
        """Give the names of a table's columns, without the number of the row."""
        found = self.query("SELECT name FROM pragma_table_info(?)", table)
        return [name for (name,) in found if name != "rowid"]

    def held(self) -> Mapping[str, str]:
        """Give the digest of each record by the id of its article."""
        return dict(self._connection.execute(HELD))

    def put(self, batch: Sequence[Ready]) -> None:
        """Replace the rows of these articles in one transaction."""
        with self._transaction():
            self._delete([ready.article.id for ready in batch])
            for table, rows in rows_of_batch(batch):
                self._connection.executemany(insert_row(table, _DIALECT), rows)

    def remove(self, ids: Collection[str]) -> None:
        """Remove the rows of these articles in one transaction."""
        with self._transaction():
            self._delete(ids)

    def _delete(self, ids: Collection[str]) -> None:
        for table in reversed(tables()):
            self._connection.executemany(_delete_rows(table), [(name,) for name in ids])

    def _make_search(self, name: str) -> None:
        if not self.query("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"):
            self.notices.append(f"this SQLite has no FTS5, so {name} can't be searched")
            return
        for statement in search_statements(name):
            self.query(statement)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk has ended it already
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _delete_rows(table: Table) -> str:
    return f"DELETE FROM {quoted(table.name)} WHERE {quoted(table.article)} = ?"  # noqa: S608  names of models


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one line what is wrong with the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        reason = _REASONS.get(error.sqlite_errorcode & 0xFF, str(error))
        raise StoreError(f"{path}: {reason}") from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise ConfigError(f"{path}: is no SQLite database") from error
        raise StoreError(f"{path}: {error}") from error


_REASONS = {
    sqlite3.SQLITE_BUSY: "is locked by another program; run it again when that has ended",
    sqlite3.SQLITE_FULL: "the disk is full; what was written before is kept, run it again to go on",
    sqlite3.SQLITE_READONLY: "cannot be written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
}
