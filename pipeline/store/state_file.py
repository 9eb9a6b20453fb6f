"""The file of the state of an output folder: an SQLite database, opened, checked, begun anew where it is damaged."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

NAME = ".state.sqlite"
_VERSION = 1
_TABLES = """
CREATE TABLE inputs (name TEXT PRIMARY KEY, place TEXT NOT NULL UNIQUE, file TEXT NOT NULL, root TEXT NOT NULL);
CREATE TABLE records (name TEXT PRIMARY KEY, digest TEXT NOT NULL, fingerprint TEXT NOT NULL, id TEXT NOT NULL,
    record TEXT NOT NULL, counts TEXT NOT NULL, site TEXT NOT NULL, lines TEXT NOT NULL);
CREATE INDEX records_by_id ON records (id);
CREATE TABLE failures (name TEXT PRIMARY KEY, digest TEXT NOT NULL, fingerprint TEXT NOT NULL, kind TEXT NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE waiting (name TEXT PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE unfinished (since INTEGER PRIMARY KEY);
CREATE TABLE form (form TEXT PRIMARY KEY);
"""
_OF_A_RUN = """
CREATE TEMP TABLE seen (name TEXT PRIMARY KEY);
CREATE TEMP TABLE held (name TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL,
    record TEXT NOT NULL);
CREATE INDEX temp.held_by_name ON held (name, number);
"""
_PRIMARY = 0xFF
"""The bits of a result code that say what is wrong; the others say more of it."""

_FULL = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EROFS}


class StateFile:
    """A database in which nothing stays that is not committed; what it says of its file is told as an `OSError`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._database, self.path = connection, path

    def do(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Do one statement.

        Raises:
            OSError: The disk is full, say.
        """
        with _as_os_errors(self.path):
            return self._database.execute(statement, values)

    def do_all(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Do one statement for each row.

        Raises:
            OSError: As `do`.
        """
        with _as_os_errors(self.path):
            self._database.executemany(statement, rows)

    def commit(self) -> None:
        """Keep what was done.

        Raises:
            OSError: As `do`.
        """
        with _as_os_errors(self.path):
            self._database.commit()


@contextmanager
def open_file(folder: Path | None) -> Iterator[StateFile]:
    """Give the file of an output folder's state; one that is damaged, or of another version, begins anew.

    Args:
        folder: None for a state of nothing, which is not kept.

    Raises:
        OSError: It cannot be read or written.
    """
    path = folder / NAME if folder else Path()
    with closing(_connected(path)) as connection, _as_os_errors(path):
        try:
            yield StateFile(connection, path)
        finally:
            connection.rollback()


def _connected(path: Path) -> sqlite3.Connection:
    with _as_os_errors(path):
        connection = sqlite3.connect(path if path.name else "")  # without a name it lies among the temporary files
        if not _is_sound(connection):
            connection.close()
            connection = _emptied(path)
            # What waits in a run of lines is as large as the records: its room is given back with each commit.
            connection.executescript(
                f"PRAGMA auto_vacuum = FULL; BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT"
            )
        connection.executescript(_OF_A_RUN)
        return connection


def _emptied(path: Path) -> sqlite3.Connection:
    if not path.name:
        return sqlite3.connect("")
    for part in (path, path.with_name(f"{path.name}-journal")):
        part.unlink(missing_ok=True)
    return sqlite3.connect(path)


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return bool(version == _VERSION and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & _PRIMARY in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise


@contextmanager
def _as_os_errors(path: Path) -> Iterator[None]:
    """Turn what the database says of its file into what the system would say."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = _FULL.get(error.sqlite_errorcode & _PRIMARY, errno.EIO)
        raise OSError(code, f"the state of the runs cannot be written: {error}", str(path)) from error
    except sqlite3.DatabaseError as error:
        reason = f"the state of the runs is damaged ({error}): remove it, and everything is done again"
        raise OSError(errno.EIO, reason, str(path)) from error
