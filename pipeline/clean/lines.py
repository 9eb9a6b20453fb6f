"""Plain text becomes units: lines, unwrapped where they were broken at a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.clean.ink import INK, Ink, is_plain, words
from pipeline.clean.unit import NewUnit, Unit, cut_unit, unit_from

LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_OTHER_BREAKS = "\r\v\f\u2028\u2029"
_OTHER_BREAK = re.compile(f"[{_OTHER_BREAKS}]")
BULLET = re.compile(r"(?:[•●▪■◦‣⁃∙·○□➢➤►✓✔*–—-]|\uf0b7|\uf0a7)\s+(?=\S)")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|R\d{1,2}[.:)]?)\s+(?=\S)")

_CELLS = re.compile(r"\S(?:\s{3,}|[ ]{2,})(?=\S)")
_JOINT = re.compile(r"\w-")
_LOOSE = re.compile(r"(?:and|or|to)\b")
_NEWLINE = re.compile(r"\n\s*")
_STOPPED = re.compile(r"""[.!?:;…]["”’')\]]*$""")
_PARAGRAPH, _ITEM = "paragraph", "list_item"
_WIDEST = 120
_WITNESSES = 3
_NARROWEST = 40


Row = tuple[str, int, bool, bool]
"""The fields of a `Line`: there are many, and a tuple is made far faster."""


class Line(NamedTuple):
    """A line of raw that holds ink.

    Attributes:
        text: Without the white space at its ends.
        start: Where that begins in raw.
        apart: Whether a blank line lies between it and the line before.
        plain: Whether it is read as it stands.
    """

    text: str
    start: int
    apart: bool
    plain: bool


def _is_item(text: str) -> bool:
    """Tell whether a line begins with a typed bullet or a number."""
    return not text[:2].isalpha() and (BULLET.match(text) is not None or NUMBER.match(text) is not None)


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
    rows = _rows(raw)
    width = wrap_width(rows)
    if width:
        return [_unit(group) for group in _paragraphs([Line(*row) for row in rows], width)]
    return [
        NewUnit(_PARAGRAPH, text, None, start, start + len(text), 0, -1, 0, apart)
        if plain and text[:2].isalpha()  # most lines, which need no look for a bullet
        else (_plain_unit(text, start, apart=apart) if plain else _written([Line(text, start, apart, plain)]))
        for text, start, apart, plain in rows
    ]


def wrap_width(rows: Sequence[Row]) -> int:
    """Give the column at which a text was hard-wrapped; 0 where it was not.

    Lines that go on in lower case on the very next line are the witnesses: at least three of them and a fifth of all
    neighbours, all about as long.
    """
    broken = [
        len(above)
        for (above, _, _, _), (text, _, apart, _) in pairwise(rows)
        if not apart and text[0].islower() and _wide(above) and not _is_item(text)
    ]
    if len(broken) < _WITNESSES:
        return 0
    if len(broken) < sum(not apart and not _is_item(text) for text, _, apart, _ in rows[1:]) / 5:
        return 0
    broken.sort()
    return broken[-1] if broken[len(broken) // 4] >= broken[-1] * 0.75 else 0


def _wide(text: str) -> bool:
    return _NARROWEST <= len(text) <= _WIDEST


def _rows(raw: str) -> list[Row]:
    rows: list[Row] = []
    last = following = 0
    wide = "  " in raw
    fed = _OTHER_BREAK.sub("\n", raw) if any(sign in raw for sign in _OTHER_BREAKS) else raw
    for text in fed.split("\n"):
        start = following
        following += len(text) + 1
        bare = text.strip()
        plain = (bare.isprintable() and not (wide and "  " in bare)) or is_plain(bare)  # most lines need no call
        if not (bare if plain else INK.search(bare)):
            continue
        if bare is not text:
            start += len(text) - len(text.lstrip())
        rows.append((bare, start, start - last > 1 and len(BREAK.findall(raw, last, start)) > 1, plain))
        last = start + len(bare)
    return rows


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
    if following.apart or _is_item(following.text) or _CELLS.search(following.text):
        return False
    if following.text[0].islower():
        return True
    first = following.text.split(maxsplit=1)[0]
    return len(line.text) <= width + 8 and len(line.text) + 1 + len(first) > width


def _unit(group: list[Line]) -> Unit:
    line = group[0]
    one = len(group) == 1 and line.plain
    return _plain_unit(line.text, line.start, apart=line.apart) if one else _written(group)


def _written(group: list[Line]) -> Unit:
    """Give the unit of lines that are read as one."""
    ink, first = Ink(), group[0]
    tabbed = len(group) == 1 and _tabbed(first.text)
    glued = False
    for line in group:
        _write(ink, line, glued=glued, tabbed=tabbed)
        glued = _JOINT.search(line.text[-2:]) is not None and not _LOOSE.match(_after(group, line))
    unit = unit_from(ink, "table_row" if tabbed else _PARAGRAPH, apart=first.apart)
    cells = 1 + len(_CELLS.findall(first.text)) if len(group) == 1 and not tabbed else 1
    return replace(_itemised(unit), cells=cells)


def _plain_unit(text: str, start: int, *, apart: bool) -> Unit:
    """Give the unit of a line that is read as it stands, but for its bullet."""
    kind = _PARAGRAPH
    if not text[:2].isalpha():
        if bullet := BULLET.match(text):
            kind, text, start = _ITEM, text[bullet.end() :], start + bullet.end()
        elif NUMBER.match(text):
            kind = _ITEM
    return NewUnit(kind, text, None, start, start + len(text), apart=apart)


def _after(group: list[Line], line: Line) -> str:
    """Give the text of the line that follows in the group."""
    number = group.index(line) + 1
    return group[number].text if number < len(group) else ""


def _tabbed(text: str) -> bool:
    return "\t" in text and not BULLET.match(text) and not NUMBER.match(text)


def _write(ink: Ink, line: Line, *, glued: bool, tabbed: bool) -> None:
    if line.plain:
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
    if bullet and unit.kind == _PARAGRAPH:
        return replace(cut_unit(unit, bullet.end(), len(unit.text)), kind=_ITEM)
    return replace(unit, kind=_ITEM) if NUMBER.match(unit.text) else unit
