"""Articles in PostgreSQL: a batch is deleted and copied in, in one transaction.

The tables stand in the first schema of the search path. Exports take turns, batch by batch, by an advisory lock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from pipeline.errors import ConfigError, StoreError
from pipeline.store.migrate import prepare
from pipeline.store.protocol import Ready
from pipeline.store.rows import rows_of_batch
from pipeline.store.sql import HELD, Dialect, listed, quoted
from pipeline.store.tables import Row, Table, tables

_DIALECT = Dialect(
    {"text": "text", "json": "json", "integer": "bigint", "number": "double precision", "boolean": "boolean"},
    mark="%s",
)
_LOCK = 0x696E7370  # "insp"
_NUL, _INSTEAD = "\0", "\ufffd"
_ESCAPED_NUL = b"\\u0000"


class PostgresStore:
    """A database of PostgreSQL."""

    def __init__(self, url: str, shown: str) -> None:
        self._url = url
        self._shown = shown

    @contextmanager
    def open(self) -> Iterator[PostgresSession]:
        """Connect, make or extend the tables, and close the connection at the end.

        Raises:
            ConfigError: The URL is none, or the tables are not ours or of another version.
            StoreError: The server cannot be reached, or refuses something.
        """
        try:
            with psycopg.connect(self._url, autocommit=True, fallback_application_name="inspectext") as connection:
                session = PostgresSession(connection)
                session.prepare()
                yield session
        except psycopg.ProgrammingError as error:
            if error.sqlstate is None:  # libpq repeats what it can't read, and there may be a password in it
                raise ConfigError(f"{self._shown}: is no URL that PostgreSQL can read") from None
            raise StoreError(f"{self._shown}: {_first_line(error)}") from error
        except psycopg.Error as error:
            raise StoreError(f"{self._shown}: {_first_line(error)}") from error


class PostgresSession:
    """A connection to PostgreSQL."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.notices: list[str] = []
        self._connection = connection

    def prepare(self) -> None:
        """Make or extend the tables."""
        with self._transaction():
            prepare(self, _DIALECT)

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows."""
        cursor = self._connection.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def table_names(self) -> set[str]:
        """Give the names of all that a table would stand beside."""
        found = self.query("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
        return {name for (name,) in found}

    def column_names(self, table: str) -> list[str]:
        """Give the names of a table's columns."""
        statement = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        return [name for (name,) in self.query(statement, quoted(table))]

    def held(self) -> Mapping[str, str]:
        """Give the digest of each record by the id of its article."""
        return dict(self.query(HELD))

    def put(self, batch: Sequence[Ready]) -> None:
        """Replace the rows of these articles in one transaction."""
        nul = any(_ESCAPED_NUL in ready.record.line for ready in batch)
        with self._transaction():
            self._delete([ready.article.id for ready in batch])
            for table, rows in rows_of_batch(batch):
                self._copy(table, _writable(rows) if nul else rows)
        if nul:
            self.notices += [
                f"{ready.record.place}: holds NUL, which PostgreSQL refuses: U+FFFD stands for it outside of `record`"
                for ready in batch
                if _ESCAPED_NUL in ready.record.line
            ]

    def remove(self, ids: Collection[str]) -> None:
        """Remove the rows of these articles in one transaction."""
        with self._transaction():
            self._delete(ids)

    def _delete(self, ids: Collection[str]) -> None:
        for table in reversed(tables()):
            name, column = quoted(table.name), quoted(table.article)
            self.query(f"DELETE FROM {name} WHERE {column} = ANY(%s)", list(ids))  # noqa: S608  names of models

    def _copy(self, table: Table, rows: Sequence[Row]) -> None:
        statement = f"COPY {quoted(table.name)} ({listed(table.names)}) FROM STDIN"
        with self._connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._connection.transaction():
            self.query("SELECT pg_advisory_xact_lock(%s)", _LOCK)
            yield


def _writable(rows: Sequence[Row]) -> list[Row]:
    """Give the rows as PostgreSQL takes them: one character for another, so that offsets stay."""
    return [tuple(v.replace(_NUL, _INSTEAD) if isinstance(v, str) else v for v in row) for row in rows]


def _first_line(error: psycopg.Error) -> str:
    return str(error).partition("\n")[0]
