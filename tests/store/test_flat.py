from __future__ import annotations

from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.protocol import Ready
from pipeline.store.tables import rows_of, tables
from tests.store.filed import named, records


def test_only_the_whole_record_is_left_out():
    left = {
        (a.name, c.name) for a, b in zip(tables(), flat_tables(), strict=True) for c in set(a.columns) - set(b.columns)
    }
    assert left == {("articles", "record")}
    assert [table.key for table in flat_tables()] == [table.key for table in tables()]


def test_rows_fit_the_columns_and_hold_their_values(tmp_path):
    (record,) = records([named("a")], tmp_path)
    ready = Ready(record, record.article())
    found = list(flat_rows(ready))
    every = rows_of(ready.article, record.line, record.sha256)
    for table, rows in zip(flat_tables(), found, strict=True):
        assert [len(row) for row in rows] == [len(table.columns)] * len(every[table.name])
    names = [column.name for column in flat_tables()[0].columns]
    row = dict(zip(names, found[0][0], strict=True))
    assert (row["id"], row["record_sha256"], row["text"]) == (ready.article.id, record.sha256, ready.article.text)
    assert found[5:] == list(every.values())[5:]
