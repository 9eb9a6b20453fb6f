"""Tar archives, packed or not."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self, cast

from pipeline.errors import InputError
from pipeline.read.entries import Entry
from pipeline.read.member import Member
from pipeline.read.unpacked import unpacked

_PIECE = 65_536
_LONGEST_HEADER = 1_000_000
_HELD_WHOLE = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


def read_tar(path: Path, max_bytes: int) -> Iterator[Member]:
    """Give the articles of a tar archive, which is read from its begin to its end once.

    Raises:
        InputError: It is no tar archive, or a broken one.
        OSError: It can't be read.
    """
    with unpacked(path) as stream:
        try:
            source = cast("IO[bytes]", stream)
            with tarfile.open(fileobj=source, mode="r|", tarinfo=_Header, encoding="utf-8") as archive:
                for info in _infos(archive):
                    entry = Entry(_name(info), info.size, link=info.issym() or info.islnk())
                    if entry.is_article() and (info.isreg() or entry.link):
                        yield entry.fault(max_bytes) or _read(archive, info, entry)
            while stream.read(_PIECE):  # to its end, where gzip tells whether all was whole
                pass
        except (tarfile.TarError, ValueError, RecursionError) as error:
            raise InputError(f"is no whole tar archive: {error}") from error


class _Header(tarfile.TarInfo):
    """A header that is refused where `tarfile` would take it for the end, or read no end of it."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Give a header from its block."""
        if len(buf) == tarfile.BLOCKSIZE and not any(buf):
            return super().frombuf(buf, encoding, errors)  # the end, which it tells by an error of its own
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"{error} where an entry or the end should be") from error
        if header.size < 0 or (header.type in _HELD_WHOLE and header.size > _LONGEST_HEADER):
            raise tarfile.ReadError(f"a header says that it is {header.size:,} bytes long")
        return header


def _infos(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (info := archive.next()) is not None:
        yield info
        archive.members = []  # type: ignore[attr-defined]  # it remembers all of them


def _name(info: tarfile.TarInfo) -> str:
    return info.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, entry: Entry) -> Member:
    file = archive.extractfile(info)
    return entry.member(file.read() if file else b"")
