"""Files of one folder that change together: all are written beside their places, then take them one after another.

A note in the folder says that all are there. Where a process dies before it, the files are as they were; where it dies
after it, whoever opens the folder next puts the rest in place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.store.files import write_text

_PART = ".part"
_COMPLETE = ".complete"


@contextmanager
def whole_files(paths: Sequence[Path]) -> Iterator[list[BinaryIO]]:
    """Give files to write to, which take the places of `paths`; after an error these are as they were.

    Args:
        paths: In one folder.

    Raises:
        OSError: The files cannot be written.
    """
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as stack:
            files: list[BinaryIO] = [stack.enter_context(_part(path).open("wb")) for path in paths]
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        write_text(_note(paths[0]), "".join(f"{path.name}\n" for path in paths))
    except BaseException:
        for path in paths:
            _part(path).unlink(missing_ok=True)
        raise
    finish(paths[0])


def finish(first: Path) -> None:
    """Put what a process that died has left complete into its place.

    Args:
        first: The first of the files.

    Raises:
        OSError: The files cannot be renamed.
    """
    note = _note(first)
    if not note.is_file():
        return
    for name in note.read_text("utf-8").splitlines():
        path = first.with_name(name)
        if _part(path).is_file():
            _part(path).replace(path)
    note.unlink()


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}{_COMPLETE}")


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}{_PART}")
