"""A page is read once, into units and the elements that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.clean.events import Attributes, listen
from pipeline.clean.head import TAGS, Head
from pipeline.clean.ink import Ink, ends_blank, is_plain, words
from pipeline.clean.lines import BULLET, NUMBER, line_breaks
from pipeline.clean.place import Place, place_in
from pipeline.clean.source import Source
from pipeline.clean.structure import NOTHING, Meaning, meaning
from pipeline.clean.tables import TableReader
from pipeline.clean.unit import Unit, cut_unit, unit_from


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
    """A page as it was read.

    Attributes:
        nodes: The elements, parents before children; the outermost stands for the page.
        units: In document order.
        head: What elements say of the page.
        unplaced: Words that have no place in the source.
    """

    nodes: list[Node] = field(default_factory=lambda: [Node(-1, "[document]", NOTHING)])
    units: list[Unit] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    unplaced: int = 0
    _extents: tuple[list[int], list[int]] | None = None

    @property
    def extents(self) -> tuple[list[int], list[int]]:
        """The first and last unit of each element; the first is beyond all units where it holds none."""
        if self._extents is None:
            self._extents = _extents(self.nodes, self.units)
        return self._extents


def read_tree(raw: str) -> Tree:
    """Give the units and elements of a page, whatever its markup is like."""
    walker = _Walker(raw)
    listen(raw, TableReader(walker))
    return walker.finish()


def _extents(nodes: Sequence[Node], units: Sequence[Unit]) -> tuple[list[int], list[int]]:
    first, last = [len(units)] * len(nodes), [-1] * len(nodes)
    for number, unit in enumerate(units):
        last[unit.element] = number
    for number in range(len(units) - 1, -1, -1):
        first[units[number].element] = number
    for number in range(len(nodes) - 1, 0, -1):
        parent = nodes[number].parent
        first[parent] = min(first[parent], first[number])
        last[parent] = max(last[parent], last[number])
    return first, last


class _Walker:
    """Listens to a page and writes down its units.

    No recursion: pages may be nested thousands deep. It hears of every tag and text of a page, and most time goes by
    here; hence the short ways for texts that are blank or stand in the source as they are read.
    """

    def __init__(self, raw: str) -> None:
        self._source = Source(raw)
        self._tree = Tree()
        self._head = self._tree.head
        self._place, self._node = Place(), 0
        self._stack: list[tuple[Place, int]] = []
        self._ink = Ink()
        self._start: tuple[Place, int] = self._place, 0
        self._linked = 0
        self._blank = False
        self._cell = False
        self._last_parent = -1

    def enter(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        said = meaning(tag, attributes) if self._place.layout != "skip" else NOTHING
        place = place_in(self._place, tag, said)
        before = place.before
        if before == "unit":
            self._flush()
        elif before == "word":
            self._blank = True
        elif before == "cell" and len(self._ink):
            self._cell = True
        if tag in TAGS:
            self._head.note(tag, attributes, len(self._stack), elsewhere=place.elsewhere)
        self._stack.append((self._place, self._node))
        self._place = place
        if place.owned:
            self._own(tag, said)

    def leave(self) -> None:
        """End the innermost element."""
        after = self._place.after
        if after == "unit":
            self._flush()
        elif after == "word":
            self._blank = True
        self._place, self._node = self._stack.pop()
        if self._head.open:
            self._head.leave(len(self._stack))

    def read(self, text: str) -> None:
        """Take a text between tags and comments."""
        if self._head.open:
            self._head.read(text)
        bare = text.strip()
        if self._place.verbatim:
            return
        if self._place.lines and "\n" in text:
            self._read_lines(text)
        elif not bare:
            self._blank = True
        elif is_plain(bare):
            self._read_plain(text, bare)
        else:
            self._read_words(text)

    def finish(self) -> Tree:
        """Give what was read."""
        self._flush()
        return self._tree

    def _own(self, tag: str, said: Meaning) -> None:
        """Note an element that holds units."""
        nodes, at = self._tree.nodes, self._node
        self._node = len(nodes)
        nodes.append(Node(at, tag, said, headline=tag == "h1"))
        while tag == "h1" and at >= 0 and not nodes[at].headline:
            nodes[at].headline = True
            at = nodes[at].parent

    def _read_plain(self, text: str, bare: str) -> None:
        """Take a text that is read as it stands but for white space at its ends."""
        at = self._source.find(bare.replace(" ", ""))
        if not self._place.seen:
            return
        low = self._source.place(bare, at)
        if low is None:
            self._write(list(words(text)), at)
        else:
            self._begin()
            self._ink.write(bare, low, low + len(bare), blank=self._gap(blank=text[0].isspace()))
            self._linked += bare.count(" ") + 1 if self._place.linked else 0
        self._blank = text[-1].isspace()

    def _read_lines(self, text: str) -> None:
        last = 0
        for at in line_breaks(text):
            self._read_words(text[last:at])
            self._flush()
            last = at
        self._read_words(text[last:])

    def _read_words(self, text: str) -> None:
        stretches = list(words(text))
        if not stretches:
            self._blank = self._blank or ends_blank(text)
            return
        at = self._source.find("".join(word for word, _, _ in stretches))
        if self._place.seen:
            self._write(stretches, at)
            self._blank = ends_blank(text)

    def _write(self, stretches: list[tuple[str, int, bool]], at: int | None) -> None:
        self._begin()
        self._linked += len(stretches) if self._place.linked else 0
        for word, _, apart in stretches:
            blank = self._gap(blank=apart)
            place = self._source.find(word) if at is None else at
            if place is None:
                self._tree.unplaced += 1
                self._ink.place(word)
                continue
            for start, end, low, high in self._source.runs(place, len(word)):
                self._ink.write(word[start:end], low, high, blank=blank and not start)
            at = None if at is None else at + len(word)

    def _begin(self) -> None:
        if not len(self._ink):
            self._start = self._place, self._node

    def _gap(self, *, blank: bool) -> bool:
        """End the cell before a word; tell whether a blank stands before the word."""
        blank = not self._cell and (blank or self._blank)
        if self._cell:
            self._ink.tab()
        self._cell, self._blank = False, False
        return blank

    def _flush(self) -> None:
        """End the unit."""
        if len(self._ink):
            place, node = self._start
            parent = self._tree.nodes[node].parent
            apart = parent != self._last_parent
            unit = unit_from(self._ink, place.kind, place=(node, place.level), linked=self._linked, apart=apart)
            self._tree.units.append(_itemised(unit))
            self._last_parent = parent
            self._ink, self._linked = Ink(), 0
        self._blank, self._cell = False, False


def _itemised(unit: Unit) -> Unit:
    """Give a typed list item without its bullet, as in plain text."""
    if unit.kind not in {"paragraph", "list_item", "quotation"}:
        return unit
    bullet = BULLET.match(unit.text)
    if bullet:
        return replace(cut_unit(unit, bullet.end(), len(unit.text)), kind="list_item")
    return replace(unit, kind="list_item") if NUMBER.match(unit.text) else unit
