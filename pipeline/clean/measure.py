"""What the lines of a text are like: words, cases, marks and endings, counted over all lines at once.

What a character counts for depends on its own classes and on those of its neighbours. Both make a number, by which a
table tells all that it counts for, packed into two numbers: they are added up, and each sum is taken apart again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.sheet import (
    BAR,
    BRACKET,
    CLASSES,
    CLOSER,
    COMMA,
    DIGIT,
    DOTS,
    JOINER,
    LOWER,
    PAUSE,
    QUOTE,
    SPACE,
    STOP,
    UPPER,
    WORD,
    Counts,
    Flags,
    Sheet,
)

_TAIL = 20
_LETTERS = WORD | UPPER | LOWER | DIGIT
_MARKS = (0, STOP, STOP | DOTS, PAUSE, PAUSE | COMMA, QUOTE, BAR, 0)
_BEHIND = (SPACE, LOWER, CLOSER)
_BEFORE = (WORD, JOINER, LOWER | STOP | CLOSER | BRACKET)
_OWN, _BY_NEXT, _BY_LAST, _BY_LAST_BUT_ONE = 0b1111111, 0b111 << 7, 0b111 << 10, 1 << 13
"""A number of a character: four bits of its letter and three of its mark, then what stands behind it, before it, and
whether the character before that is one of words."""

_NUMBERS = 1 << 14
_FEW, _MANY = 10, 11
"""Bits of the sum of a line, at most 2,000 characters long: of what no two characters in a row are, and of others."""

_COUNTED = 11


@dataclass(frozen=True, slots=True)
class Measures:
    """One number for each line.

    Attributes:
        table: All of the following, one row each.
        words: As a `Unit` counts them.
        titled: Words that begin in upper case.
        lower: Words that begin in lower case.
        glued: Places where a word in lower case runs into one that begins in upper case, as in *this dayMore*.
        stops: Ends of sentences with white space behind them.
        marked: Marks that are those of sentences for certain.
        digits: Figures.
        commas: Commas.
        quotes: Quotation marks.
        bars: Vertical bars.
        marks: Marks that may be those of sentences.
        characters: All of them, white space as well.
        first: The classes of the first character.
        last: The code of the last character.
        closed: Whether it ends like a sentence, as of a `Unit`.
        dotted: Whether it may end in dots or a bracket.
    """

    table: NDArray[np.int32]
    words: Counts
    titled: Counts
    lower: Counts
    glued: Counts
    stops: Counts
    marked: Counts
    digits: Counts
    commas: Counts
    quotes: Counts
    bars: Counts
    marks: Counts
    characters: Counts
    first: Counts
    last: Counts
    closed: Counts
    dotted: Counts


def measure(sheet: Sheet) -> Measures:
    """Give the measures of the lines of a sheet."""
    table = np.empty((_COUNTED + 5, len(sheet.starts)), np.int32)
    table[:_COUNTED] = _counted(sheet)
    at = sheet.ends - 1
    table[_COUNTED] = sheet.ends - sheet.starts
    table[_COUNTED + 1] = sheet.flags.take(sheet.starts)
    table[_COUNTED + 2] = sheet.codes.take(at)
    table[_COUNTED + 3] = _closed(sheet)
    table[_COUNTED + 4] = _dotted(sheet)
    return Measures(table, *table)


def joined(parts: Sequence[Measures]) -> Measures:
    """Give the measures of several sheets as those of one."""
    if len(parts) == 1:
        return parts[0]
    table = np.concatenate([part.table for part in parts], axis=1)
    return Measures(table, *table)


def _counted(sheet: Sheet) -> NDArray[np.int64]:
    """Give what is counted of each line, one row for each thing."""
    numbers = _numbers_of_classes().take(sheet.flags, mode="clip")
    found = numbers & _OWN
    found[:-1] |= numbers[1:] & _BY_NEXT
    found[1:] |= numbers[:-1] & _BY_LAST
    found[2:] |= numbers[:-2] & _BY_LAST_BUT_ONE
    worth, shares, shifts, masks = _worth()
    sums = np.array([sheet.sums(row.take(found, mode="clip")) for row in worth])
    return sums.take(shares, axis=0) >> shifts & masks


@cache
def _numbers_of_classes() -> NDArray[np.uint16]:
    """Give what the classes of a character add to its own number and to those of its neighbours."""
    classes = np.arange(1 << CLASSES)
    found = classes & _LETTERS
    marks = classes & (STOP | DOTS | PAUSE | COMMA | QUOTE | BAR)
    for number, mark in enumerate(_MARKS[:-1]):
        found |= (marks == mark) * (number << 4)
    for bit, some in enumerate((*_BEHIND, *_BEFORE, WORD), 7):
        found |= ((classes & some) != 0) * (1 << bit)
    return found.astype(np.uint16)


@cache
def _worth() -> tuple[NDArray[np.int64], NDArray[np.intp], NDArray[np.int64], NDArray[np.int64]]:
    """Give what each number of a character counts for, packed, in two rows; and how to take sums of them apart.

    That is, for each thing that is counted: the row, the place of its lowest bit, and its bits once they stand there.
    """
    few, many = _counting(np.arange(_NUMBERS))
    sizes = [_FEW] * len(few) + [_MANY] * len(many)
    shifts = [*range(0, _FEW * len(few), _FEW), *range(0, _MANY * len(many), _MANY)]
    packed = [
        sum(flags.astype(np.int64) << size * at for at, flags in enumerate(some))
        for some, size in ((few, _FEW), (many, _MANY))
    ]
    shares = np.array([0] * len(few) + [1] * len(many))
    return np.array(packed), shares, np.array(shifts)[:, None], (1 << np.array(sizes)[:, None]) - 1


def _counting(numbers: NDArray[np.int64]) -> tuple[list[Flags], list[Flags]]:
    """Tell for numbers of characters what they are counted as, in the order of `Measures`."""
    own = numbers & _LETTERS | np.array(_MARKS)[numbers >> 4 & 0b111]
    spaced, lower_behind, closer_behind, word_before, joiner, ended, word_above = (
        (numbers >> bit & 1) != 0 for bit in range(7, 14)
    )
    word, upper, lower, stop = ((own & some) != 0 for some in (WORD, UPPER, LOWER, STOP))
    mark = (own & (STOP | PAUSE)) != 0
    starts = word & ~word_before & ~(joiner & word_above)
    quoted = stop & ((own & DOTS) == 0) & closer_behind
    glued = upper & lower_behind & ended
    few = [starts, starts & upper, starts & lower, glued, stop & spaced, (mark & spaced) | quoted]
    return few, [*((own & some) != 0 for some in (DIGIT, COMMA, QUOTE, BAR)), mark]


def _closed(sheet: Sheet) -> Flags:
    """Tell of each line whether a mark that ends a sentence stands at its end, closing marks aside."""
    at = sheet.ends - 1
    for _ in range(_TAIL - 1):
        back = sheet.at(at, CLOSER | BRACKET) & (at > sheet.starts)
        if not back.any():
            break
        at = at - back
    ended: Flags = sheet.at(at, STOP) | (sheet.codes.take(at) == ord(":"))
    return ended


def _dotted(sheet: Sheet) -> Flags:
    """Tell of each line whether it may end in dots or a bracket."""
    at = sheet.ends - 1
    codes = sheet.codes
    dotted: Flags = sheet.at(at, DOTS | BRACKET) | ((codes.take(at) == ord(".")) & (codes.take(at - 1) == ord(".")))
    return dotted
