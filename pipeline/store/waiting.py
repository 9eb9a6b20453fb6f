"""Records that wait in the state of an output folder for their place in the file of lines, and the lines it has."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from pipeline.store.state_file import StateFile


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A record in the file of lines: the number of its line, its place and size in bytes."""

    name: str
    number: int
    start: int
    size: int
    record: str


class Waiting:
    """The records that wait, and in one run, the lines that the file has."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def put(self, name: str, text: str) -> None:
        """Keep the text of a record until the file of lines is written."""
        self._file.do("INSERT OR REPLACE INTO waiting VALUES (?, ?)", name, zlib.compress(text.encode("utf-8"), 1))

    def text(self, name: str) -> str | None:
        """Give the text of a record that waits."""
        row = self._file.do("SELECT text FROM waiting WHERE name = ?", name).fetchone()
        return zlib.decompress(row[0]).decode("utf-8") if row else None

    def is_any(self) -> bool:
        """Tell whether a record waits."""
        return self._file.do("SELECT 1 FROM waiting LIMIT 1").fetchone() is not None

    def clear(self) -> None:
        """Forget the records that waited: they stand in their file."""
        self._file.do("DELETE FROM waiting")

    def hold(self, lines: Iterator[HeldLine]) -> None:
        """Note which lines the file of lines has."""
        self._file.do("DELETE FROM temp.held")
        self._file.do_all("INSERT INTO temp.held VALUES (?, ?, ?, ?, ?)", map(astuple, lines))

    def holds(self, name: str, record: str) -> bool:
        """Tell whether a line of the file is this record."""
        return (
            self._file.do("SELECT 1 FROM temp.held WHERE name = ? AND record = ?", name, record).fetchone() is not None
        )

    def merged(self) -> Iterator[tuple[str, HeldLine | None]]:
        """Give the name of each record by name, with its line where it stands in the file and no newer one waits."""
        newer = "SELECT name FROM waiting"
        rows = self._file.do(
            f"SELECT name, 0, 0, 0, '' FROM waiting UNION ALL SELECT * FROM temp.held WHERE name NOT IN ({newer}) "  # noqa: S608
            "ORDER BY 1, 2"
        )
        return ((row[0], HeldLine(*row) if row[1] else None) for row in rows)

    def drop(self, name: str) -> None:
        """Leave a line out of the file when it is written next."""
        self._file.do("DELETE FROM temp.held WHERE name = ?", name)
