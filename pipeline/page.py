"""The spine before spaCy: what was read, what was kept of it, and where each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.errors import OffsetError

BLOCK_KINDS = ("heading", "paragraph", "list_item", "table_row", "caption", "quotation")
BLOCK_SEPARATOR = "\n\n"
_new = tuple.__new__  # there are many runs, and to call a named tuple takes twice as long


@dataclass(frozen=True, slots=True)
class RawPage:
    """One decoded input.

    Attributes:
        id: The path below the input folder, with forward slashes; `-` for standard input, `` for a string.
        raw: The decoded text; every `raw` offset indexes it.
        media_type: `text/html` or `text/plain`.
        encoding: The codec that decoded the bytes, in Python's spelling.
        sha256: Of the bytes (after decompression), in hexadecimal.
        size: In bytes, after decompression.
        url: Where the page came from, if the caller knows.
        folder: The input folder and the folders below it that it lay in, ending in `/`; empty where it was no file.
    """

    id: str
    raw: str
    media_type: str
    encoding: str = "utf-8"
    sha256: str = ""
    size: int = 0
    url: str | None = None
    folder: str = ""


class Block(NamedTuple):
    """A paragraph-like unit of the clean text: `start`, `end` index `Page.text`, `raw_*` the decoded input."""

    kind: str
    start: int
    end: int
    raw_start: int
    raw_end: int


class Dropped(NamedTuple):
    """A block that is no article: its text, why it went, its place in the decoded input, and its kind."""

    text: str
    reason: str
    raw_start: int
    raw_end: int
    kind: str = BLOCK_KINDS[1]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; None where it says nothing. Dates are ISO, as precise as stated."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that a reader should know; offsets index the clean text, None where it has no place."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Run(NamedTuple):
    """A stretch of text and its origin in raw.

    Where both have one length, character stands for character; else the whole text stretch (one blank for
    much white space, one character for an entity) stands for the whole raw stretch.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int

    @property
    def parallel(self) -> bool:
        """Whether each character has its own origin."""
        return self.end - self.start == self.raw_end - self.raw_start


class OffsetMap:
    """The way back from clean text to the decoded input, made while cleaning."""

    __slots__ = ("_starts", "runs")

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self.runs = tuple(runs)
        self._starts = [run.start for run in self.runs]

    def to_raw(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the raw stretch of `text[start:end]`; None where no character of it has an origin.

        Raises:
            OffsetError: `start` lies before 0 or after `end`.
        """
        if not 0 <= start <= end:
            raise OffsetError(f"no text stretch: [{start}, {end})")
        first = max(bisect_right(self._starts, start) - 1, 0)
        while first < len(self.runs) and self.runs[first].end <= start:
            first += 1
        last = bisect_right(self._starts, end - 1) - 1
        if last < first or first >= len(self.runs) or end <= start:
            return None
        head, tail = self.runs[first], self.runs[last]
        low = head.raw_start + (max(start - head.start, 0) if head.parallel else 0)
        high = tail.raw_start + (min(end, tail.end) - tail.start) if tail.parallel else tail.raw_end
        return low, high

    def follow(self, run: Run) -> Iterator[Run]:
        """Cut a run that leads to the text of this map where its way on to raw is not continuous.

        Yields:
            Runs with the run's own `start` and `end`, and places in raw.
        """
        if not run.parallel:
            low, high = self.to_raw(run.raw_start, run.raw_end) or (0, 0)
            yield Run(run.start, run.end, low, high)
            return
        at, shift = run.raw_start, run.start - run.raw_start
        while at < run.raw_end:
            piece = self.runs[bisect_right(self._starts, at) - 1]
            end = min(piece.end, run.raw_end)
            low, high = self.to_raw(at, end) or (0, 0)
            yield Run(at + shift, end + shift, low, high)
            at = end


class TextBuilder:
    """Collects kept blocks into the clean text, with its map to raw."""

    __slots__ = ("_blocks", "_length", "_pieces", "_runs")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, kind: str, text: str, runs: Iterable[Run], *, raw: tuple[int, int]) -> Block:
        """Add a block and give it back with its place in the text.

        Args:
            kind: One of `BLOCK_KINDS`.
            text: Not empty, without white space at its ends.
            runs: Where the characters of `text` come from; `start`, `end` index `text`.
            raw: First and last (exclusive) place in raw.
        """
        start = self._length + len(BLOCK_SEPARATOR) if self._pieces else 0
        for first, last, low, high in runs:
            self._runs.append(_new(Run, (first + start, last + start, low, high)))
        block = _new(Block, (kind, start, start + len(text), *raw))
        self._pieces.append(text)
        self._blocks.append(block)
        self._length = block.end
        return block

    @property
    def text(self) -> str:
        """The blocks so far, joined by one blank line."""
        return BLOCK_SEPARATOR.join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in text order."""
        return tuple(self._blocks)

    @property
    def offsets(self) -> OffsetMap:
        """The way back from `text` to raw."""
        return OffsetMap(self._runs)


@dataclass(frozen=True, slots=True)
class Page:
    """A cleaned page.

    Attributes:
        text: The kept blocks joined by one blank line; `text[b.start:b.end]` is block b.
        blocks: In text order, without overlap, covering all of `text` but the separators.
        dropped: In raw order.
        offsets: From `text` to `source.raw`.
    """

    source: RawPage
    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    offsets: OffsetMap = field(default_factory=OffsetMap)
    metadata: Metadata = field(default_factory=Metadata)
    notices: tuple[Notice, ...] = ()
