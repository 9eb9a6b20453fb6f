"""The rows of several articles at once, table by table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.store.protocol import Ready
from pipeline.store.tables import Row, Table, rows_of, tables


def rows_of_batch(batch: Sequence[Ready]) -> Iterator[tuple[Table, list[Row]]]:
    """Give each table, those that are referred to first, with its rows of all articles in their order."""
    found = [rows_of(ready.article, ready.record.line, ready.record.sha256) for ready in batch]
    for table in tables():
        yield table, [row for rows in found for row in rows[table.name]]
