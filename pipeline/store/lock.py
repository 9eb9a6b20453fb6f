"""One writer at a time: a lock on a folder, held by the system and gone with its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

NAME = ".lock"
_PROBE = b"held by a run\n"


@contextmanager
def locked(folder: Path, name: str = NAME) -> Iterator[bool]:
    """Make a folder and hold it, or what the lock is named for, against other writers; tell whether it was free.

    Where the system or the file system knows no locks, every folder is free.

    Raises:
        OSError: The folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    while True:
        with path.open("ab") as file:
            free = _hold(file)
            if free and not _is_at(path, file):
                continue  # its last holder has removed it meanwhile
            try:
                if free:
                    file.write(_PROBE)
                    file.flush()
                yield free
            finally:
                if free:
                    path.unlink(missing_ok=True)
            return


def _hold(file: BinaryIO) -> bool:
    try:
        import fcntl  # noqa: PLC0415  not on every system
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_at(path: Path, file: BinaryIO) -> bool:
    try:
        return path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False
