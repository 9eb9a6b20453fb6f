"""Files, folders, standard input and strings become `RawPage`s."""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from pipeline.errors import InputError
from pipeline.page import RawPage
from pipeline.read.decode import decode, writable
from pipeline.read.media import media_type

SUFFIXES = (".html", ".htm", ".txt")
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


def read_bytes(data: bytes, *, id: str = STANDARD_INPUT, name: str = "", max_bytes: int = MAX_BYTES) -> RawPage:  # noqa: A002
    """Give the page of some bytes, which may be gzipped.

    Args:
        name: The file's name, where there is one: its ending helps to tell text from HTML.

    Raises:
        InputError: Too large, a broken archive, binary, undecodable or empty.
    """
    if len(data) <= max_bytes and data.startswith(_GZIP):
        data = _gunzip(data, max_bytes)
    if len(data) > max_bytes:
        raise InputError(f"is larger than the limit of {max_bytes:,} bytes", kind="too_large")
    if not data.strip():
        raise InputError(_EMPTY, kind="empty")
    raw, encoding = decode(data)
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
        page = read_bytes(data, id=item.id, name=_plain_name(path), max_bytes=max_bytes)
        return replace(page, folder=item.folder)
    except InputError as error:
        raise InputError(error.reason, path=str(path), kind=error.kind) from error
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise InputError(reason, path=str(path), kind="unreadable") from error


def find_inputs(inputs: Sequence[Path]) -> Iterator[Input]:
    """Find the files to read, each once, in the order of the arguments and sorted by path within a folder.

    A file that the user named, and a link that leads out of its folder, come back whatever they are: reading them tells
    what is wrong, so that one bad input costs no other. Such a link stands for itself: its target may be named as well.

    Yields:
        One input for each file; in folders only those with a known ending.
    """
    seen: set[str] = set()
    for path in inputs:
        found = _in_folder(path) if path.is_dir() else iter((Input(path),))
        for item in found:
            refused = item.root is not None and _outside(item.path, item.root)
            place = os.path.abspath(item.path) if refused else os.path.realpath(item.path)  # noqa: PTH100  keeps links
            if place not in seen:
                seen.add(place)
                yield item


def supported(path: Path) -> bool:
    """Tell whether the file's ending is one that is read: .html, .htm, .txt, and .gz of each."""
    return _plain_name(path).lower().endswith(SUFFIXES)


def _in_folder(root: Path) -> Iterator[Input]:
    denied: list[OSError] = []
    paths: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=denied.append):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        paths += [Path(folder, name) for name in names if supported(Path(name))]
        paths += [path for path in (Path(folder, name) for name in linked) if _outside(path, root)]
    paths += [Path(str(error.filename)) for error in denied]
    for path in sorted(paths, key=lambda path: path.relative_to(root).parts):
        yield Input(path, root)


def _load(item: Input, max_bytes: int) -> bytes:
    if item.root is not None and _outside(item.path, item.root):
        raise InputError("is a symbolic link that leads out of the input folder", kind="outside")
    status = item.path.stat()
    if stat.S_ISDIR(status.st_mode):
        next(item.path.iterdir(), None)
        raise InputError("is a folder, not a file", kind="unreadable")
    if not stat.S_ISREG(status.st_mode):
        raise InputError("is no regular file", kind="unreadable")
    if not supported(item.path):
        raise InputError(f"ends in none of {', '.join(SUFFIXES)} or .gz of these", kind="unsupported")
    with item.path.open("rb") as file:
        return file.read(max_bytes + 1)


def _outside(path: Path, root: Path) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _plain_name(path: Path) -> str:
    return path.name[:-3] if path.name.lower().endswith(".gz") else path.name


def _gunzip(data: bytes, max_bytes: int) -> bytes:
    """Give what a gzip archive holds, but no more than one byte over the limit: a small archive may hold terabytes."""
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            return file.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"is a broken gzip archive: {error}", kind="unreadable") from error
