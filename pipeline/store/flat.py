"""The flat tables as files hold them: without the column that has the whole record as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

from pipeline.store.protocol import Ready
from pipeline.store.tables import Row, Table, rows_of, tables


def flat_tables() -> tuple[Table, ...]:
    """Give the tables, articles first."""
    kept = zip(tables(), _kept(), strict=True)
    return tuple(replace(table, columns=tuple(compress(table.columns, wanted))) for table, wanted in kept)


def flat_rows(ready: Ready) -> Iterator[list[Row]]:
    """Give the rows of an article, table by table."""
    found = rows_of(ready.article, ready.record.line, ready.record.sha256)
    for table, wanted in zip(tables(), _kept(), strict=True):
        rows = found[table.name]
        yield rows if all(wanted) else [tuple(compress(row, wanted)) for row in rows]


def _kept() -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(column.type != "json" for column in table.columns) for table in tables())
