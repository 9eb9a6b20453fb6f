from __future__ import annotations

from pipeline.store.protocol import Ready
from pipeline.store.records import read_records
from pipeline.store.rows import rows_of_batch
from pipeline.store.tables import tables
from tests.store.stored import write


def test_rows_of_several_articles_come_table_by_table_in_their_order(tmp_path):
    write(tmp_path, a="A", b="B")
    batch = [Ready(record, record.article()) for record in read_records(tmp_path)]
    found = list(rows_of_batch(batch))
    assert [table for table, _ in found] == list(tables())
    first, second = (ready.article.id for ready in batch)
    by_name = {table.name: [row[0] for row in rows] for table, rows in found}
    assert by_name["quotes"] == [first, first, second, second]
    assert len(by_name["articles"]) == 2
