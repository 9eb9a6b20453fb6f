"""The block model that pages and plain text share, before it is decided what stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.clean.ink import Ink
from pipeline.page import Run

PROSE_WORDS = 8
PROSE_CHARACTERS = 60
STRONG_WORDS = 20
_LINKED = 0.5

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"""[.!?…:;,]["”’')\]]*(?:\s|$)|[.!?]["”’']""")
_CLOSED = re.compile(r"""[.!?…:]["”’')\]]*$""")
_CUT = re.compile(r"(?:\[\s?(?:\.{3}|…)\s?\]|\.{3}|…)$")


@dataclass(frozen=True)
class Unit:
    """A paragraph-like stretch of the input.

    Attributes:
        kind: As of a `Block`.
        text: White space collapsed.
        runs: From `text` to raw.
        raw_start: Where it begins in raw.
        raw_end: Where it ends in raw.
        linked: Words of it inside links.
        element: The number of the HTML element that holds it; -1 in plain text.
        level: Of a heading, 1 to 6; 0 for others.
        apart: A blank line (in HTML: another parent element) lies between it and the unit before.
        cells: Stretches divided by two or more blanks in the line.
    """

    kind: str
    text: str
    runs: tuple[Run, ...]
    raw_start: int
    raw_end: int
    linked: int = 0
    element: int = -1
    level: int = 0
    apart: bool = True
    cells: int = 1

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(1 for _ in _WORD.finditer(self.text))

    @cached_property
    def link_density(self) -> float:
        """The share of its words that stand inside links."""
        return min(self.linked / self.words, 1.0) if self.words else 0.0

    @cached_property
    def closed(self) -> bool:
        """Whether it ends like a sentence."""
        return _CLOSED.search(self.text[-20:]) is not None

    @cached_property
    def cut(self) -> bool:
        """Whether it breaks off, like the text of a teaser."""
        return _CUT.search(self.text[-20:]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads like running text: long enough, with the marks of sentences, and not made of links."""
        long = self.words >= PROSE_WORDS or len(self.text) >= PROSE_CHARACTERS
        return long and self.link_density < _LINKED and _SENTENCE.search(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether it is prose that ends like a sentence, not like a teaser."""
        return self.prose and self.closed and not self.cut

    @property
    def strong(self) -> bool:
        """Whether it is a paragraph beyond doubt."""
        return self.words >= STRONG_WORDS and self.sentence


def unit_from(ink: Ink, kind: str, *, linked: int = 0, element: int = -1, level: int = 0) -> Unit:
    """Give the unit of a line that was written."""
    runs = ink.runs
    raw_start = min((run.raw_start for run in runs), default=0)
    raw_end = max((run.raw_end for run in runs), default=raw_start)
    return Unit(kind, ink.text, runs, raw_start, raw_end, linked, element, level)


def cut_unit(unit: Unit, start: int, end: int) -> Unit:
    """Give the part `text[start:end]` of a unit, without white space at its ends; the stretch holds some ink."""
    piece = unit.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    runs = tuple(_clip(run, start, end) for run in unit.runs if run.start < end and run.end > start)
    raw_start = runs[0].raw_start if runs else unit.raw_start
    raw_end = runs[-1].raw_end if runs else unit.raw_end
    return replace(unit, text=unit.text[start:end], runs=runs, raw_start=raw_start, raw_end=raw_end)


def _clip(run: Run, start: int, end: int) -> Run:
    low, high = max(run.start, start), min(run.end, end)
    if not run.parallel:
        return Run(low - start, high - start, run.raw_start, run.raw_end)
    return Run(low - start, high - start, run.raw_start + low - run.start, run.raw_end - (run.end - high))
