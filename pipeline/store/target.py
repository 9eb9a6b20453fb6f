"""Where to export to: a URL, or a path whose ending tells the kind of store."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

from pipeline.errors import ConfigError
from pipeline.store.needs import needs

if TYPE_CHECKING:
    from pipeline.store.protocol import Store

Kind: TypeAlias = Literal["sqlite", "duckdb", "postgresql", "parquet", "csv", "jsonl"]

_SCHEMES: dict[str, Kind] = {
    "sqlite": "sqlite",
    "duckdb": "duckdb",
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "parquet": "parquet",
    "csv": "csv",
    "jsonl": "jsonl",
}
_ENDINGS: dict[str, Kind] = {
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
    ".parquet": "parquet",
    ".csv": "csv",
    ".jsonl": "jsonl",
}
_URL = re.compile(r"([a-z][a-z0-9+.-]+):(.*)", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"(?<=//)([^:@/]*):.*(?=@)|(password=)[^&#]*", re.DOTALL | re.IGNORECASE)
_KNOWN = (
    "known are sqlite:///FILE, duckdb:///FILE, postgresql://HOST/NAME, parquet:PLACE, csv:PLACE and jsonl:FILE, "
    f"and files that end in {', '.join(_ENDINGS)}"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A place to export to.

    Attributes:
        place: A path, or the whole URL of a server.
        shown: The URL as it may be printed: without a password.
    """

    kind: Kind
    place: str
    shown: str


def read_target(url: str) -> Target:
    """Give the kind and the place of a URL; after `sqlite://` and the like stands a slash, then the path.

    Raises:
        ConfigError: It is of no known kind, or has no place.
    """
    found = _URL.fullmatch(url)
    shown = without_password(url)
    kind = _SCHEMES.get(found[1].lower()) if found else _ENDINGS.get(Path(url).suffix.lower())
    if kind is None:
        raise ConfigError(f"{shown}: no known kind of store; {_KNOWN}")
    place = url if kind == "postgresql" or not found else _path(found[2], shown)
    if not place:
        raise ConfigError(f"{shown}: names no place; {_KNOWN}")
    return Target(kind, place, shown)


def target_for(place: Path, url: str) -> Target:
    """Give the kind and the place of a URL to which the records of a folder are to go.

    Raises:
        ConfigError: As `read_target`, or the target would be read as records of the folder the next time.
    """
    target = read_target(url)
    if target.kind == "jsonl" and Path(target.place).resolve().is_relative_to(place.resolve()):
        raise ConfigError(f"{target.shown}: lies in {place}, where it would be read as records; choose another place")
    return target


def open_store(target: Target, *, tables: bool = False) -> Store:
    """Give the store at a place; nothing is opened yet.

    Args:
        tables: Flat tables rather than one row an article, for the kinds that have both; databases have always tables.

    Raises:
        ConfigError: What this kind of store needs is not installed.
    """
    return _OPENERS[target.kind](target, tables)


def _sqlite(target: Target, _: bool) -> Store:  # noqa: FBT001  as all of them
    from pipeline.store.sqlite import SqliteStore  # noqa: PLC0415  only the one that is asked for

    return SqliteStore(Path(target.place))


def _duckdb(target: Target, _: bool) -> Store:  # noqa: FBT001
    with needs("duckdb"):
        from pipeline.store.duck import DuckStore  # noqa: PLC0415

    return DuckStore(Path(target.place))


def _postgresql(target: Target, _: bool) -> Store:  # noqa: FBT001
    with needs("postgresql"):
        from pipeline.store.postgres import PostgresStore  # noqa: PLC0415

    return PostgresStore(target.place, target.shown)


def _parquet(target: Target, tables: bool) -> Store:  # noqa: FBT001
    with needs("parquet"):
        from pipeline.store.parquet import parquet_store  # noqa: PLC0415

    return parquet_store(Path(target.place), folder=tables)


def _csv(target: Target, tables: bool) -> Store:  # noqa: FBT001
    from pipeline.store.csv_files import ENDING, csv_store  # noqa: PLC0415

    return csv_store(Path(target.place), folder=tables or not target.place.endswith(ENDING))


def _jsonl(target: Target, _: bool) -> Store:  # noqa: FBT001
    from pipeline.store.json_lines import lines_store  # noqa: PLC0415

    return lines_store(Path(target.place))


_OPENERS: Mapping[str, Callable[[Target, bool], Store]] = {
    "sqlite": _sqlite,
    "duckdb": _duckdb,
    "postgresql": _postgresql,
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": _jsonl,
}


def without_password(url: str) -> str:
    """Give a URL as it may be printed."""
    return _PASSWORD.sub(lambda found: f"{found[1]}:…" if found[1] is not None else f"{found[2]}…", url)


def _path(rest: str, shown: str) -> str:
    """Give the path of `///relative`, `////absolute` or `path`."""
    if not rest.startswith("//"):
        return unquote(rest)
    if not rest.startswith("///"):
        raise ConfigError(f"{shown}: names a host; three slashes stand before a path, four before one from the root")
    return unquote(rest[3:])
