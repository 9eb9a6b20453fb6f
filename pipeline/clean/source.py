"""Where the text nodes of a parsed page stand in its source: one forward scan, entities decoded with an index map."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator

from pipeline.clean.ink import INK

_MARK = re.compile(r"<(?:(?P<open>[A-Za-z][^\s/>]*)|(?P<close>/[A-Za-z])|(?P<comment>!--)|(?P<other>[!?/]))")
_DELIMITER = re.compile(r"""[>"']""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW_TEXT = re.compile(r"script|style|iframe|xmp|noembed|noframes", re.IGNORECASE)
_MOST_DECODED = 2
_SHORT, _NEAR, _REACH = 8, 200, 4000
"""Characters searched ahead for a text node that does not stand where the scan is: less for a short one."""


class Source:
    """The ink of a page's source in order, each character with its place in raw."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._starts = array("L")
        self._ends: dict[int, int] = {}
        pieces: list[str] = []
        for start, end in segments(raw):
            self._scan(raw, start, end, pieces)
        self.ink = "".join(pieces)
        self._at = 0

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
        start = self._starts[at]
        return start if self._raw.startswith(text, start) else None

    def runs(self, at: int, length: int) -> Iterator[tuple[int, int, int, int]]:
        """Cut a stretch of `ink` where its origin is not continuous.

        Yields:
            Start and end within the stretch, start and end in raw.
        """
        begin = 0
        while begin < length:
            low = self._starts[at + begin]
            if at + begin in self._ends:
                end, high = self._entity(at, begin, length)
            else:
                end, high = self._plain(at, begin, length)
            yield begin, end, low, high
            begin = end

    def _plain(self, at: int, begin: int, length: int) -> tuple[int, int]:
        low = self._starts[at + begin]
        if self._starts[at + length - 1] - low == length - 1 - begin and at + length - 1 not in self._ends:
            return length, low + length - begin
        end = begin + 1
        while end < length and at + end not in self._ends and self._starts[at + end] == low + end - begin:
            end += 1
        return end, low + end - begin

    def _entity(self, at: int, begin: int, length: int) -> tuple[int, int]:
        end = begin + 1
        while end < length and self._starts[at + end] == self._starts[at + begin]:
            end += 1
        return end, self._ends[at + begin]

    def _scan(self, raw: str, start: int, end: int, pieces: list[str]) -> None:
        """Add the ink of one stretch of text between tags."""
        last = start
        while True:
            ampersand = raw.find("&", last, end)
            stop = end if ampersand < 0 else ampersand
            for found in INK.finditer(raw, last, stop):
                pieces.append(found.group())
                self._starts.extend(range(found.start(), found.end()))
            if ampersand < 0:
                return
            last = self._decode(raw, ampersand, end, pieces)

    def _decode(self, raw: str, start: int, end: int, pieces: list[str]) -> int:
        entity = _ENTITY.match(raw, start, end)
        source = entity.group() if entity else "&"
        decoded = html.unescape(source)
        if decoded == source:
            source = decoded = "&"
        elif not source.endswith(";") or len(decoded) > _MOST_DECODED:
            source, decoded = _head(source, decoded)
        for char in "".join(INK.findall(decoded)):
            if len(source) > 1:
                self._ends[len(self._starts)] = start + len(source)
            self._starts.append(start)
            pieces.append(char)
        return start + len(source)


def segments(raw: str) -> Iterator[tuple[int, int]]:
    """Cut a page's source into the stretches of text between its tags, comments, scripts and styles.

    Yields:
        Start and end in raw, in order. Linear in the length of raw, whatever stands in it.
    """
    at = 0
    scan = _Tags(raw)
    while True:
        mark = _MARK.search(raw, at)
        if mark is None:
            yield at, len(raw)
            return
        if mark.start() > at:
            yield at, mark.start()
        at = scan.end_of(mark)


class _Tags:
    """Finds the ends of tags; remembers what was not found, so that nothing is searched for twice."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._absent: set[str] = set()

    def end_of(self, mark: re.Match[str]) -> int:
        if mark["comment"]:
            return self._comment(mark.end())
        if mark["other"]:
            return self._behind(">", mark.end())
        end = self._tag(mark.end())
        if mark["open"] and _RAW_TEXT.fullmatch(mark["open"]):
            return self._closing(mark["open"].lower(), end)
        return end

    def _comment(self, at: int) -> int:
        if self._raw.startswith((">", "->"), at):
            return self._raw.index(">", at) + 1
        return self._behind("-->", at - 2 if self._raw.startswith("-->", at - 2) else at)

    def _tag(self, at: int) -> int:
        """Give the end of a tag whose name ends at `at`; quoted values may hold `>`."""
        while True:
            found = _DELIMITER.search(self._raw, at)
            if found is None:
                return len(self._raw)
            mark, at = found.group(), found.end()
            if mark == ">":
                return at
            if self._raw[max(at - 20, 0) : at - 1].rstrip().endswith("="):
                at = self._quoted(mark, at)

    def _quoted(self, mark: str, at: int) -> int:
        if mark in self._absent:
            return at
        end = self._raw.find(mark, at)
        if end < 0:
            self._absent.add(mark)
            return at
        return end + 1

    def _behind(self, mark: str, at: int) -> int:
        end = -1 if mark in self._absent else self._raw.find(mark, at)
        if end < 0:
            self._absent.add(mark)
            return len(self._raw)
        return end + len(mark)

    def _closing(self, name: str, at: int) -> int:
        """Give the start of the end tag of an element whose content is no markup."""
        if name in self._absent:
            return at
        found = re.compile(rf"</{name}\b", re.IGNORECASE).search(self._raw, at)
        if found is None:
            self._absent.add(name)
            return len(self._raw)
        return found.start()


def _head(source: str, decoded: str) -> tuple[str, str]:
    """Split off what follows an entity without a semicolon: `&notit` is `&not` and `it`."""
    for length in range(2, len(source)):
        head = html.unescape(source[:length])
        if head != source[:length] and len(head) <= _MOST_DECODED and decoded == head + source[length:]:
            return source[:length], head
    return source, decoded
