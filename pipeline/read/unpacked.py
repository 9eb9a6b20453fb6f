"""The bytes of a file as they were before it was packed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path

from pipeline.errors import InputError

LONGEST_LINE = 65_536
_MARKS: tuple[tuple[bytes, Callable[[Path], BufferedIOBase]], ...] = (
    (b"\x1f\x8b", gzip.GzipFile),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_LONGEST_MARK = 6


class Unpacked:
    """A stream of bytes that tells where it breaks off; little more is held than was asked for."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Give the next bytes; fewer only at the end.

        Raises:
            InputError: The packed bytes are broken or end too early.
        """
        return _told(self._stream.read, size)

    def readline(self, size: int = LONGEST_LINE) -> bytes:
        """Give the next line, or its first bytes where it is longer.

        Raises:
            InputError: The packed bytes are broken or end too early.
        """
        return _told(self._stream.readline, size)


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """Open a file, packed or not: its first bytes tell, whatever its name.

    Raises:
        OSError: It can't be opened.
    """
    with path.open("rb") as file:
        head = file.read(_LONGEST_MARK)
    opened = next((opened for mark, opened in _MARKS if head.startswith(mark)), None)
    stream: BufferedIOBase = opened(path) if opened else path.open("rb")
    with stream:
        yield Unpacked(stream)


def _told(read: Callable[[int], bytes], size: int) -> bytes:
    try:
        return read(size)
    except (EOFError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"is broken or cut off: {error}") from error
    except OSError as error:
        if error.errno:
            raise
        raise InputError(f"is broken or cut off: {error}") from error
