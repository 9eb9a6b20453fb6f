"""Statements of SQL for the tables of the record; names are always quoted, values always bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.store.tables import ARTICLES, DIGEST, Column, Table, Type

HELD = f"SELECT id, {DIGEST} FROM {ARTICLES}"  # noqa: S608  names of models
"""Gives the digest of each record by the id of its article."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database spells things.

    Attributes:
        types: The type of a column.
        mark: What stands for a bound value.
        part_keys: Whether the tables below the articles get primary and foreign keys.
        numbered: The tables that have a number for each row as primary key, and their key as a unique one.
    """

    types: Mapping[Type, str]
    mark: str = "?"
    part_keys: bool = True
    numbered: frozenset[str] = frozenset()


class Database(Protocol):
    """A connection, seen by what makes and changes the tables."""

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement and give its rows, none where it gives none."""

    def table_names(self) -> set[str]:
        """Give the names of all tables and views that new tables would stand beside."""

    def column_names(self, table: str) -> list[str]:
        """Give the names of a table's columns."""


def quoted(name: str) -> str:
    """Give a name as SQL takes it: several names of the record are words of the language (`end`, `when`)."""
    return '"' + name.replace('"', '""') + '"'


def listed(names: Sequence[str]) -> str:
    """Give names as a list of SQL."""
    return ", ".join(map(quoted, names))


def create_table(table: Table, dialect: Dialect) -> str:
    """Give the statement that makes a table.

    What parts say of each other is checked when a transaction ends, since an article's parts go in any order.
    """
    lines = [_column(column, dialect) for column in table.columns]
    if table.name in dialect.numbered:
        lines = ["rowid INTEGER PRIMARY KEY", *lines, f"UNIQUE ({listed(table.key)})"]
    elif dialect.part_keys or table.name == ARTICLES:
        lines.append(f"PRIMARY KEY ({listed(table.key)})")
    if dialect.part_keys:
        lines += [
            f"FOREIGN KEY ({listed(to.columns)}) REFERENCES {quoted(to.table)} ({listed(to.key)})"
            f"{' ON DELETE CASCADE' if to.cascade else ' DEFERRABLE INITIALLY DEFERRED'}"
            for to in table.references
        ]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def add_column(table: Table, column: Column, dialect: Dialect) -> str:
    """Give the statement that adds a column to a table with rows; they have no value in it yet."""
    return f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(column.name)} {dialect.types[column.type]}"


def insert_row(table: Table, dialect: Dialect) -> str:
    """Give the statement that adds a row."""
    marks = ", ".join([dialect.mark] * len(table.columns))
    return f"INSERT INTO {quoted(table.name)} ({listed(table.names)}) VALUES ({marks})"  # noqa: S608  names of models


def _column(column: Column, dialect: Dialect) -> str:
    return f"{quoted(column.name)} {dialect.types[column.type]}{'' if column.nullable else ' NOT NULL'}"
