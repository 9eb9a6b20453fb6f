"""Which record belongs to which gold: by its id, its path, or the name of its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from pipeline.errors import ConfigError
from pipeline.review.gold import Entry

Record = TypeVar("Record")

_BY_ID, _BY_PATH, _BY_NAME = 3, 2, 1


@dataclass(slots=True)
class _Kept(Generic[Record]):
    """The record that fits best so far; `rival` is the place of another that fits as well."""

    rank: int
    place: str
    record: Record
    rival: str | None = None


class Matches(Generic[Record]):
    """The records that were asked for, kept as they come by; all others are let go.

    A record belongs to the gold that tells its id or path; to gold that tells neither, by its path without the ending,
    else by the name of its file without the ending.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._ids: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._bare_names: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            if entry.article:
                self._ids[entry.article].append(number)
            self._names[_name(entry)].append(number)
            self._bare_names[_bare_name(entry.path or entry.name)].append(number)
        self._kept: dict[int, _Kept[Record]] = {}
        self._near: dict[int, str] = {}

    def offer(self, article: str, path: str | None, place: str, record: Record) -> None:
        """Keep a record where it belongs to some gold; `place` is where it is stored, for telling it from another."""
        for number in self._bare_names.get(_bare_name(path), ()) if path else ():
            self._near.setdefault(number, str(path))
        for number, rank in self._ranks(article, path):
            kept = self._kept.get(number)
            if kept and kept.rank == rank:
                kept.rival = kept.rival or place
            elif not kept or kept.rank < rank:
                self._kept[number] = _Kept(rank, place, record)

    def of(self, number: int) -> Record | None:
        """Give the record of the entry with this number; None where none came by.

        Raises:
            ConfigError: Two records fit it equally well.
        """
        kept = self._kept.get(number)
        if kept and kept.rival:
            told = "say which with the key `path`" if kept.rank == _BY_NAME else "leave one out"
            raise ConfigError(
                f"{self._entries[number].file}: both {kept.place} and {kept.rival} are its record: {told}"
            )
        return kept.record if kept else None

    def near(self, number: int) -> str | None:
        """Give the path of a record whose file differs from that of an entry in its folder or its endings only."""
        return self._near.get(number)

    def _ranks(self, article: str, path: str | None) -> Iterator[tuple[int, int]]:
        for number in self._ids.get(article, ()):
            yield number, _BY_ID
        for number in self._names.get(PurePosixPath(path).stem, ()) if path else ():
            entry = self._entries[number]
            if entry.article == article:
                continue
            if entry.path is not None:
                if entry.path == path:
                    yield number, _BY_PATH
            elif entry.article is None:
                yield number, _BY_PATH if _bare(str(path)) == entry.name else _BY_NAME


def _name(entry: Entry) -> str:
    """Give the name of the record's file without its ending."""
    return PurePosixPath(entry.name).name if entry.path is None else PurePosixPath(entry.path).stem


def _bare(path: str) -> str:
    return PurePosixPath(path).with_suffix("").as_posix()


def _bare_name(path: str) -> str:
    """Give the name of a file without any of its endings, in small letters."""
    return PurePosixPath(path).name.partition(".")[0].lower()
