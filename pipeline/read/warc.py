"""WARC: the pages that a crawler has kept."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pipeline.errors import ConfigError, InputError
from pipeline.read.decode import writable
from pipeline.read.member import Member, faulty, safe_part, too_large
from pipeline.read.unpacked import Unpacked, unpacked

if TYPE_CHECKING:
    from warcio.limitreader import LimitReader
    from warcio.statusandheaders import StatusAndHeaders

_LONGEST_HEAD = 1_000_000
_PIECE = 65_536
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_WEB = ("http:", "https:")
_OK = "200"
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DEFLATE = "deflate"
_AS_IT_IS = ("", "identity", "gzip", "x-gzip", _DEFLATE)
"""Content encodings that can be undone; gzip is undone later, where its first bytes tell."""

_PLAIN = "%=&,+~@"
"""What stays as it is in names, besides letters, digits and `-._`."""


def read_warc(path: Path, max_bytes: int) -> Iterator[Member]:
    """Give the pages of a WARC file: responses of status 200, and resources, of HTML or plain text.

    Raises:
        InputError: It is no WARC file, or a broken one.
        ConfigError: warcio is missing.
        OSError: It can't be read.
    """
    with unpacked(path) as stream:
        for number, (head, body) in enumerate(_records(stream), 1):
            page = _page(head, body)
            member = page and _member(page, _name(page.url) or str(number), body, max_bytes)
            _pass_over(body)
            if member:
                yield member


class _Page(NamedTuple):
    """What the heads of a record say of a page: `content_type` as it stands there, the rest in lower case."""

    url: str
    content_type: str
    coding: str = ""
    transfer: str = ""

    @property
    def media(self) -> str:
        return self.content_type.partition(";")[0].strip().lower()


def _records(stream: Unpacked) -> Iterator[tuple[StatusAndHeaders, LimitReader]]:
    """Yield the head of each record with its body, which must be read before the next one."""
    try:
        from warcio.limitreader import LimitReader  # noqa: PLC0415  optional
        from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError("WARC files need warcio: pip install inspectext[warc]") from error
    parser = StatusAndHeadersParser(["WARC/"])
    while line := _first_line(stream):
        try:
            head = parser.parse(LimitReader(stream, _LONGEST_HEAD), line)
        except StatusAndHeadersParserException as error:
            raise InputError(f"is no whole WARC file: a record begins {line[:40]!r}") from error
        length = (head.get_header("Content-Length") or "").strip()
        if not _LENGTH.fullmatch(length):
            raise InputError(f"is no whole WARC file: the length of a record is {length[:40]!r}")
        yield head, LimitReader(stream, int(length))


def _first_line(stream: Unpacked) -> bytes:
    line = stream.readline()
    while line and not line.strip():
        line = stream.readline()
    return line


def _pass_over(body: LimitReader) -> None:
    while body.read(_PIECE):
        pass
    if body.limit:
        raise InputError("is cut off in the middle of a record")


def _page(head: StatusAndHeaders, body: LimitReader) -> _Page | None:
    """Give what is known of a page; None for a record of anything else."""
    url = (head.get_header("WARC-Target-URI") or "").strip("<> ")
    kind = (head.get_header("WARC-Type") or "").lower()
    page = None
    if kind == "resource":
        page = _Page(url, head.get_header("Content-Type") or "")
    elif kind == "response" and url.lower().startswith(_WEB):
        page = _response(url, body)
    return page if page and page.media in ("", *_PAGES) else None


def _response(url: str, body: LimitReader) -> _Page | None:
    """Give what the HTTP head says of a page; None where it is an error or a redirection."""
    from warcio.limitreader import LimitReader  # noqa: PLC0415  optional
    from warcio.statusandheaders import StatusAndHeadersParser  # noqa: PLC0415  optional

    try:
        head = StatusAndHeadersParser([], verify=False).parse(LimitReader(body, _LONGEST_HEAD))
    except EOFError:  # nothing there
        return None
    if head.get_statuscode() != _OK:
        return None
    names = ("Content-Encoding", "Transfer-Encoding")
    return _Page(
        url, head.get_header("Content-Type") or "", *((head.get_header(n) or "").strip().lower() for n in names)
    )


def _member(page: _Page, name: str, body: LimitReader, max_bytes: int) -> Member | None:
    """Give the page; None where nothing says that it is one, not even its first character."""
    data = _content(page, body, max_bytes)
    marked_up = data.lstrip().startswith(b"<")
    if not page.media and not marked_up:
        return None
    if len(data) > max_bytes:
        return too_large(name, max_bytes)
    if page.coding not in _AS_IT_IS and not marked_up:
        return faulty(name, f"is packed as {page.coding!r}, which can't be undone", "unsupported")
    charset = _CHARSET.search(page.content_type)
    return Member(
        name,
        data,
        url=writable(page.url) or None,
        file_name="page.txt" if page.media == "text/plain" else "",
        charset=charset[1] if charset else None,
    )


def _content(page: _Page, body: LimitReader, max_bytes: int) -> bytes:
    """Give what a page holds without the codings of HTTP, but for gzip; where it is too large, too many bytes."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415  optional
    from warcio.limitreader import LimitReader  # noqa: PLC0415  optional

    limited = LimitReader(body, max_bytes + 1)
    whole = ChunkedDataReader(limited) if page.transfer == "chunked" else limited
    data: bytes = whole.read(max_bytes + 1)
    if not limited.limit:
        return data.ljust(max_bytes + 1)
    return _inflated(data, max_bytes) if page.coding == _DEFLATE else data


def _inflated(data: bytes, max_bytes: int) -> bytes:
    """Give what was deflated, with or without the head that the standard asks for; what never was, as it is."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(data, max_bytes + 1)
        except zlib.error:
            continue
    return data


def _name(url: str) -> str:
    """Give host, path and query as a path; empty where there is no address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return safe_part(url)
    folder, _, last = parts.path.rpartition("/")
    last = (last or "index") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2].lower()
    named = [safe_part(part, safe=_PLAIN) for part in (host, *folder.split("/"), last) if part]
    return "/".join(named) if url else ""
