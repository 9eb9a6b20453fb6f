"""Files that are seen whole or not at all: written beside their place, synced, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_PART = ".part"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of `path` at the end; after an error `path` is as it was.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{_PART}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, line ends as they are; making the folders above it.

    Raises:
        OSError: The file cannot be written.
    """
    with whole_file(path) as file:
        file.write(text.encode("utf-8"))


def sweep(folder: Path) -> None:
    """Remove the unfinished files that a process which was killed has left in a folder, in any depth.

    Raises:
        OSError: One cannot be removed.
    """
    for part in folder.rglob(f".*{_PART}"):
        part.unlink(missing_ok=True)
