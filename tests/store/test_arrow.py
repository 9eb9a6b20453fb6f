from __future__ import annotations

import json

import pyarrow as pa
import pytest

from pipeline.record.article import Article
from pipeline.store.arrow import columns_as, flat_schema, nested_rows, nested_schema
from pipeline.store.flat import flat_rows, flat_tables
from pipeline.store.protocol import Ready
from tests.store.filed import named, records, samples


def test_nested_rows_give_every_record_back_key_by_key(tmp_path):
    given = [*samples(), *records([named("a")], tmp_path)]
    for row, record in zip(nested_rows([r.line for r in given]).to_pylist(), given, strict=True):
        assert row.pop("record_sha256") == record.sha256
        assert json.dumps(row) == json.dumps(json.loads(record.line))


def test_nested_schema_has_the_keys_of_the_models_in_their_order():
    def keys(fields):
        return {
            f.name: keys(inner.fields)
            for f in fields
            for inner in [f.type.value_type if pa.types.is_list(f.type) else f.type]
            if pa.types.is_struct(inner)
        } | {f.name: {} for f in fields if not pa.types.is_nested(f.type)}

    schema = nested_schema()
    assert schema.names == [*Article.model_fields, "record_sha256"]
    assert keys(schema)["quotes"]["segments"] == {"raw": {"start": {}, "end": {}}, "start": {}, "end": {}, "text": {}}


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        (("text",), pa.string()),
        (("source", "size"), pa.int64()),
        (("metadata", "published"), pa.string()),
        (("inspection", "published", "start"), pa.int64()),
        (("quotes", "nested"), pa.bool_()),
        (("quotes", "also"), pa.list_(pa.string())),
        (("quotes", "kind"), pa.string()),
        (("findings", "confidence"), pa.float64()),
        (("findings", "quotes"), pa.list_(pa.string())),
    ],
)
def test_types_follow_from_the_models(path, type_):
    found = pa.struct(list(nested_schema()))
    for name in path:
        found = (found.value_type if pa.types.is_list(found) else found).field(name).type
    assert found == type_


def test_unknown_key_is_no_row(tmp_path):
    (record,) = records([named("a")], tmp_path)
    with pytest.raises(pa.ArrowInvalid):
        nested_rows([record.line.replace(b'"notices"', b'"surprise"')])


def test_odd_characters_and_numbers_stay(tmp_path):
    (record,) = records([named("a", 'NUL \x00, \u2028, "\\", 😀, é and e\u0301')], tmp_path)
    (row,) = nested_rows([record.line]).to_pylist()
    assert row["metadata"]["title"] == 'NUL \x00, \u2028, "\\", 😀, é and e\u0301'
    assert [finding["confidence"] for finding in row["findings"]] == [0.988, 1.0]


def test_flat_columns_hold_the_rows_of_several_articles(tmp_path):
    given = [Ready(r, r.article()) for r in records([named("a"), named("b")], tmp_path)]
    by_article = [list(flat_rows(ready)) for ready in given]
    for number, table in enumerate(flat_tables()):
        parts = [list(zip(*rows[number], strict=True)) for rows in by_article]
        found = columns_as(flat_schema(table), [part for part in parts if part])
        assert found.schema.names == [column.name for column in table.columns]
        wanted = [row for rows in by_article for row in rows[number]]
        assert [tuple(row.values()) for row in found.to_pylist()] == wanted


def test_flat_table_without_rows_has_its_types():
    schema = flat_schema(flat_tables()[0])
    assert columns_as(schema, []).schema == schema
    assert schema.field("source_size").type == pa.int64()
