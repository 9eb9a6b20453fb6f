"""Articles in a file of DuckDB: batches go over as Arrow tables, column by column.

Only articles have a key. DuckDB knows no cascade, it refuses to replace a row that others refer to within one
transaction, and the indexes of millions of parts would have to fit in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.errors import ConfigError, StoreError
from pipeline.store.arrow import TYPES
from pipeline.store.migrate import prepare
from pipeline.store.protocol import Ready
from pipeline.store.rows import rows_of_batch
from pipeline.store.sql import HELD, Dialect, listed, quoted
from pipeline.store.tables import Row, Table, tables

_DIALECT = Dialect(
    {"text": "VARCHAR", "json": "JSON", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"},
    part_keys=False,
)
_ARROW = {**TYPES, "json": pa.string()}
_BATCH = "_batch"
_MEMORY = "1GB"
"""For pages of the file that are kept at hand; by itself DuckDB would take most of the machine's."""
_LOG_SIZE = "256MB"
"""Of the log when it goes into the file; with 16 MB, as DuckDB has it, that happens after every batch."""


class DuckStore:
    """A file of DuckDB."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def open(self) -> Iterator[DuckSession]:
        """Open the file, make or extend its tables, and close it at the end.

        Raises:
            ConfigError: It is no database, or its tables are not ours or of another version.
            StoreError: It is locked, or cannot be read or written.
        """
        with _told(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with duckdb.connect(self._path) as connection:
                connection.execute(f"SET memory_limit = '{_MEMORY}'")
                connection.execute(f"SET checkpoint_threshold = '{_LOG_SIZE}'")
                session = DuckSession(connection)
                session.prepare()
                yield session


class DuckSession:
    """An open file of DuckDB."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.notices: list[str] = []
        self._connection = connection
        self._there: set[str] = set()

    def prepare(self) -> None:
        """Make or extend the tables."""
        with self._transaction():
            prepare(self, _DIALECT)
        self._there = set(self.held())

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""
        return self._connection.execute(statement, values).fetchall()

    def table_names(self) -> set[str]:
        """Give the names of the tables and views of the schema."""
        found = self.query(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_catalog = current_database() AND table_schema = current_schema()"
        )
        return {name for (name,) in found}

    def column_names(self, table: str) -> list[str]:
        """Give the names of a table's columns."""
        return [row[1] for row in self.query(f"PRAGMA table_info({quoted(table)})")]

    def held(self) -> Mapping[str, str]:
        """Give the digest of each record by the id of its article."""
        return dict(self.query(HELD))

    def put(self, batch: Sequence[Ready]) -> None:
        """Replace the rows of these articles in one transaction."""
        names = [ready.article.id for ready in batch]
        with self._transaction():
            self._delete(self._there.intersection(names))
            for table, rows in rows_of_batch(batch):
                if rows:
                    self._append(table, rows)
        self._there.update(names)

    def remove(self, ids: Collection[str]) -> None:
        """Remove the rows of these articles in one transaction."""
        with self._transaction():
            self._delete(ids)
        self._there.difference_update(ids)

    def _delete(self, ids: Collection[str]) -> None:
        """Delete rows; a look through a whole table is spared where there is nothing to delete."""
        for table in reversed(tables()) if ids else ():
            name, column = quoted(table.name), quoted(table.article)
            self.query(f"DELETE FROM {name} WHERE {column} IN (SELECT unnest(?))", sorted(ids))  # noqa: S608

    def _append(self, table: Table, rows: Sequence[Row]) -> None:
        arrays = [
            pa.array(values, _ARROW[column.type])
            for column, values in zip(table.columns, zip(*rows, strict=True), strict=True)
        ]
        self._connection.register(_BATCH, pa.table(arrays, names=list(table.names)))
        columns = listed(table.names)
        self.query(f"INSERT INTO {quoted(table.name)} ({columns}) SELECT {columns} FROM {_BATCH}")  # noqa: S608
        self._connection.unregister(_BATCH)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one line what is wrong with the file."""
    try:
        yield
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        if "not a valid DuckDB database" in said:
            raise ConfigError(f"{path}: is no DuckDB database") from error
        if "Could not set lock" in said:
            raise StoreError(f"{path}: is open in another program; run it again when that has ended") from error
        raise StoreError(f"{path}: {said}") from error
