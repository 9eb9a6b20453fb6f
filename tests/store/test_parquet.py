from __future__ import annotations

import json
from itertools import islice

import pytest
from pyarrow import parquet as pq

from pipeline.errors import ConfigError
from pipeline.store import parquet
from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.protocol import Ready
from tests.store.filed import STORES, contents, fill, named, records, samples

ALL = sorted((Ready(r, r.article()) for r in samples()), key=lambda r: (r.article.source.path or "", r.article.id))


@pytest.fixture
def small_groups(monkeypatch):
    monkeypatch.setattr(parquet, "_MOST_ARTICLES", 3)


@pytest.mark.usefixtures("small_groups")
def test_nested_rows_read_from_the_file_are_the_records(tmp_path):
    fill(STORES["parquet"](tmp_path), samples())
    rows = pq.read_table(tmp_path / "store.parquet").to_pylist()
    for row, ready in zip(rows, ALL, strict=True):
        assert row.pop("record_sha256") == ready.record.sha256
        assert json.dumps(row) == json.dumps(json.loads(ready.record.line))


@pytest.mark.usefixtures("small_groups")
def test_flat_rows_read_from_the_files_are_those_of_the_records(tmp_path):
    fill(STORES["parquet tables"](tmp_path), samples())
    wanted = list(zip(*(flat_rows(ready) for ready in ALL), strict=True))
    for table, of_articles in zip(flat_tables(), wanted, strict=True):
        found = pq.read_table(tmp_path / "store" / f"{table.name}.parquet").to_pylist()
        assert [tuple(row.values()) for row in found] == [row for rows in of_articles for row in rows]


@pytest.mark.usefixtures("small_groups")
def test_groups_of_rows_hold_the_same_articles_in_every_file(tmp_path):
    fill(STORES["parquet tables"](tmp_path), samples())
    groups = [{r.article.id for r in ALL[start : start + 3]} for start in range(0, len(ALL), 3)]
    for table in flat_tables():
        with pq.ParquetFile(tmp_path / "store" / f"{table.name}.parquet") as file:
            found = [set(file.read_row_group(n)[table.article].to_pylist()) for n in range(file.num_row_groups)]
        whole = [any(names <= group for group in groups) for names in found]
        assert all(whole)
    with pq.ParquetFile(tmp_path / "store/articles.parquet") as file:
        assert file.num_row_groups == len(groups) == 5


def test_group_ends_where_its_articles_grow_large(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "_MOST_BYTES", 2 * named("a").source.size)
    fill(STORES["parquet"](tmp_path), records([named(name) for name in "abcde"], tmp_path))
    with pq.ParquetFile(tmp_path / "store.parquet") as file:
        assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [2, 2, 1]


@pytest.mark.usefixtures("small_groups")
def test_no_more_than_a_group_is_made_at_once(tmp_path, monkeypatch):
    made, real = [], parquet.nested_rows
    monkeypatch.setattr(parquet, "nested_rows", lambda lines: made.append(len(lines)) or real(lines))
    fill(STORES["parquet"](tmp_path), samples())
    assert made == [3, 3, 3, 3, 2]


def test_what_is_kept_does_not_become_records_again(tmp_path, monkeypatch):
    fill(STORES["parquet"](tmp_path), samples())
    made, real = [], parquet.nested_rows
    monkeypatch.setattr(parquet, "nested_rows", lambda lines: made.append(len(lines)) or real(lines))
    fill(STORES["parquet"](tmp_path), [*samples(), *records([named("a")], tmp_path)])
    assert made == [1]


def test_columns_are_compressed_by_zstd(tmp_path):
    fill(STORES["parquet"](tmp_path), samples())
    group = pq.read_metadata(tmp_path / "store.parquet").row_group(0)
    assert {group.column(number).compression for number in range(group.num_columns)} == {"ZSTD"}


@pytest.mark.parametrize("lacks", ["findings.parquet", "articles.parquet"])
def test_table_that_is_missing_is_made_again_but_not_that_of_the_articles(lacks, tmp_path):
    given = samples()[:3]
    fill(STORES["parquet tables"](tmp_path), given)
    before = contents(tmp_path)
    (tmp_path / "store" / lacks).unlink()
    if lacks == "articles.parquet":
        with pytest.raises(ConfigError, match=r"blocks\.parquet: stands there without articles\.parquet"):
            fill(STORES["parquet tables"](tmp_path), given)
        return
    assert len(fill(STORES["parquet tables"](tmp_path), given)) == 3
    assert contents(tmp_path) == before


def test_file_of_an_earlier_version_is_brought_up_to_this_one(tmp_path):
    given = samples()[:4]
    fill(STORES["parquet tables"](tmp_path), given)
    before = contents(tmp_path)
    path = tmp_path / "store/quotes.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["nested"]), path)
    assert len(fill(STORES["parquet tables"](tmp_path), given[:2])) == 2
    ids = [ready.article.id for ready in islice(ALL, 2)]
    rows = pq.read_table(path, columns=["article_id", "nested"]).to_pylist()
    assert {row["nested"] is None for row in rows if row["article_id"] in ids} == {False}
    assert {row["nested"] for row in rows if row["article_id"] not in ids} == {None}
    assert len(fill(STORES["parquet tables"](tmp_path), given[:2])) == 0
    assert len(fill(STORES["parquet tables"](tmp_path), given)) == 2
    assert contents(tmp_path) == before
