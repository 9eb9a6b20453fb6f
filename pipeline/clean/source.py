"""Where the text nodes of a parsed page stand in its source: one forward scan, entities decoded with their places."""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.clean.ink import INK, UNSEEN, is_plain
from pipeline.clean.segments import segments

Piece = tuple[str, int, int]
"""Characters that are read, start and end in raw: one for one, or all of them for one entity."""

Places = tuple[int, int, int, int]
"""Start and end of a part within a stretch of ink, start and end in raw."""

_PIECE = re.compile(rf"[^\s&{UNSEEN}]+|&(?:#[0-9]{{1,7}};?|#[xX][0-9A-Fa-f]{{1,6}};?|[A-Za-z][A-Za-z0-9]{{1,31}};?)?")
_MOST_DECODED = 2
_SHORT, _NEAR, _REACH = 8, 200, 4000
"""Characters searched ahead for a text node that does not stand where the scan is: less for a short one."""


class Source:
    """The ink of a page's source in order, each character with its place in raw."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._begins: list[int] = []
        self._stretches: list[tuple[int, int]] = []
        inks: list[str] = []
        length = 0
        for start, end in segments(raw):
            text = raw[start:end].strip()
            ink = _ink(text) if text else ""
            if ink:
                self._begins.append(length)
                self._stretches.append((raw.index(text[0], start), end))
                inks.append(ink)
                length += len(ink)
        self.ink = "".join(inks)
        self._at = 0
        self._opened: _Stretch | None = None

    def find(self, ink: str) -> int | None:
        """Give the place in `ink` of the next text node's characters and move on behind it; None if it is not found."""
        at = self._at
        if not self.ink.startswith(ink, at):
            at = self.ink.find(ink, at, at + len(ink) + (_REACH if len(ink) > _SHORT else _NEAR))
        if at < 0:
            return None
        self._at = at + len(ink)
        return at

    def place(self, text: str, at: int | None) -> int | None:
        """Give where a text whose ink begins at `at` stands in raw as it is, blanks and all; None where it does not."""
        if at is None or "&" in text:
            return None
        number = bisect_right(self._begins, at) - 1
        start = self.runs(at, 1)[0][2] if at > self._begins[number] else self._stretches[number][0]
        return start if self._raw.startswith(text, start) else None

    def runs(self, at: int, length: int) -> Sequence[Places]:
        """Cut a stretch of `ink` where its origin is not continuous: give the places of its parts in order."""
        first = self._open(at).run(at, length)
        if first[1] == length:
            return (first,)
        found = [first]
        while (begin := found[-1][1]) < length:
            start, end, low, high = self._open(at + begin).run(at + begin, length - begin)
            found.append((start + begin, end + begin, low, high))
        return found

    def _open(self, at: int) -> _Stretch:
        """Give the stretch that holds a character of `ink`; the one that was asked for last is kept."""
        if self._opened is None or not self._opened.begin <= at < self._opened.end:
            number = bisect_right(self._begins, at) - 1
            self._opened = _Stretch(self._begins[number], pieces(self._raw, *self._stretches[number]))
        return self._opened


class _Stretch:
    """The places of a stretch of source, which begins at `begin` in the ink of the page."""

    def __init__(self, begin: int, pieces: Iterator[Piece]) -> None:
        self.begin = self.end = begin
        self._begins, self._lows, self._highs = array("L"), array("L"), array("L")
        for ink, low, high in pieces:
            self._begins.append(self.end)
            self._lows.append(low)
            self._highs.append(high)
            self.end += len(ink)
        self._begins.append(self.end)

    def run(self, at: int, length: int) -> Places:
        """Give the part of a stretch of `ink` that lies in the piece with its beginning."""
        number = bisect_right(self._begins, at) - 1
        first, last = self._begins[number], self._begins[number + 1]
        low, high = self._lows[number], self._highs[number]
        end = min(last, at + length)
        if high - low == last - first:
            low, high = low + at - first, low + end - first
        return 0, end - at, low, high


def _ink(text: str) -> str:
    """Give what is read of a stretch of source, entities decoded."""
    if "&" not in text:
        return text.replace(" ", "") if is_plain(text) else "".join(INK.findall(text))
    return "".join(ink for ink, _, _ in pieces(text, 0, len(text)))


def pieces(raw: str, start: int, end: int) -> Iterator[Piece]:
    """Cut a stretch of a page's source at white space and at entities, which are decoded.

    Args:
        start, end: In raw.
    """
    at = start
    while found := _PIECE.search(raw, at, end):
        low, at = found.span()
        if raw[low] != "&":
            yield found.group(), low, at
            continue
        source, decoded = _decode(found.group())
        at = low + len(source)
        ink = "".join(INK.findall(decoded))
        if ink:
            yield ink, low, at


def _decode(source: str) -> tuple[str, str]:
    """Give the part of a source that is an entity, and what it stands for: itself where it is a mere ampersand."""
    decoded = html.unescape(source)
    if decoded == source:
        return "&", "&"
    return (source, decoded) if source.endswith(";") and len(decoded) <= _MOST_DECODED else _head(source, decoded)


def _head(source: str, decoded: str) -> tuple[str, str]:
    """Split off what follows an entity without a semicolon: `&notit` is `&not` and `it`."""
    for length in range(2, len(source)):
        head = html.unescape(source[:length])
        if head != source[:length] and len(head) <= _MOST_DECODED and decoded == head + source[length:]:
            return source[:length], head
    return source, decoded
