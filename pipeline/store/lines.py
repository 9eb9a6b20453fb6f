"""JSON Lines: read line by line, written whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.store.files import whole_file


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line.

    Raises:
        OSError: The file cannot be written.
    """
    with whole_file(path) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n")


def read_lines(path: Path) -> Iterator[bytes]:
    """Give the lines of a file, each with its line end; none where there is no file.

    Raises:
        OSError: The file cannot be read.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        yield from file
