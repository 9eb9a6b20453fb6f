"""Rows of CSV (RFC 4180): text that a spreadsheet would take for a formula is guarded, and null is no empty text.

Null is an empty cell, an empty text is `""`. A text that begins, after white space, with `= + - @` (or one of their
wide forms), a tab or a line end gets an apostrophe before it; so does one that has such an apostrophe already. Taking
one apostrophe away from each cell that begins with apostrophes and such a character gives every text back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from pipeline.errors import ConfigError

_FORMULA = r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\ufe62\ufe63\ufe66\ufe6b＝＋－＠]"
_GUARD = "'"
_BEGINS = re.compile(rf"{_GUARD}*{_FORMULA}")
_PLAIN = re.compile(r'[A-Za-z0-9][^",\r\n]*')
_SPECIAL = re.compile(r'[",\r\n]')
_QUOTED = re.compile(rb'("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(?:,|\r\n)')
END = b"\r\n"


def csv_row(values: Iterable[Any]) -> bytes:
    """Give a row with its line end."""
    return ",".join(map(_cell, values)).encode("utf-8") + END


def _cell(value: Any) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value).lower()
    if _PLAIN.fullmatch(value):
        return value
    text = _GUARD + value if _BEGINS.match(value) else value
    return text if text and not _SPECIAL.search(text) else '"' + text.replace('"', '""') + '"'


def csv_rows(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Give the rows of a file as they stand there; line ends in quotation marks part none.

    Raises:
        ConfigError: The file ends in the middle of a row.
    """
    lines: list[bytes] = []
    marks = 0
    for line in file:
        lines.append(line)
        marks += line.count(b'"')
        if line.endswith(END) and not marks % 2:
            yield b"".join(lines)
            lines.clear()
            marks = 0
    if lines:
        raise ConfigError(f"{name}: ends in the middle of a row; choose another place, or remove it")


def raw_cells(row: bytes) -> Iterator[bytes]:
    """Give the cells of a row as they stand there."""
    return (found[1] for found in _QUOTED.finditer(row))


def text_of(cell: bytes) -> str | None:
    """Give the text of a cell; None for null."""
    if not cell:
        return None
    text = cell.decode("utf-8")
    text = text[1:-1].replace('""', '"') if text.startswith('"') else text
    return text[1:] if text.startswith(_GUARD) and _BEGINS.match(text) else text
