"""The record as flat tables, made from the models: a new field is a new column without another line of code.

Scalars are columns, named as in the record; those of a single model inside another are prefixed (`source_path`). Each
list is a table of its own: `quotes`, and `quote_segments` for a list inside a quote. Its rows hold the id of the
article, that of the part they belong to, and their position from 0. Parts are told apart by article and id, other rows
by position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, Literal, TypeAlias, cast

from pipeline.record.article import Article
from pipeline.record.shapes import Kind, Shape, shapes

Type: TypeAlias = Kind | Literal["json"]
Row: TypeAlias = tuple[Any, ...]
Read: TypeAlias = Callable[[Any], Row]

ARTICLES = "articles"
ARTICLE_ID = "article_id"
DIGEST = "record_sha256"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `meaning` is empty where the name says enough, `group` is the parts whose ids it holds."""

    name: str
    type: Type
    nullable: bool = False
    meaning: str = ""
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another table by its key; rows go with the row that owns them (`cascade`)."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    cascade: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the tables that it refers to come before it."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def article(self) -> str:
        """The column that holds the id of the article."""
        return self.key[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the record: its table, its place in the owner, and how a member becomes a row after its keys."""

    table: Table
    path: tuple[str, ...]
    read: Read
    id_at: int | None
    lists: tuple[_List, ...]

    def members(self, owner: Any) -> Sequence[Any]:
        """Give the members; none where a model on the way is null."""
        for name in self.path:
            owner = None if owner is None else getattr(owner, name)
        return () if owner is None else owner


@cache
def tables() -> tuple[Table, ...]:
    """Give the tables of the record, articles first."""
    return _articles(), *(found.table for found in _all(_lists()))


def rows_of(article: Article, line: bytes, digest: str) -> Mapping[str, list[Row]]:
    """Give the rows of one article by table, every table included.

    Args:
        line: The record as one line of JSON; kept as it is.
        digest: By which a later export knows the record again.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in tables()}
    at = tables()[0].names.index(DIGEST)
    row = _flat(Article)[1](article)
    rows[ARTICLES].append((*row[:at], digest, *row[at:], line.decode("utf-8").rstrip("\n")))
    for found in _lists():
        _collect(rows, found, article, (article.id,))
    return rows


def _collect(rows: dict[str, list[Row]], found: _List, owner: Any, keys: Row) -> None:
    into = rows[found.table.name]
    for position, member in enumerate(found.members(owner)):
        row = found.read(member)
        into.append((*keys, position, *row))
        own = (keys[0], row[found.id_at]) if found.id_at is not None else (*keys, position)
        for below in found.lists:
            _collect(rows, below, member, own)


@cache
def _articles() -> Table:
    """Give the table of the articles; digests stand before the long texts, so that reading all of them is cheap."""
    columns, _ = _flat(Article)
    at = [column.name for column in columns].index("id") + 1
    record = Column("record", "json", meaning="The whole record, as one line of JSON.")
    digest = Column(
        DIGEST, "text", meaning="Of that line with its newline; empty where the row waits to be filled again."
    )
    return Table(ARTICLES, (*columns[:at], digest, *columns[at:], record), ("id",))


@cache
def _lists() -> tuple[_List, ...]:
    return tuple(_list(shape, path, _articles()) for shape, path in _many(Article))


def _all(lists: Sequence[_List]) -> Iterator[_List]:
    for found in lists:
        yield found
        yield from _all(found.lists)


def _many(model: type[Any], path: tuple[str, ...] = ()) -> Iterator[tuple[Shape, tuple[str, ...]]]:
    """Give the lists of a model and of the single models in it, with their paths."""
    for shape in shapes(model):
        if shape.many:
            yield shape, (*path, shape.name)
        elif not isinstance(shape.holds, str):
            yield from _many(shape.holds, (*path, shape.name))


def _list(shape: Shape, path: tuple[str, ...], owner: Table) -> _List:
    """Make the table of a list and of the lists in its members; the owner's key comes first in each row."""
    prefix = "" if owner.name == ARTICLES else f"{_singular(owner.name)}_"
    columns, read = _value(shape) if isinstance(shape.holds, str) else _flat(shape.holds)
    names = [column.name for column in columns]
    id_at = names.index("id") if "id" in names else None
    above = _above(owner)
    keys = (*above, Column("position", "integer", meaning="Among its like in the same owner, from 0."))
    first = above[0].name
    references = (
        Reference(tuple(column.name for column in above), owner.name, owner.key, cascade=True),
        *(Reference((first, c.name), c.group, (ARTICLE_ID, "id"), cascade=False) for c in columns if c.group),
    )
    key = tuple(column.name for column in keys) if id_at is None else (first, "id")
    table = Table(f"{prefix}{'_'.join(path)}", (*keys, *columns), key, references)
    inner = () if isinstance(shape.holds, str) else _many(shape.holds)
    return _List(table, path, read, id_at, tuple(_list(below, at, table) for below, at in inner))


def _above(owner: Table) -> tuple[Column, ...]:
    """Give the columns that name the owner of a row: its key, prefixed where that is not the article's id."""
    types = {column.name: column.type for column in owner.columns}
    prefix = _singular(owner.name)
    return tuple(Column(name if name == ARTICLE_ID else f"{prefix}_{name}", types[name]) for name in owner.key)


def _value(shape: Shape) -> tuple[tuple[Column, ...], Read]:
    name = _singular(shape.group) if shape.group else "value"
    return (_column(shape, name, nullable=shape.optional),), lambda value: (value,)


@cache
def _flat(model: type[Any], prefix: str = "", *, nullable: bool = False) -> tuple[tuple[Column, ...], Read]:
    """Give the columns of a model without its lists, and what gives their values for one of its kind."""
    columns: list[Column] = []
    reads: list[Read] = []
    single = [shape for shape in shapes(model) if not shape.many]
    for scalar, group in groupby(single, key=lambda shape: isinstance(shape.holds, str)):
        found = list(group)
        if scalar:
            columns += [_column(s, f"{prefix}{s.name}", nullable=nullable or s.optional) for s in found]
            reads.append(_getter([s.name for s in found]))
            continue
        for shape in found:
            inner, read = _flat(shape.holds, f"{prefix}{shape.name}_", nullable=nullable or shape.optional)
            columns += inner
            reads.append(_inside(shape.name, read, (None,) * len(inner)))
    return tuple(columns), reads[0] if len(reads) == 1 else lambda value: tuple(chain(*(read(value) for read in reads)))


def _column(shape: Shape, name: str, *, nullable: bool) -> Column:
    return Column(name, cast(Kind, shape.holds), nullable, shape.meaning, shape.group)


def _getter(names: Sequence[str]) -> Read:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _inside(name: str, read: Read, nothing: Row) -> Read:
    def of(value: Any) -> Row:
        inner = getattr(value, name)
        return nothing if inner is None else read(inner)

    return of


def _singular(name: str) -> str:
    return name.removesuffix("s")
