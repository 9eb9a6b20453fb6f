"""The block model that pages and plain text share, before it is decided what stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.clean.ink import Ink
from pipeline.page import Run

PROSE_WORDS = 8
PROSE_CHARACTERS = 60
STRONG_WORDS = 20
LINKED = 0.5

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"""[.!?…:;,]["”’')\]]*(?:\s|$)|[.!?]["”’']""")
_CLOSED = re.compile(r"""[.!?…:]["”’')\]]*$""")
_CUT = re.compile(r"(?:\[\s?(?:\.{3}|…)\s?\]|\.{3}|…)$")


@dataclass(slots=True)
class Unit:
    """A paragraph-like stretch of the input; nothing changes it once it is made.

    It is not frozen, since there are many and a frozen one takes three times as long to make. It is made as a
    `NewUnit`, which finds out by itself what its words are like; `survey` does so for many at once.

    Attributes:
        kind: As of a `Block`.
        text: White space collapsed.
        origin: The runs from `text` to raw; None where it stands in raw as it does here.
        raw_start: Where it begins in raw.
        raw_end: Where it ends in raw.
        linked: Words of it inside links.
        element: The number of the HTML element that holds it; -1 in plain text.
        level: Of a heading, 1 to 6; 0 for others.
        apart: A blank line (in HTML: another parent element) lies between it and the unit before.
        cells: Stretches divided by two or more blanks in the line.
        hints: Which rules may fire on it: bit n stands for rule n; all of them unless its text was looked through.
        words: How many words it has.
        link_density: The share of its words that stand inside links.
        closed: Whether it ends like a sentence.
        cut: Whether it breaks off, like the text of a teaser.
        prose: Whether it reads like running text: long enough, with the marks of sentences, and not made of links.
        sentence: Whether it is prose that ends like a sentence, not like a teaser.
    """

    kind: str
    text: str
    origin: tuple[Run, ...] | None
    raw_start: int
    raw_end: int
    linked: int = 0
    element: int = -1
    level: int = 0
    apart: bool = True
    cells: int = 1
    hints: int = field(default=-1, init=False, repr=False, compare=False)
    words: int = field(init=False, repr=False, compare=False)
    link_density: float = field(init=False, repr=False, compare=False)
    closed: bool = field(init=False, repr=False, compare=False)
    cut: bool = field(init=False, repr=False, compare=False)
    prose: bool = field(init=False, repr=False, compare=False)
    sentence: bool = field(init=False, repr=False, compare=False)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs from its text to raw: made when asked for, since few lines of a text are."""
        return (Run(0, len(self.text), self.raw_start, self.raw_end),) if self.origin is None else self.origin

    @property
    def strong(self) -> bool:
        """Whether it is a paragraph beyond doubt."""
        return self.words >= STRONG_WORDS and self.sentence


class NewUnit(Unit):
    """A unit that was not looked through: what is asked of its words, it finds out once.

    `survey` makes it a plain one, whose attributes are read three times as fast.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _FOUND:
            raise AttributeError(name)
        value = _FOUND[name](self)
        setattr(self, name, value)
        return value


def _is_prose(unit: Unit) -> bool:
    long = unit.words >= PROSE_WORDS or len(unit.text) >= PROSE_CHARACTERS
    return long and unit.link_density < LINKED and has_sentence(unit.text)


_FOUND: Mapping[str, Callable[[Unit], object]] = {
    "words": lambda unit: len(_WORD.findall(unit.text)),
    "link_density": lambda unit: min(unit.linked / unit.words, 1.0) if unit.words else 0.0,
    "closed": lambda unit: _CLOSED.search(unit.text[-20:]) is not None,
    "cut": lambda unit: breaks_off(unit.text),
    "prose": _is_prose,
    "sentence": lambda unit: unit.prose and unit.closed and not unit.cut,
}


def has_sentence(text: str) -> bool:
    """Tell whether a text holds a mark of sentences."""
    return _SENTENCE.search(text) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a text ends in dots, like that of a teaser."""
    return _CUT.search(text[-20:]) is not None


def unit_from(ink: Ink, kind: str, *, place: tuple[int, int] = (-1, 0), linked: int = 0, apart: bool = True) -> Unit:
    """Give the unit of a line that was written; `place` is its element and its level as a heading."""
    runs = ink.runs
    raw_start, raw_end = (runs[0].raw_start, runs[-1].raw_end) if runs else (0, 0)
    return NewUnit(kind, ink.text, runs, raw_start, raw_end, linked, *place, apart)


def cut_unit(unit: Unit, start: int, end: int) -> Unit:
    """Give the part `text[start:end]` of a unit, without white space at its ends; the stretch holds some ink."""
    piece = unit.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    runs = tuple(_clip(run, start, end) for run in unit.runs if run.start < end and run.end > start)
    raw_start = runs[0].raw_start if runs else unit.raw_start
    raw_end = runs[-1].raw_end if runs else unit.raw_end
    place = unit.linked, unit.element, unit.level, unit.apart, unit.cells
    return NewUnit(unit.kind, unit.text[start:end], runs, raw_start, raw_end, *place)


def as_heading(unit: Unit, level: int) -> Unit:
    """Give a unit as a heading."""
    place = unit.linked, unit.element, level, unit.apart, unit.cells
    return NewUnit("heading", unit.text, unit.origin, unit.raw_start, unit.raw_end, *place)


def _clip(run: Run, start: int, end: int) -> Run:
    low, high = max(run.start, start), min(run.end, end)
    if not run.parallel:
        return Run(low - start, high - start, run.raw_start, run.raw_end)
    return Run(low - start, high - start, run.raw_start + low - run.start, run.raw_end - (run.end - high))
