"""Files, folders, standard input and strings become `RawPage`s."""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zlib
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from pipeline.errors import InputError
from pipeline.page import RawPage
from pipeline.read.decode import decode, writable
from pipeline.read.endings import all_endings, container_of, plain_name, supported
from pipeline.read.globs import is_pattern
from pipeline.read.media import media_type

MAX_BYTES = 20_000_000
STANDARD_INPUT = "-"

_GZIP = b"\x1f\x8b"
_EMPTY = "is empty: it holds nothing but white space"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        path: Where it lies.
        root: The input folder that it was found in; None for a file that the user named.
    """

    path: Path
    root: Path | None = None

    @property
    def id(self) -> str:
        """The path below the input folder with forward slashes; the file's name where it was named itself."""
        return self.path.relative_to(self.root).as_posix() if self.root else self.path.name

    @property
    def folder(self) -> str:
        """The name of the input folder (for a file that was named: of its own) and the path below it, ending in `/`."""
        home = Path(os.path.realpath(self.root or self.path.parent)).name
        below = self.path.parent.relative_to(self.root).as_posix() if self.root else "."
        return os.fsencode(f"{home}/" if below == "." else f"{home}/{below}/").decode("utf-8", "replace")


def read_string(text_or_html: str) -> RawPage:
    """Give the page of a text or HTML string; its id is empty.

    Raises:
        InputError: The string is empty, white space aside.
    """
    raw = writable(text_or_html)
    if not raw.strip():
        raise InputError(_EMPTY, kind="empty")
    data = raw.encode()
    return RawPage("", raw, media_type(raw), sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def read_bytes(
    data: bytes,
    *,
    id: str = STANDARD_INPUT,  # noqa: A002
    name: str = "",
    max_bytes: int = MAX_BYTES,
    charset: str | None = None,
) -> RawPage:
    """Give the page of some bytes, which may be gzipped.

    Args:
        name: The file's name, where there is one: its ending helps to tell text from HTML.
        charset: The encoding that came with the bytes, as in the header of an HTTP response.

    Raises:
        InputError: Too large, a broken archive, binary, undecodable or empty.
    """
    if len(data) <= max_bytes and data.startswith(_GZIP):
        data = _gunzip(data, max_bytes)
    if len(data) > max_bytes:
        raise InputError(f"is larger than the limit of {max_bytes:,} bytes", kind="too_large")
    if not data.strip():
        raise InputError(_EMPTY, kind="empty")
    raw, encoding = decode(data, charset)
    if not raw.strip():
        raise InputError(_EMPTY, kind="empty")
    digest = hashlib.sha256(data).hexdigest()
    return RawPage(id, raw, media_type(raw, name=name), encoding=encoding, sha256=digest, size=len(data))


def read_file(path: Path, *, root: Path | None = None, max_bytes: int = MAX_BYTES) -> RawPage:
    """Give the page of one file.

    Args:
        root: The input folder that the file was found in: the id is the path below it, and a symbolic link that leads
            out of it is refused.

    Raises:
        InputError: Any fault of the file, with its path and a reason.
    """
    item = Input(path, root)
    try:
        data = _load(item, max_bytes)
        page = read_bytes(data, id=item.id, name=plain_name(path.name), max_bytes=max_bytes)
        return replace(page, folder=item.folder)
    except InputError as error:
        raise InputError(error.reason, path=str(path), kind=error.kind) from error
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise InputError(reason, path=str(path), kind="unreadable") from error


def check_file(item: Input) -> None:
    """Pass where the input is a regular file that may be opened.

    Raises:
        InputError: A link out of the input folder, a folder, a pipe or the like, or a pattern that no file matches.
        OSError: It is not there, or may not be looked at.
    """
    if item.root is not None and outside(item.path, item.root):
        raise InputError("is a symbolic link that leads out of the input folder", kind="outside")
    try:
        status = item.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if is_pattern(item.path):
            raise InputError("no file that is read matches this pattern") from None
        raise
    if stat.S_ISDIR(status.st_mode):
        next(item.path.iterdir(), None)
        raise InputError("is a folder, not a file", kind="unreadable")
    if not stat.S_ISREG(status.st_mode):
        raise InputError("is no regular file", kind="unreadable")


def outside(path: Path, root: Path) -> bool:
    """Tell whether the path leads out of the folder, by symbolic links."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _load(item: Input, max_bytes: int) -> bytes:
    check_file(item)
    if not supported(item.path):
        raise InputError(_unsupported(item.path.name), kind="unsupported")
    with item.path.open("rb") as file:
        return file.read(max_bytes + 1)


def _unsupported(name: str) -> str:
    kind = container_of(name)
    return f"is a {kind}, which holds many articles" if kind else f"ends in none of {all_endings()}"


def _gunzip(data: bytes, max_bytes: int) -> bytes:
    """Give what a gzip archive holds, but no more than one byte over the limit: a small archive may hold terabytes."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            return file.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"is a broken gzip archive: {error}", kind="unreadable") from error
