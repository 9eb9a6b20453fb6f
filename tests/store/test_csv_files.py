from __future__ import annotations

import csv

import pytest

from pipeline.errors import ConfigError
from pipeline.store.csv_cells import csv_rows, raw_cells, text_of
from pipeline.store.csv_files import CsvFiles
from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.protocol import Ready
from tests.store.filed import STORES, fill, named, records, samples

ALL = [Ready(record, record.article()) for record in samples()]


def _written(value, kind):
    return {True: "true", False: "false"}[value] if kind == "boolean" else value if value is None else str(value)


def test_every_value_of_every_sample_is_read_back(tmp_path):
    fill(STORES["csv tables"](tmp_path), samples())
    by_path = sorted(ALL, key=lambda ready: (ready.article.source.path or "", ready.article.id))
    wanted = [list(rows) for rows in zip(*(flat_rows(ready) for ready in by_path), strict=True)]
    for number, table in enumerate(flat_tables()):
        kinds = [column.type for column in table.columns]
        rows = [row for of_article in wanted[number] for row in of_article]
        with (tmp_path / "store" / f"{table.name}.csv").open("rb") as file:
            header, *found = ([text_of(cell) for cell in raw_cells(row)] for row in csv_rows(file, table.name))
        assert header == [column.name for column in table.columns]
        assert found == [[_written(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in rows]


def test_any_reader_finds_as_many_rows_and_cells(tmp_path):
    fill(STORES["csv tables"](tmp_path), samples())
    for table in flat_tables():
        with (tmp_path / "store" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        assert all(None not in row and None not in row.values() for row in rows)
    with (tmp_path / "store/articles.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["id"]: row["text"] for row in csv.DictReader(file)}
    assert texts == {ready.article.id: ready.article.text for ready in ALL}


def test_one_file_holds_the_articles_alone(tmp_path):
    fill(STORES["csv"](tmp_path), samples())
    fill(STORES["csv tables"](tmp_path), samples())
    assert (tmp_path / "store.csv").read_bytes() == (tmp_path / "store/articles.csv").read_bytes()


def test_cell_that_a_spreadsheet_would_run_is_guarded_in_the_file(tmp_path):
    fill(STORES["csv"](tmp_path), records([named("a", '=HYPERLINK("http://x","y")')], tmp_path))
    with (tmp_path / "store.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["metadata_title"] == '\'=HYPERLINK("http://x","y")'
    assert int(row["source_size"]) > 0


def test_folder_keeps_what_else_stands_in_it(tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store/notes.txt").write_text("mine")
    fill(STORES["csv tables"](tmp_path), records([named("a")], tmp_path))
    assert (tmp_path / "store/notes.txt").read_text() == "mine"
    assert {path.name for path in (tmp_path / "store").iterdir()} == {
        "notes.txt",
        *(f"{t.name}.csv" for t in flat_tables()),
    }


def test_articles_are_put_again_where_a_table_is_missing(tmp_path):
    given = records([named("a"), named("b")], tmp_path)
    fill(STORES["csv tables"](tmp_path), given)
    before = (tmp_path / "store/quotes.csv").read_bytes()
    (tmp_path / "store/quotes.csv").unlink()
    assert set(CsvFiles(tmp_path / "store", folder=True).held()) == {named("a").id, named("b").id}
    assert len(fill(STORES["csv tables"](tmp_path), given)) == 2
    assert (tmp_path / "store/quotes.csv").read_bytes() == before


def test_tables_without_their_articles_are_refused(tmp_path):
    fill(STORES["csv tables"](tmp_path), records([named("a")], tmp_path))
    (tmp_path / "store/articles.csv").unlink()
    with pytest.raises(ConfigError, match=r"blocks\.csv: stands there without articles\.csv; choose another place"):
        CsvFiles(tmp_path / "store", folder=True).held()


def test_file_of_an_earlier_version_is_brought_up_to_this_one(tmp_path):
    given = records([named("a"), named("b")], tmp_path)
    fill(STORES["csv"](tmp_path), given)
    now = (tmp_path / "store.csv").read_bytes()
    with (tmp_path / "store.csv").open("rb") as file:
        rows = [list(raw_cells(row)) for row in csv_rows(file, "store.csv")]
    at = rows[0].index(b"inspection_type")
    (tmp_path / "store.csv").write_bytes(b"".join(b",".join(row[:at] + row[at + 1 :]) + b"\r\n" for row in rows))
    assert fill(STORES["csv"](tmp_path), given[:1]) == [named("a").id]
    with (tmp_path / "store.csv").open(encoding="utf-8", newline="") as file:
        assert [row["inspection_type"] for row in csv.DictReader(file)] == ["ILACS", ""]
    assert len(fill(STORES["csv"](tmp_path), given)) == 1
    assert (tmp_path / "store.csv").read_bytes() == now
