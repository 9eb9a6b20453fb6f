"""Plain text becomes units: lines, unwrapped where they were broken at a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.clean.ink import INK, Ink, is_plain, words
from pipeline.clean.unit import Unit, cut_unit, unit_from
from pipeline.page import Run

LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
BULLET = re.compile(r"(?:[•●▪■◦‣⁃∙·○□➢➤►✓✔*–—-]|\uf0b7|\uf0a7)\s+(?=\S)")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|R\d{1,2}[.:)]?)\s+(?=\S)")

_CELLS = re.compile(r"\S(?:\s{3,}|[ ]{2,})(?=\S)")
_JOINT = re.compile(r"\w-")
_LOOSE = re.compile(r"(?:and|or|to)\b")
_NEWLINE = re.compile(r"\n\s*")
_STOPPED = re.compile(r"""[.!?:;…]["”’')\]]*$""")
_WIDEST = 120
_WITNESSES = 3
_NARROWEST = 40


class Line(NamedTuple):
    """A line of raw that holds ink: `start`, `end` index raw, without the white space at its ends."""

    text: str
    start: int
    apart: bool

    @property
    def item(self) -> bool:
        """Whether it begins with a typed bullet or a number."""
        if self.text[0].isalpha() and self.text[1:2].isalpha():
            return False
        return BULLET.match(self.text) is not None or NUMBER.match(self.text) is not None


def line_breaks(text: str) -> Iterator[int]:
    """Give where lines begin in a text whose line breaks are seen, and were not made by one who wrapped it by hand.

    That is below blank lines, and below a line that is short or ends like a sentence, unless the next begins in lower
    case.
    """
    last = 0
    for found in _NEWLINE.finditer(text):
        before, behind = text[last : found.start()], text[found.end() : found.end() + 1]
        wrapped = len(before) >= _NARROWEST and _STOPPED.search(before[-20:]) is None
        last = found.end()
        if found.group().count("\n") > 1 or not (wrapped or behind.islower() or not before + behind):
            yield last


def to_units(raw: str) -> list[Unit]:
    """Give the units of a plain text in order: one for each line, or for each paragraph of hard-wrapped text.

    Typed bullets (•, -, *) make a list item and are left out of its text, like those of HTML; numbers (1., R1) stay.
    """
    lines = list(_lines(raw))
    width = wrap_width(lines)
    groups = _paragraphs(lines, width) if width else ([line] for line in lines)
    return [_plain_unit(*group) if len(group) == 1 and is_plain(group[0].text) else _unit(group) for group in groups]


def wrap_width(lines: list[Line]) -> int:
    """Give the column at which a text was hard-wrapped; 0 where it was not.

    Lines that go on in lower case on the very next line are the witnesses: at least three of them and a fifth of all
    neighbours, all about as long.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    broken = [len(a.text) for a, b in pairs if b.text[0].islower() and _wide(a.text) and not b.item]
    if len(broken) < _WITNESSES or len(broken) < sum(not b.item for _, b in pairs) / 5:
        return 0
    broken.sort()
    return broken[-1] if broken[len(broken) // 4] >= broken[-1] * 0.75 else 0


def _wide(text: str) -> bool:
    return _NARROWEST <= len(text) <= _WIDEST


def _lines(raw: str) -> Iterator[Line]:
    last = 0
    for found in LINE.finditer(raw):
        text, start = found.group(), found.start()
        bare = text.strip()
        if not (bare.isprintable() and bare) and INK.search(bare) is None:
            continue
        if bare is not text:
            start += len(text) - len(text.lstrip())
        yield Line(bare, start, start - last > 1 and len(BREAK.findall(raw, last, start)) > 1)
        last = start + len(bare)


def _paragraphs(lines: list[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line continues this one: in lower case, or since its first word would not have fitted."""
    if following.apart or following.item or _CELLS.search(following.text):
        return False
    if following.text[0].islower():
        return True
    first = following.text.split(maxsplit=1)[0]
    return len(line.text) <= width + 8 and len(line.text) + 1 + len(first) > width


def _unit(group: list[Line]) -> Unit:
    ink, first = Ink(), group[0]
    tabbed = len(group) == 1 and _tabbed(first.text)
    glued = False
    for line in group:
        _write(ink, line, glued=glued, tabbed=tabbed)
        glued = _JOINT.search(line.text[-2:]) is not None and not _LOOSE.match(_after(group, line))
    unit = unit_from(ink, "table_row" if tabbed else "paragraph", apart=first.apart)
    cells = 1 + len(_CELLS.findall(first.text)) if len(group) == 1 and not tabbed else 1
    return replace(_itemised(unit), cells=cells)


def _plain_unit(line: Line) -> Unit:
    """Give the unit of a line that is read as it stands, but for its bullet."""
    text, start, apart = line
    item = line.item
    bullet = BULLET.match(text) if item else None
    if bullet:
        text, start = text[bullet.end() :], start + bullet.end()
    end = start + len(text)
    return Unit("list_item" if item else "paragraph", text, (Run(0, end - start, start, end),), start, end, apart=apart)


def _after(group: list[Line], line: Line) -> str:
    """Give the text of the line that follows in the group."""
    number = group.index(line) + 1
    return group[number].text if number < len(group) else ""


def _tabbed(text: str) -> bool:
    return "\t" in text and not BULLET.match(text) and not NUMBER.match(text)


def _write(ink: Ink, line: Line, *, glued: bool, tabbed: bool) -> None:
    if is_plain(line.text):
        ink.write(line.text, line.start, line.start + len(line.text), blank=not glued)
        return
    last = 0
    for word, offset, blank in words(line.text):
        if tabbed and offset and "\t" in line.text[last:offset]:
            ink.tab()
            blank = False  # noqa: PLW2901
        start = line.start + offset
        ink.write(word, start, start + len(word), blank=blank if offset else not glued)
        last = offset + len(word)


def _itemised(unit: Unit) -> Unit:
    """Give a list item without its bullet; a number belongs to the words and stays."""
    bullet = BULLET.match(unit.text)
    if bullet and unit.kind == "paragraph":
        return replace(cut_unit(unit, bullet.end(), len(unit.text)), kind="list_item")
    return replace(unit, kind="list_item") if NUMBER.match(unit.text) else unit
