"""Records as Arrow tables: nested, one row an article, or flat; the types come from the models.

Every field may be null there, whatever the models say: Arrow knows no object that may be null with fields that may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import chain
from typing import Any

import pyarrow as pa
from pyarrow import json as pa_json

from pipeline.record.article import Article
from pipeline.record.shapes import Shape, shapes
from pipeline.store.tables import DIGEST, Table

TYPES: dict[str, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
_DIGEST = pa.field(DIGEST, pa.string())


def nested_schema() -> pa.Schema:
    """Give the schema of a row an article: the keys of the record, and the SHA-256 of its line behind them."""
    return pa.schema([*_fields(Article), _DIGEST])


def flat_schema(table: Table) -> pa.Schema:
    """Give the schema of a flat table."""
    return pa.schema([pa.field(column.name, TYPES[column.type]) for column in table.columns])


def nested_rows(lines: Sequence[bytes]) -> pa.Table:
    """Give records as rows of `nested_schema`.

    Args:
        lines: Each record as one line of JSON.
    """
    schema = nested_schema()
    data = b"".join(lines)
    table = pa_json.read_json(
        pa.BufferReader(data),
        pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        pa_json.ParseOptions(explicit_schema=schema.remove(len(schema) - 1), unexpected_field_behavior="error"),
    )
    return table.append_column(_DIGEST, pa.array([sha256(line).hexdigest() for line in lines], pa.string()))


def columns_as(schema: pa.Schema, parts: Sequence[Sequence[Sequence[Any]]]) -> pa.Table:
    """Give rows of a flat table as its schema says.

    Args:
        parts: Stretches of rows, each as its columns.
    """
    columns = (chain.from_iterable(part[number] for part in parts) for number in range(len(schema)))
    arrays = [pa.array(list(values), field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _fields(model: type[Any]) -> list[pa.Field]:
    return [_field(shape) for shape in shapes(model) if shape.name in model.model_fields]


def _field(shape: Shape) -> pa.Field:
    single = TYPES[shape.holds] if isinstance(shape.holds, str) else pa.struct(_fields(shape.holds))
    return pa.field(shape.name, pa.list_(single) if shape.many else single)
