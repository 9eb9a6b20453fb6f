"""A page is parsed once and walked once, into units and the elements that hold them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, Comment, Declaration, Doctype, NavigableString, PageElement, ProcessingInstruction

from pipeline.clean.ink import PLAIN, Ink, ends_blank, words
from pipeline.clean.lines import BULLET, NUMBER
from pipeline.clean.source import Source
from pipeline.clean.structure import NOTHING, Meaning, is_layout_table, meaning
from pipeline.clean.unit import Unit, cut_unit, unit_from
from pipeline.lexicons.boilerplate import Reason
from pipeline.lexicons.markup import Element, elements

_NO_TEXT = (Comment, CData, Declaration, Doctype, ProcessingInstruction)
_HEADING = re.compile(r"h[1-6]")
_IN_ROW = ("row", "cell", "inner", "inner block")


@dataclass(slots=True)
class Node:
    """An element of the page.

    Attributes:
        parent: The number of the element around it; -1 for the outermost.
        tag: Its name.
        meaning: What its own markup says.
        headline: Whether it is or holds an h1.
    """

    parent: int
    tag: str
    meaning: Meaning
    headline: bool = False


@dataclass(slots=True)
class Tree:
    """A walked page: `units` in document order, `nodes` with parents before children."""

    nodes: list[Node] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    unplaced: int = 0


def parse(raw: str) -> BeautifulSoup:
    """Give the tree of a page; whatever the markup is like, without warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(raw, "lxml")


def walk(soup: BeautifulSoup, raw: str) -> Tree:
    """Give the units and elements of a parsed page; `raw` is its source."""
    return _Walker(Source(raw)).walk(soup)


@dataclass(slots=True)
class _Frame:
    children: Iterator[PageElement]
    tag: str
    node: int
    kind: str
    layout: str
    level: int
    linked: bool
    seen: bool
    own: bool


class _Walker:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._tree = Tree()
        self._ink = Ink()
        self._linked = 0
        self._blank = False
        self._cell = False
        self._start: _Frame | None = None
        self._last_parent = -1

    def walk(self, soup: BeautifulSoup) -> Tree:
        """Walk without recursion: pages may be nested thousands deep."""
        self._tree.nodes.append(Node(-1, "[document]", NOTHING))
        stack = [
            _Frame(iter(soup.contents), "[document]", 0, "paragraph", "block", 0, linked=False, seen=True, own=True)
        ]
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave(stack.pop())
            elif isinstance(child, Tag):
                stack.append(self._enter(child, frame))
            elif isinstance(child, NavigableString) and not isinstance(child, _NO_TEXT):
                self._read(str(child), frame)
        self._flush()
        return self._tree

    def _enter(self, tag: Tag, parent: _Frame) -> _Frame:
        element = elements().get(tag.name)
        layout = _table_layout(tag, element.layout if element else "inline", parent)
        said = meaning(tag) if tag.attrs or layout == "block" else NOTHING
        owns = layout in {"block", "table", "row"} or (said.reason is not None and _loose(parent))
        in_row = parent.layout in _IN_ROW and layout not in {"row", "cell"}
        self._begin(layout, owns=owns, in_row=in_row)
        kind = _kind(element, parent, layout, said)
        return _Frame(
            iter(tag.contents),
            tag.name,
            node=self._node(tag, parent, said) if owns else parent.node,
            kind=kind,
            layout=_inner(layout) if in_row else layout,
            level=int(tag.name[1]) if _HEADING.fullmatch(tag.name) else (parent.level if kind == "heading" else 0),
            linked=parent.linked or tag.name == "a",
            seen=parent.seen and layout != "skip" and (owns or said.reason is not Reason.HIDDEN),
            own=owns and not in_row,
        )

    def _begin(self, layout: str, *, owns: bool, in_row: bool) -> None:
        """End the unit, the cell or the word before an element that begins."""
        if in_row:
            self._blank = self._blank or _inner(layout) == "inner block"
        elif owns or layout in {"block", "break", "table", "row"}:
            self._flush()
        elif layout == "cell" and len(self._ink):
            self._cell = True

    def _leave(self, frame: _Frame) -> None:
        if frame.own or frame.layout in {"block", "table", "group", "row"}:
            self._flush()
        elif frame.layout == "inner block":
            self._blank = True

    def _node(self, tag: Tag, parent: _Frame, said: Meaning) -> int:
        number = len(self._tree.nodes)
        self._tree.nodes.append(Node(parent.node, tag.name, said, headline=tag.name == "h1"))
        if tag.name == "h1":
            at = parent.node
            while at >= 0 and not self._tree.nodes[at].headline:
                self._tree.nodes[at].headline = True
                at = self._tree.nodes[at].parent
        return number

    def _read(self, text: str, frame: _Frame) -> None:
        stretches = list(words(text))
        if not stretches:
            self._blank = self._blank or not text or ends_blank(text)
            return
        at = self._source.find("".join(word for word, _, _ in stretches))
        if frame.seen:
            if not len(self._ink):
                self._start = frame
            bare = text.strip()
            low = self._source.place(bare, at) if len(stretches) > 1 and PLAIN.fullmatch(bare) else None
            if low is None or self._cell:
                self._write(stretches, at)
            else:
                self._ink.write(bare, low, low + len(bare), blank=stretches[0][2] or self._blank)
            self._blank = ends_blank(text)
            self._linked += len(stretches) if frame.linked else 0

    def _write(self, stretches: list[tuple[str, int, bool]], at: int | None) -> None:
        for word, _, apart in stretches:
            blank = apart or (self._blank and len(self._ink) > 0)
            if self._cell:
                self._ink.tab()
                blank = False
            self._cell, self._blank = False, False
            if at is None:
                self._unplaced(word, blank=blank)
                continue
            for start, end, low, high in self._source.runs(at, len(word)):
                self._ink.write(word[start:end], low, high, blank=blank and not start)
            at += len(word)

    def _unplaced(self, word: str, *, blank: bool) -> None:
        """Write a word of a text node that the source does not show as it is: alone, or without an origin."""
        at = self._source.find(word)
        self._tree.unplaced += at is None
        if at is None:
            self._ink.place(word)
            return
        for start, end, low, high in self._source.runs(at, len(word)):
            self._ink.write(word[start:end], low, high, blank=blank and not start)

    def _flush(self) -> None:
        start = self._start
        if len(self._ink) and start is not None:
            unit = unit_from(self._ink, start.kind, linked=self._linked, element=start.node, level=start.level)
            parent = self._tree.nodes[start.node].parent
            self._tree.units.append(replace(_itemised(unit), apart=parent != self._last_parent))
            self._last_parent = parent
        self._ink, self._start, self._linked = Ink(), None, 0
        self._blank, self._cell = False, False


def _loose(parent: _Frame) -> bool:
    """Tell whether an inline element stands by itself, not in the words of a paragraph."""
    return parent.layout == "block" and parent.tag not in {"p", "pre", "li"} and parent.kind != "heading"


def _inner(layout: str) -> str:
    """Give the layout inside a table row, where nothing ends the row."""
    return layout if layout == "skip" else "inner" if layout == "inline" else "inner block"


def _kind(element: Element | None, parent: _Frame, layout: str, said: Meaning) -> str:
    if said.reason is Reason.CAPTION and parent.kind == "paragraph":
        return "caption"
    if layout == "block" and element is not None and element.layout != "block":
        return parent.kind
    if element is None or element.kind is None or parent.kind in {"heading", "table_row"}:
        return parent.kind
    if element.tag == "figure" or (element.kind == "quotation" and parent.kind == "list_item"):
        return parent.kind if element.tag != "figure" else "caption"
    return element.kind


def _table_layout(tag: Tag, layout: str, parent: _Frame) -> str:
    """Give the layout of a part of a table: a block where the table only arranges the page, or where there is none."""
    if layout == "table":
        return "block" if is_layout_table(tag) else "table"
    above = {"group": ("table",), "row": ("table", "group"), "cell": ("row",)}.get(layout)
    return layout if above is None or parent.layout in above else "block"


def _itemised(unit: Unit) -> Unit:
    """Give a typed list item without its bullet, as in plain text."""
    if unit.kind not in {"paragraph", "list_item", "quotation"}:
        return unit
    bullet = BULLET.match(unit.text)
    if bullet:
        return replace(cut_unit(unit, bullet.end(), len(unit.text)), kind="list_item")
    return replace(unit, kind="list_item") if NUMBER.match(unit.text) else unit
