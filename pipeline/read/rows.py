"""JSON Lines: an article a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.columns import refuse_own, row_member
from pipeline.read.member import Member, faulty, too_large
from pipeline.read.unpacked import Unpacked, unpacked

_MANY = 1_000
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_rows(path: Path, max_bytes: int) -> Iterator[Member]:
    """Give the articles of a file with a JSON object a line; blank lines count, and are passed over.

    Raises:
        InputError: It is cut off, is no UTF-8, holds records of this program, or no row of many at its begin is an
            article.
        OSError: It can't be read.
    """
    waiting: list[Member] = []
    begun = False
    with unpacked(path) as stream:
        for member in _members(stream, max_bytes):
            begun = begun or member.fault is None or member.fault.kind == "too_large"
            waiting.append(member)
            if begun:
                yield from waiting
                waiting.clear()
            elif len(waiting) == _MANY:
                raise _no_articles(waiting)
    yield from waiting


def _no_articles(rows: Sequence[Member]) -> InputError:
    """Give one fault for a file of something else, in place of one for each of its rows."""
    first = rows[0].fault
    reason = f"holds no articles: none in its first {len(rows):,} rows"
    return InputError(f"{reason}; {first.reason}" if first else reason, kind="unsupported")


def _members(stream: Unpacked, max_bytes: int) -> Iterator[Member]:
    for number, line in enumerate(_lines(stream, max_bytes), 1):
        if line is None:
            yield too_large(str(number), max_bytes)
        elif line.strip():
            yield _member(number, line, max_bytes)


def _lines(stream: Unpacked, max_bytes: int) -> Iterator[bytes | None]:
    """Yield the lines, None for one that is too long, of which no more is held than the limit."""
    first = True
    while line := stream.readline(max_bytes + 1):
        if first and line.startswith(_WIDE):
            raise InputError("is UTF-16, where JSON Lines are UTF-8", kind="undecodable")
        whole = line.removeprefix(codecs.BOM_UTF8) if first else line
        first = False
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline()
            yield None
        else:
            yield whole


def _member(number: int, line: bytes, max_bytes: int) -> Member:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return faulty(str(number), f"line {number:,} is no JSON: {error}")
    if not isinstance(row, dict):
        return faulty(str(number), f"line {number:,} is no JSON object", "unsupported")
    refuse_own(row)
    lowered: dict[str, object] = {}
    for key, value in row.items():
        lowered.setdefault(key.lower(), value)
    return row_member(number, lowered, max_bytes)
