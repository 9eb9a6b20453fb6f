"""One article of a container, as its bytes lie there, and the name that it is known by."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from pipeline.errors import InputError, Kind
from pipeline.page import RawPage
from pipeline.read.decode import writable
from pipeline.read.files import read_bytes

_LONGEST = 200
_DOTS = re.compile(r"\.+")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a container.

    Attributes:
        name: Inside the container: a relative path with forward slashes, the same whenever the container is read.
        data: As it lies there; never more than one byte over the limit.
        url: Where the page came from, if the container knows.
        file_name: Its ending helps to tell text from HTML.
        charset: The encoding that the container states, which the page itself need not know.
        folder: The container's own folder, the container, and the folders inside it that the article lies in.
        fault: Why it can't be read; `data` is empty then.
    """

    name: str
    data: bytes = b""
    url: str | None = None
    file_name: str = ""
    charset: str | None = None
    folder: str = ""
    fault: InputError | None = None


def read_member(member: Member, *, id: str, max_bytes: int) -> RawPage:  # noqa: A002
    """Give the page of one article of a container.

    Raises:
        InputError: Its fault, or any fault of its bytes.
    """
    if member.fault is not None:
        raise InputError(member.fault.reason, kind=member.fault.kind)
    page = read_bytes(member.data, id=id, name=member.file_name, max_bytes=max_bytes, charset=member.charset)
    return replace(page, url=member.url, folder=member.folder)


def faulty(name: str, reason: str, kind: Kind = "unreadable") -> Member:
    """Give an article that can't be read."""
    return Member(name, fault=InputError(reason, kind=kind))


def too_large(name: str, max_bytes: int) -> Member:
    """Give an article that is too large to be read."""
    return faulty(name, f"is larger than the limit of {max_bytes:,} bytes", "too_large")


def safe_path(parts: Iterable[str]) -> str:
    """Join the parts of a name to a relative path that leads nowhere else; parts of nothing or dots alone go."""
    kept = [short(writable(part)) for part in parts if not _DOTS.fullmatch(part) and part.strip()]
    return "/".join(kept) or "unnamed"


def safe_part(text: str, *, safe: str = "") -> str:
    """Give a text as one part of a path: percent-encoded, and never dots alone."""
    coded = quote(text, safe=safe, errors="replace")
    return short(coded.replace(".", "%2E") if _DOTS.fullmatch(coded) else coded)


def short(part: str) -> str:
    """Shorten a part that no file system would take; what was cut stands in a hash."""
    data = part.encode()
    if len(data) <= _LONGEST:
        return part
    return f"{data[: _LONGEST - 20].decode('utf-8', 'ignore')}~{hashlib.sha256(data).hexdigest()[:12]}"
