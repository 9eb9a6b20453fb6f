"""Characters that are read: words cut out of white space, written down with their origin in raw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.page import Run

UNSEEN = "\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
"""Characters without width that are left out: soft hyphens, zero-width marks and blanks, controls (a regex class)."""

INK = re.compile(rf"[^\s{UNSEEN}]+")
PLAIN = re.compile(rf"[^\s{UNSEEN}]+(?: [^\s{UNSEEN}]+)*")
"""A stretch that is read as it stands: one blank between words, nothing unseen."""

_SPACE = re.compile(r"\s")


def is_plain(bare: str) -> bool:
    """Tell whether a text, white space at its ends taken off, is read as it stands."""
    return (bare.isprintable() and "  " not in bare) or PLAIN.fullmatch(bare) is not None


def words(text: str) -> Iterator[tuple[str, int, bool]]:
    """Cut a text into the stretches that are read.

    Yields:
        Each stretch, its offset in `text`, and whether white space stands between it and the one before (True for the
        first if the text begins with white space).
    """
    last = 0
    for found in INK.finditer(text):
        start = found.start()
        yield found.group(), start, start > last and (text[last] == " " or _SPACE.search(text, last, start) is not None)
        last = found.end()


def ends_blank(text: str) -> bool:
    """Tell whether white space stands at the end of a text."""
    tail = text[-64:].rstrip(_UNSEEN_CHARS)
    return tail[-1:].isspace()


_UNSEEN_CHARS = "".join(chr(code) for code in range(0x2070) if re.match(rf"[{UNSEEN}]", chr(code))) + "\ufeff"


class Ink:
    """A line being written: text with white space collapsed to one blank, and the runs that lead back to raw."""

    __slots__ = ("_length", "_pieces", "_runs")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[list[int]] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def write(self, word: str, raw_start: int, raw_end: int, *, blank: bool) -> None:
        """Add a stretch that stands at raw[raw_start:raw_end], after a blank or glued to what is there."""
        if blank and self._length:
            self._add(" ")
        start = self._length
        self._add(word)
        parallel = raw_end - raw_start == len(word)
        last = self._runs[-1] if self._runs else None
        if last and parallel and last[1] - last[0] == last[3] - last[2] and raw_start - last[3] == start - last[1]:
            last[1], last[3] = self._length, raw_end
        else:
            self._runs.append([start, self._length, raw_start, raw_end])

    def tab(self) -> None:
        """End a cell of a table row."""
        self._add("\t")

    def place(self, word: str) -> None:
        """Add a stretch whose origin is unknown, after a blank."""
        self._add(f" {word}" if self._length else word)

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Where it comes from; `start`, `end` index `text`."""
        return tuple([Run(*run) for run in self._runs])

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
