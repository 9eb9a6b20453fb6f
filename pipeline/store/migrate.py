"""The tables of a database, made where there are none and brought up to the models where only columns are missing.

The table `inspectext_columns` says which columns this program made, so that a table of the same name that somebody else
made is left alone. Whatever else differs is refused, since rows would be lost or would fail later, one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import ConfigError
from pipeline.record.article import SCHEMA_VERSION
from pipeline.store.sql import Database, Dialect, add_column, create_table, insert_row, quoted
from pipeline.store.tables import ARTICLES, DIGEST, Column, Table, tables

_REMEDY = "export to another place, or remove the tables"
_MADE = Table(
    "inspectext_columns",
    (
        Column("table_name", "text"),
        Column("column_name", "text"),
        Column("type", "text"),
        Column("nullable", "boolean"),
    ),
    ("table_name", "column_name"),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A column as it was made."""

    type: str
    nullable: bool


def prepare(database: Database, dialect: Dialect) -> list[str]:
    """Make or extend the tables; give the names of those that are new. It is called in a transaction.

    Where a table gets a column or is added, every article waits to be filled again: its digest is emptied.

    Raises:
        ConfigError: The tables are not ours, or differ in more than missing columns.
    """
    there = database.table_names()
    made = _made(database, there)
    if wrong := next(_differences(database, there, made), None):
        raise ConfigError(f"{wrong}; {_REMEDY}")
    if _MADE.name not in there:
        database.query(create_table(_MADE, dialect))
    new = [table for table in tables() if table.name not in made]
    for table in new:
        _make(database, table, dialect)
    added = [_extend(database, table, dialect) for table in tables() if table.name in made]
    if made and (new or any(added)):
        database.query(f"UPDATE {quoted(ARTICLES)} SET {quoted(DIGEST)} = ''")  # noqa: S608  names of models
    return [table.name for table in new]


def _made(database: Database, there: set[str]) -> dict[str, dict[str, _Made]]:
    """Give the columns that this program made, by table; a table that is gone is made again."""
    made: dict[str, dict[str, _Made]] = {}
    if _MADE.name in there:
        for table, column, kind, nullable in database.query(f"SELECT * FROM {quoted(_MADE.name)}"):  # noqa: S608
            made.setdefault(table, {})[column] = _Made(kind, bool(nullable))
    return made


def _differences(database: Database, there: set[str], made: dict[str, dict[str, _Made]]) -> Iterator[str]:
    """Give what stands in the way, each in a few words."""
    known = {table.name for table in tables()}
    yield from (f"the table {name} is gone" for name in sorted(made) if name not in there)
    yield from (f"there is a table {name} of somebody else" for name in sorted(known & there - set(made)))
    yield from (f"the table {name} is unknown to this version" for name in sorted(set(made) - known))
    for table in tables():
        if table.name in made:
            yield from _differing(table, made[table.name], database.column_names(table.name))
    if ARTICLES in made:
        yield from _newer(database)


def _differing(table: Table, made: dict[str, _Made], there: list[str]) -> Iterator[str]:
    known = {column.name: column for column in table.columns}
    for name in there:
        if name not in known:
            yield f"the column {table.name}.{name} is unknown to this version"
        elif name not in made:
            yield f"the column {table.name}.{name} is of somebody else"
        elif made[name].type != known[name].type or known[name].nullable > made[name].nullable:
            yield f"the column {table.name}.{name} is of another type"
    yield from (f"the column {table.name}.{name} is gone" for name in made if name not in there)
    yield from (f"the column {table.name}.{name} is missing from the key" for name in table.key if name not in made)


def _newer(database: Database) -> Iterator[str]:
    found = database.query(f"SELECT DISTINCT schema_version FROM {quoted(ARTICLES)}")  # noqa: S608  names of models
    for (version,) in sorted(found):
        if _order(version) > _order(SCHEMA_VERSION):
            yield f"the records there have schema version {version}, this program writes {SCHEMA_VERSION}"


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _make(database: Database, table: Table, dialect: Dialect) -> None:
    database.query(create_table(table, dialect))
    for column in table.columns:
        _note(database, table, column, dialect, nullable=column.nullable)


def _extend(database: Database, table: Table, dialect: Dialect) -> bool:
    """Add the columns that are missing; tell whether there were any."""
    there = set(database.column_names(table.name))
    missing = [column for column in table.columns if column.name not in there]
    for column in missing:
        database.query(add_column(table, column, dialect))
        _note(database, table, column, dialect, nullable=True)
    return bool(missing)


def _note(database: Database, table: Table, column: Column, dialect: Dialect, *, nullable: bool) -> None:
    database.query(insert_row(_MADE, dialect), table.name, column.name, column.type, nullable)
