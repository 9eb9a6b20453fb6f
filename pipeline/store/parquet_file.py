"""A file of Parquet that this program wrote: its articles, and its rows as they stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet as pq

from pipeline.errors import ConfigError
from pipeline.record.article import SCHEMA_VERSION
from pipeline.settings import program_version
from pipeline.store.gathered import Entry
from pipeline.store.tables import DIGEST

_MARK = b"inspectext.schema_version"
_META = {_MARK: SCHEMA_VERSION.encode(), b"inspectext.version": program_version().encode()}


class ParquetFile:
    """A file with the rows of articles, those of one article together.

    Attributes:
        key: The column that holds the id of the article.
    """

    def __init__(self, path: Path, schema: pa.Schema, key: str) -> None:
        self.path = path
        self.schema = schema.with_metadata(_META)
        self.key = key

    def opened(self) -> pq.ParquetFile:
        """Give the file to read from.

        Raises:
            ConfigError: It is no Parquet of this program, or has columns that are unknown today.
        """
        if self.path.is_dir():
            raise ConfigError(f"{self.path}: is a folder, which takes --tables; choose a file without")
        try:
            file = pq.ParquetFile(self.path)
        except pa.ArrowInvalid as error:
            raise self.broken("is no Parquet file, or a broken one") from error
        found = file.schema_arrow
        if _MARK not in (found.metadata or {}) or not _within(found, self.schema):
            file.close()
            raise self.broken("has other columns than this program's")
        return file

    def is_current(self) -> bool:
        """Tell whether the file has all columns.

        Raises:
            ConfigError: As `opened`.
        """
        with self.opened() as file:
            return bool(file.schema_arrow.equals(self.schema))

    def entries(self, path: str, size: str) -> Iterator[Entry]:
        """Give the articles, where the file has a row for each.

        Args:
            path: The column with the path of the source.
            size: The column with its size.

        Raises:
            ConfigError: They are out of order, or the file is broken.
        """
        last = Entry("", "", "")
        with self.opened() as file:
            for number in range(file.num_row_groups):
                columns = [path, self.key, DIGEST, size]
                found = self._read(file, number, columns).flatten().select(columns)
                for values in zip(*(column.to_pylist() for column in found.columns), strict=True):
                    entry = Entry(values[0] or "", values[1], values[2] or "", values[3])
                    if entry[:2] <= last[:2]:
                        raise self.broken(f"{entry.id} is out of order")
                    yield entry
                    last = entry

    def groups(self, file: pq.ParquetFile, *, again: bool) -> Iterator[pa.Table]:
        """Give all rows with today's columns, in stretches as they were written; columns that are new are null.

        Args:
            again: Whether the digest is null too.

        Raises:
            ConfigError: The file is broken.
        """
        for number in range(file.num_row_groups):
            rows = self._read(file, number, None)
            yield _fitted(rows.drop_columns([DIGEST]) if again and DIGEST in rows.column_names else rows, self.schema)

    def broken(self, what: str) -> ConfigError:
        """Give the error that says what is wrong with the file."""
        return ConfigError(f"{self.path}: {what}; choose another place, or remove it")

    def _read(self, file: pq.ParquetFile, number: int, columns: list[str] | None) -> pa.Table:
        try:
            return file.read_row_group(number, columns=columns, use_threads=False)
        except (pa.ArrowInvalid, OSError) as error:
            raise self.broken("is broken") from error


class OldRows:
    """The rows of a file, read on as far as they are needed."""

    def __init__(
        self, parquet: ParquetFile, file: pq.ParquetFile, order: Mapping[str, int], *, again: bool = False
    ) -> None:
        """Begin at the first row.

        Args:
            file: The file, open.
            order: The place of each article by its id.
            again: Whether the articles are to be put again when they come: their digest becomes null.
        """
        self._parquet = parquet
        self._order = order
        self._groups = parquet.groups(file, again=again)
        self._rows = parquet.schema.empty_table()
        self._numbers: list[int] = []
        self._last = 0

    def up_to(self, number: int) -> pa.Table:
        """Give the rows that were not given yet, of all articles up to a place.

        Raises:
            ConfigError: The file is broken, or its rows stand in another order than the articles.
        """
        found = [self._parquet.schema.empty_table()]
        while True:
            cut = bisect_right(self._numbers, number)
            found.append(self._rows.slice(0, cut))
            self._rows, self._numbers = self._rows.slice(cut), self._numbers[cut:]
            if self._numbers or not self._read_on():
                return pa.concat_tables(found)

    def _read_on(self) -> bool:
        rows = next(self._groups, None)
        if rows is None:
            return False
        names = rows[self._parquet.key].to_pylist()
        numbers = [self._order.get(name, -1) for name in names]
        if [self._last, *numbers] != sorted([self._last, *numbers]):
            raise self._parquet.broken("its rows are out of place")
        self._last = max(numbers, default=self._last)
        self._rows, self._numbers = rows, numbers
        return True


def _within(found: pa.Schema | pa.StructType, wanted: pa.Schema | pa.StructType) -> bool:
    """Tell whether every field is there today, of the same type."""
    return all(wanted.get_field_index(f.name) >= 0 and _fits(f.type, wanted.field(f.name).type) for f in found)


def _fits(found: pa.DataType, wanted: pa.DataType) -> bool:
    if pa.types.is_list(found) and pa.types.is_list(wanted):
        return _fits(found.value_type, wanted.value_type)
    if pa.types.is_struct(found) and pa.types.is_struct(wanted):
        return _within(found, wanted)
    return bool(found.equals(wanted))


def _fitted(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    for field in schema:
        if field.name not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(len(rows), field.type))
    return rows.select(schema.names).cast(schema)
