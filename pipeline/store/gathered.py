"""What one export puts into a store of files: kept beside the target until all is there, then written in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from pipeline.errors import StoreError
from pipeline.store.protocol import Ready

Parts: TypeAlias = Sequence[bytes]


class Entry(NamedTuple):
    """An article of a store of files; articles stand in the order of path and id.

    Attributes:
        path: Below the input folder; empty where the record has none.
        sha256: Of the record; empty for one that is to be put again.
        size: Of the source, in bytes.
    """

    path: str
    id: str
    sha256: str
    size: int = 0


class Gathered:
    """A session that writes nothing but a file of its own, until it is asked what is to stand in the store."""

    def __init__(
        self, place: Path, held: Mapping[str, Entry], file: IO[bytes], parts: Callable[[Ready], Parts]
    ) -> None:
        """Begin an export.

        Args:
            place: The store.
            held: What it holds, by id.
            file: For what is put; it is read again at the end.
            parts: Gives the bytes that stand for an article, one for each file of the store.
        """
        self.notices: list[str] = []
        self._place = place
        self._held = held
        self._file = file
        self._parts = parts
        self._put: dict[str, Entry] = {}
        self._places: dict[str, tuple[int, tuple[int, ...]]] = {}
        self._gone: set[str] = set()

    def held(self) -> Mapping[str, str]:
        """Give the SHA-256 of each record in the store by the id of its article."""
        return {name: entry.sha256 for name, entry in self._held.items()}

    def put(self, batch: Sequence[Ready]) -> None:
        """Take articles, in place of what there was of them."""
        with told(self._place):
            for ready, parts in [(ready, self._parts(ready)) for ready in batch]:
                article = ready.article
                entry = Entry(article.source.path or "", article.id, ready.record.sha256, article.source.size)
                self._places[entry.id] = self._file.seek(0, SEEK_END), tuple(map(len, parts))
                self._file.writelines(parts)
                self._put[entry.id] = entry
                self._gone.discard(entry.id)

    def remove(self, ids: Collection[str]) -> None:
        """Leave articles out."""
        self._gone.update(ids)

    def changed(self) -> bool:
        """Tell whether the store is to be written."""
        return bool(self._put or self._gone & self._held.keys())

    def plan(self) -> list[Entry]:
        """Give all that is to stand in the store, in order."""
        return sorted(entry for name, entry in {**self._held, **self._put}.items() if name not in self._gone)

    def put_of(self, entry: Entry) -> Parts | None:
        """Give what was put of an article; None where it stands in the store as it is to be."""
        if entry.id not in self._places:
            return None
        start, sizes = self._places[entry.id]
        self._file.seek(start)
        return [self._file.read(size) for size in sizes]


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Name the place in whatever the system says against reading or writing there.

    Raises:
        StoreError: In place of each `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(f"{place}: {error.strerror or error}") from error
