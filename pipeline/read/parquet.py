"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError, InputError
from pipeline.read.columns import ID, TEXTS, URL, refuse_own, row_member
from pipeline.read.member import Member

if TYPE_CHECKING:
    from pyarrow import DataType, Scalar
    from pyarrow.parquet import ParquetFile

_AT_ONCE = 8
_BUFFER = 1 << 20


def read_parquet(path: Path, max_bytes: int) -> Iterator[Member]:
    """Give the articles of a Parquet file, a few rows at a time and no other columns than are needed.

    Raises:
        InputError: It is no Parquet file, is broken, or has no column of articles.
        ConfigError: pyarrow is missing.
    """
    with _opened(path) as file:
        columns = _columns(file)
        number = 0
        for batch in file.iter_batches(_AT_ONCE, columns=list(columns.values()), use_threads=False):
            cells = {name: batch.column(batch.schema.names.index(column)) for name, column in columns.items()}
            for row in range(batch.num_rows):
                number += 1
                yield row_member(number, {name: _value(column[row]) for name, column in cells.items()}, max_bytes)


def count_parquet(path: Path) -> int:
    """Give how many rows a Parquet file says that it has.

    Raises:
        InputError: It is no Parquet file, or a broken one.
        ConfigError: pyarrow is missing.
    """
    with _opened(path) as file:
        return int(file.metadata.num_rows)


@contextmanager
def _opened(path: Path) -> Iterator[ParquetFile]:
    """Open a file; whatever pyarrow says of it until it is closed is its fault."""
    try:
        import pyarrow as pa  # noqa: PLC0415  optional
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError("Parquet files need pyarrow: pip install inspectext[parquet]") from error
    try:
        with ParquetFile(path, buffer_size=_BUFFER) as file:
            yield file
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise InputError(f"is no whole Parquet file: {str(error).partition('.')[0]}") from error


def _columns(file: ParquetFile) -> dict[str, str]:
    """Give the columns that are needed, by their names in lower case."""
    schema = file.schema_arrow
    refuse_own(schema.names)
    found: dict[str, str] = {}
    for field in schema:
        name = field.name.lower()
        if name == ID or (name in (URL, *TEXTS) and _holds_text(field.type)):
            found.setdefault(name, field.name)
    if found.keys().isdisjoint(TEXTS):
        there = ", ".join(schema.names)
        raise InputError(f"has no column of text {', '.join(TEXTS)}, but {there or 'none'}", kind="unsupported")
    return found


def _holds_text(kind: DataType) -> bool:
    from pyarrow import types  # noqa: PLC0415  optional

    if types.is_dictionary(kind):
        return _holds_text(kind.value_type)
    tests = (types.is_string, types.is_large_string, types.is_string_view, types.is_binary, types.is_large_binary)
    return any(test(kind) for test in (*tests, types.is_binary_view, types.is_fixed_size_binary))


def _value(cell: Scalar) -> object:
    """Give the value of a cell; the bytes of a string that is no UTF-8."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes()
