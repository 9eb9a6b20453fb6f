from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.store.csv_table import CsvTable, OldRows
from pipeline.store.flat import flat_tables
from pipeline.store.gathered import Entry
from tests.store.filed import STORES, fill, named, records

TABLES = {table.name: table for table in flat_tables()}


def _quotes(tmp_path, text):
    path = tmp_path / "quote_also.csv"
    path.write_bytes(text.encode())
    return CsvTable(path, TABLES["quote_also"])


def test_header_names_the_columns(tmp_path):
    assert CsvTable(tmp_path / "a.csv", TABLES["quote_also"]).header == b"article_id,quote_id,position,speaker\r\n"


def test_articles_are_told_by_path_id_and_digest(tmp_path):
    given = records([named("a"), named("b", path="-")], tmp_path)
    fill(STORES["csv"](tmp_path), given)
    found = list(CsvTable(tmp_path / "store.csv", TABLES["articles"]).entries())
    assert found == [Entry("-", named("b").id, given[1].sha256), Entry("a.html", named("a").id, given[0].sha256)]


def test_file_that_is_not_there_holds_nothing(tmp_path):
    assert list(CsvTable(tmp_path / "a.csv", TABLES["articles"]).entries()) == []


def test_articles_out_of_order_are_refused(tmp_path):
    fill(STORES["csv"](tmp_path), records([named("a"), named("b")], tmp_path))
    path = tmp_path / "store.csv"
    table = CsvTable(path, TABLES["articles"])
    path.write_bytes(path.read_bytes().replace(b"a.html", b"c.html"))
    with pytest.raises(ConfigError, match=f"{named('b').id} is out of order"):
        list(table.entries())


def test_rows_are_given_article_by_article(tmp_path):
    rows = ["a1,q-1,0,s-1\r\n", "a1,q-2,0,s-2\r\n", "c3,q-1,0,s-3\r\n"]
    table = _quotes(tmp_path, "article_id,quote_id,position,speaker\r\n" + "".join(rows))
    with table.path.open("rb") as file:
        old = OldRows(table, file, {"a1": 0, "b2": 1, "c3": 2, "d4": 3})
        assert [old.of(name).decode() for name in ("a1", "b2", "c3", "d4")] == ["".join(rows[:2]), "", rows[2], ""]


def test_articles_that_are_not_asked_for_are_passed_over(tmp_path):
    table = _quotes(tmp_path, "article_id,quote_id,position,speaker\r\na1,q-1,0,s-1\r\nc3,q-1,0,s-3\r\n")
    with table.path.open("rb") as file:
        assert OldRows(table, file, {"a1": 0, "c3": 1}).of("c3") == b"c3,q-1,0,s-3\r\n"


@pytest.mark.parametrize("names", [["c3", "a1"], ["a1", "c3", "a1"], ["a1", "zz"]])
def test_rows_out_of_place_are_refused(names, tmp_path):
    rows = "".join(f"{name},q-1,{at},s-1\r\n" for at, name in enumerate(names))
    table = _quotes(tmp_path, f"article_id,quote_id,position,speaker\r\n{rows}")
    with (
        table.path.open("rb") as file,
        pytest.raises(ConfigError, match=r"quote_also\.csv: rows of (a1|zz) are out of place"),
    ):
        old = OldRows(table, file, {"a1": 0, "c3": 1, "d4": 2})
        for name in ("a1", "c3", "d4"):
            old.of(name)


def test_column_that_is_new_is_null_in_rows_that_were_there(tmp_path):
    table = _quotes(tmp_path, 'article_id,speaker,quote_id,position\r\na1,"s,1",q-1,0\r\n')
    assert not table.is_current()
    with table.path.open("rb") as file:
        assert OldRows(table, file, {"a1": 0}).of("a1") == b'a1,q-1,0,"s,1"\r\n'
    assert table.fitted(b"a1,q-1,0\r\n", ["article_id", "quote_id", "position"], again=False) == b"a1,q-1,0,\r\n"


@pytest.mark.parametrize(
    "header", ["", "article_id,quote_id,position,surprise\r\n", "quote_id,position\r\n", "\x00\r\n"]
)
def test_other_columns_are_refused(header, tmp_path):
    with pytest.raises(ConfigError, match="has other columns than this program's; choose another place"):
        _quotes(tmp_path, header).is_current()
