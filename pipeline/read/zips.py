"""Zip archives."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.entries import Entry
from pipeline.read.member import Member, faulty, too_large

_UTF8, _ENCRYPTED = 0x800, 0x1
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that are undone piece by piece; a few bytes of the others may stand for gigabytes at once."""


def read_zip(path: Path, max_bytes: int) -> Iterator[Member]:
    """Give the articles of a zip archive, in the order of its directory.

    Raises:
        InputError: It is no zip archive, or a broken one.
        OSError: It can't be opened.
    """
    with _opened(path) as archive:
        for info in archive.infolist():
            entry = _entry(info)
            if entry.is_article():
                yield entry.fault(max_bytes) or _read(archive, info, entry, max_bytes)


def count_zip(path: Path) -> int:
    """Give how many articles are in a zip archive, by its directory.

    Raises:
        InputError: It is no zip archive, or a broken one.
        OSError: It can't be opened.
    """
    with _opened(path) as archive:
        return sum(_entry(info).is_article() for info in archive.infolist())


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise InputError(f"is no whole zip archive: {error}") from error
        with archive:
            yield archive


def _entry(info: zipfile.ZipInfo) -> Entry:
    link = stat.S_ISLNK(info.external_attr >> 16)
    return Entry(_name(info), info.file_size, link=link, locked=bool(info.flag_bits & _ENCRYPTED))


def _name(info: zipfile.ZipInfo) -> str:
    """Give the name; many programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, max_bytes: int) -> Member:
    if info.compress_type not in _BOUNDED:
        return faulty(entry.name, "is packed in a way that is not read: pack it by deflate", "unsupported")
    try:
        with archive.open(info) as file:
            data = file.read(max_bytes + 1)
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        return faulty(entry.name, f"is broken in the archive: {error}")
    return entry.member(data) if len(data) <= max_bytes else too_large(entry.name, max_bytes)
