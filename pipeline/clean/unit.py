"""The block model that pages and plain text share, before it is decided what stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

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


_T = TypeVar("_T")


class _Once(Generic[_T]):
    """A property that is computed once. That of functools takes a lock each time in Python 3.11 and costs more."""

    def __init__(self, compute: Callable[[Unit], _T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, unit: Unit, owner: type[Unit]) -> _T:
        value = self._compute(unit)
        setattr(unit, self._name, value)  # `__dict__` would make each later look at the unit slower
        return value


@dataclass
class Unit:
    """A paragraph-like stretch of the input; nothing changes it once it is made.

    It is not frozen, since there are many and a frozen one takes three times as long to make; and what was found for
    many units at once is written to their properties, so that it is not counted when asked for.

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
        hints: Which rules may fire on it: bit n stands for rule n; all of them unless its text was looked through.
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
    hints: int = field(default=-1, init=False, repr=False, compare=False)

    @_Once
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @_Once
    def link_density(self) -> float:
        """The share of its words that stand inside links."""
        return min(self.linked / self.words, 1.0) if self.words else 0.0

    @_Once
    def closed(self) -> bool:
        """Whether it ends like a sentence."""
        return _CLOSED.search(self.text[-20:]) is not None

    @_Once
    def cut(self) -> bool:
        """Whether it breaks off, like the text of a teaser."""
        return _CUT.search(self.text[-20:]) is not None

    @_Once
    def prose(self) -> bool:
        """Whether it reads like running text: long enough, with the marks of sentences, and not made of links."""
        long = self.words >= PROSE_WORDS or len(self.text) >= PROSE_CHARACTERS
        return long and self.link_density < _LINKED and _SENTENCE.search(self.text) is not None

    @_Once
    def sentence(self) -> bool:
        """Whether it is prose that ends like a sentence, not like a teaser."""
        return self.prose and self.closed and not self.cut

    @_Once
    def strong(self) -> bool:
        """Whether it is a paragraph beyond doubt."""
        return self.words >= STRONG_WORDS and self.sentence


def unit_from(ink: Ink, kind: str, *, place: tuple[int, int] = (-1, 0), linked: int = 0, apart: bool = True) -> Unit:
    """Give the unit of a line that was written; `place` is its element and its level as a heading."""
    runs = ink.runs
    raw_start, raw_end = (runs[0].raw_start, runs[-1].raw_end) if runs else (0, 0)
    return Unit(kind, ink.text, runs, raw_start, raw_end, linked, *place, apart)


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
