"""What every kind of store can do: tell which records it holds, replace and remove articles in transactions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from pipeline.record.article import Article
from pipeline.store.records import StoredRecord


@dataclass(frozen=True, slots=True)
class Ready:
    """A record that was read and found sound."""

    record: StoredRecord
    article: Article


class Session(Protocol):
    """A store that is open for one export.

    Attributes:
        notices: What a user should know of the values that were written, in the order of writing.
    """

    notices: list[str]

    def held(self) -> Mapping[str, str]:
        """Give the SHA-256 of each record in the store by the id of its article; empty for a row to be filled again."""

    def put(self, batch: Sequence[Ready]) -> None:
        """Replace whatever the store has of these articles, all of them or none; batches come sorted by place."""

    def remove(self, ids: Collection[str]) -> None:
        """Remove all that the store has of these articles, all of them or none."""


class Store(Protocol):
    """A place to export to. A store of one file may gather what is put, and write at the end, when `open` is left.

    It is left as it was where nothing was put or removed.
    """

    def open(self) -> AbstractContextManager[Session]:
        """Open it, make it where there is none, and close it at the end; nothing more is written after an error.

        Raises:
            ConfigError: It is no store of this program, or of one that cannot be brought up to this version.
            StoreError: It cannot be reached, read or written.
        """
