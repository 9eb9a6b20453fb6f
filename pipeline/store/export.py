"""Records go to a store: what is new or changed is written, batch by batch, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import InputError, RecordError
from pipeline.store.protocol import Ready, Session, Store
from pipeline.store.records import StoredRecord, read_records
from pipeline.store.target import open_store, target_for

BATCH = 250
"""Articles in a transaction: some 30,000 rows, which is what an interruption costs at most."""
BATCH_SIZE = 32_000_000
"""Of the records in a transaction, in bytes: fewer articles go together where they are long."""


@dataclass(slots=True)
class Exported:
    """What became of the records.

    Attributes:
        failed: Why a record was left out, one for each, beginning with its place.
        duplicates: The place of each record whose article another one had brought, with the place of that one.
        notices: What a user should know of the values that were written, or of what was not done.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def export(place: Path, url: str, *, tables: bool = False, prune: bool = False) -> Exported:
    """Bring a store up to the records of a folder or file, and say what was done.

    A record that is in the store with the same digest isn't parsed. Of several records of one article the first by path
    counts. Where a record is broken nothing is pruned: nobody knows whose it is.

    Args:
        tables: Flat tables rather than one row an article, for the kinds of store that have both.
        prune: Remove articles that have no record any more.

    Raises:
        ConfigError: The place or the store is none, or cannot be used as one.
        InputError: There are no records.
        StoreError: The store cannot be reached, read or written.
    """
    return export_into(open_store(target_for(place, url), tables=tables), place, prune=prune)


def export_into(store: Store, place: Path, *, prune: bool = False) -> Exported:
    """Bring a store up to the records of a folder or file; see `export`."""
    if next(read_records(place), None) is None:
        raise InputError("no records there", path=str(place), kind="empty")
    with store.open() as session:
        return _Export(session).run(place, prune=prune)


class _Export:
    """One export into an open store."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held = session.held()
        self._ids: Mapping[str, str] = {digest: name for name, digest in self._held.items() if digest}
        self._places: dict[str, str] = {}
        self._batch: list[Ready] = []
        self._size = 0
        self._done = Exported()

    def run(self, place: Path, *, prune: bool) -> Exported:
        for record in read_records(place):
            self._take(record)
            if len(self._batch) == BATCH or self._size > BATCH_SIZE:
                self._flush()
        self._flush()
        if prune:
            self._prune()
        self._done.notices += self._session.notices
        return self._done

    def _take(self, record: StoredRecord) -> None:
        name = self._ids.get(record.sha256)
        if name is not None:
            if self._is_first(name, record):
                self._done.unchanged += 1
            return
        try:
            article = record.article()
        except RecordError as error:
            first, *more = str(error).splitlines()
            self._done.failed.append(f"{first} (and {len(more)} more)" if more else first)
            return
        if self._is_first(article.id, record):
            self._batch.append(Ready(record, article))
            self._size += len(record.line)

    def _is_first(self, name: str, record: StoredRecord) -> bool:
        first = self._places.setdefault(name, record.place)
        if first != record.place:
            self._done.duplicates.append((record.place, first))
        return first == record.place

    def _flush(self) -> None:
        if not self._batch:
            return
        self._session.put(self._batch)
        changed = sum(ready.article.id in self._held for ready in self._batch)
        self._done.changed += changed
        self._done.new += len(self._batch) - changed
        self._batch.clear()
        self._size = 0

    def _prune(self) -> None:
        gone = sorted(self._held.keys() - self._places.keys())
        if gone and self._done.failed:
            self._done.notices.append(f"{len(gone):,} not pruned: records are broken, and nobody knows whose they are")
            return
        for start in range(0, len(gone), BATCH):
            self._session.remove(gone[start : start + BATCH])
        self._done.removed = len(gone)
