"""Full-text search in SQLite, of a kind that `datasette` finds by itself: FTS5 over the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.store.sql import quoted

SEARCHED = ("quotes", "findings")
"""The tables whose words are searched; their rows are numbered, so that `VACUUM` leaves the numbers alone."""

_WORDS = '"text"'


def search_statements(name: str) -> Iterator[str]:
    """Give the statements that make the index of a table, empty as yet, and the triggers that keep it.

    The index stems English words; whoever changes a row of the table, this program or another, changes the index.
    """
    table, index = quoted(name), quoted(f"{name}_fts")
    add = f"INSERT INTO {index} (rowid, {_WORDS}) VALUES (new.rowid, new.{_WORDS});"  # noqa: S608  names of models
    drop = f"INSERT INTO {index} ({index}, rowid, {_WORDS}) VALUES ('delete', old.rowid, old.{_WORDS});"  # noqa: S608
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({_WORDS}, "
        f'content={table}, content_rowid="rowid", tokenize="porter unicode61")'
    )
    for event, body in {"INSERT": add, "DELETE": drop, "UPDATE": f"{drop} {add}"}.items():
        yield f"CREATE TRIGGER {quoted(f'{name}_fts_{event.lower()}')} AFTER {event} ON {table} BEGIN {body} END"
