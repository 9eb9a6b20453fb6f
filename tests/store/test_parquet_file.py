from __future__ import annotations

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from pipeline.errors import ConfigError
from pipeline.settings import program_version
from pipeline.store.arrow import nested_schema
from pipeline.store.gathered import Entry
from pipeline.store.parquet_file import OldRows, ParquetFile
from tests.store.filed import STORES, fill, named, records

SCHEMA = pa.schema([("article_id", pa.string()), ("n", pa.int64()), ("tags", pa.list_(pa.struct([("a", pa.int64())])))])


@pytest.fixture
def written(tmp_path):
    """Write rows of (article, number) in groups, and give the file."""

    def write(*groups, schema=SCHEMA, mark=True):
        file = ParquetFile(tmp_path / "a.parquet", SCHEMA, "article_id")
        schema = schema.with_metadata(file.schema.metadata if mark else None)
        with pq.ParquetWriter(file.path, schema) as writer:
            for group in groups:
                writer.write_table(
                    pa.Table.from_pylist([dict(zip(schema.names, row, strict=False)) for row in group], schema)
                )
        return file

    return write


def _numbers(table):
    return table["n"].to_pylist()


def test_rows_are_given_up_to_an_article(written):
    file = written([("a", 1), ("a", 2)], [("a", 3), ("c", 4)], [("d", 5)])
    with file.opened() as opened:
        old = OldRows(file, opened, {"a": 0, "b": 1, "c": 2, "d": 3})
        assert [_numbers(old.up_to(number)) for number in (1, 2, 2, 9)] == [[1, 2, 3], [4], [], [5]]


@pytest.mark.parametrize("names", ["ba", "az", "aba"])
def test_rows_out_of_place_are_refused(names, written):
    file = written([(name, 0) for name in names])
    with file.opened() as opened, pytest.raises(ConfigError, match=r"a\.parquet: its rows are out of place"):
        OldRows(file, opened, {"a": 0, "b": 1}).up_to(9)


def test_group_that_goes_back_is_refused(written):
    file = written([("b", 0)], [("a", 0)])
    with file.opened() as opened, pytest.raises(ConfigError, match="its rows are out of place"):
        OldRows(file, opened, {"a": 0, "b": 1}).up_to(9)


def test_column_and_field_that_are_new_are_null(written):
    file = written(
        [("a", [{}])],
        schema=pa.schema([("article_id", pa.string()), ("tags", pa.list_(pa.struct([("b", pa.int64())])))]),
        mark=True,
    )
    with pytest.raises(ConfigError, match="has other columns"):
        file.opened()
    file = written([("a",)], schema=pa.schema([("article_id", pa.string())]))
    assert not file.is_current()
    with file.opened() as opened:
        rows = OldRows(file, opened, {"a": 0}).up_to(0)
    assert rows.to_pylist() == [{"article_id": "a", "n": None, "tags": None}]
    assert rows.schema == file.schema


def test_field_inside_a_list_may_be_new(tmp_path):
    wanted = pa.schema(
        [("article_id", pa.string()), ("tags", pa.list_(pa.struct([("a", pa.int64()), ("b", pa.string())])))]
    )
    file = ParquetFile(tmp_path / "a.parquet", wanted, "article_id")
    old = pa.schema(
        [("article_id", pa.string()), ("tags", pa.list_(pa.struct([("a", pa.int64())])))], file.schema.metadata
    )
    pq.write_table(pa.Table.from_pylist([{"article_id": "a", "tags": [{"a": 1}]}], old), file.path)
    with file.opened() as opened:
        rows = OldRows(file, opened, {"a": 0}).up_to(0)
    assert rows.to_pylist() == [{"article_id": "a", "tags": [{"a": 1, "b": None}]}]


@pytest.mark.parametrize(
    "schema", [SCHEMA.append(pa.field("more", pa.string())), SCHEMA.set(1, pa.field("n", pa.string()))]
)
def test_other_columns_are_refused(schema, written):
    with pytest.raises(ConfigError, match="has other columns than this program's; choose another place"):
        written(schema=schema).opened()


def test_parquet_of_somebody_else_is_refused(written):
    with pytest.raises(ConfigError, match="has other columns"):
        written(mark=False).opened()


def test_folder_is_told_what_it_takes(tmp_path):
    with pytest.raises(ConfigError, match="is a folder, which takes --tables"):
        ParquetFile(tmp_path, SCHEMA, "article_id").opened()


def test_file_says_which_schema_and_program_wrote_it(written):
    metadata = pq.read_metadata(written([("a", 1)]).path).metadata
    assert metadata[b"inspectext.schema_version"] == b"1"
    assert metadata[b"inspectext.version"] == program_version().encode()


def test_articles_are_told_by_path_id_digest_and_size(tmp_path):
    given = records([named("a"), named("b", path="A.html")], tmp_path)
    fill(STORES["parquet"](tmp_path), given)
    file = ParquetFile(tmp_path / "store.parquet", nested_schema(), "id")
    size = named("a").source.size
    assert list(file.entries("source.path", "source.size")) == [
        Entry("A.html", named("b").id, given[1].sha256, size),
        Entry("a.html", named("a").id, given[0].sha256, size),
    ]


def test_articles_out_of_order_are_refused(tmp_path):
    fill(STORES["parquet"](tmp_path), records([named("a"), named("b")], tmp_path))
    path = tmp_path / "store.parquet"
    pq.write_table(pq.read_table(path).take([1, 0]), path)
    with pytest.raises(ConfigError, match=f"{named('a').id} is out of order"):
        list(ParquetFile(path, nested_schema(), "id").entries("source.path", "source.size"))
