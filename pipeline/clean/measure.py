"""What the lines of a text are like: words, cases, marks and endings, counted over all lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from pipeline.clean.sheet import (
    BRACKET,
    CLOSER,
    DIGIT,
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
    before,
    behind,
)

_TAIL = 20


@dataclass(frozen=True, slots=True)
class Measures:
    """One number for each line.

    Attributes:
        characters: All of them, white space as well.
        words: As a `Unit` counts them.
        titled: Words that begin in upper case.
        lower: Words that begin in lower case.
        digits: Figures.
        commas: Commas and other marks inside sentences.
        stops: Ends of sentences with white space behind them.
        quotes: Quotation marks.
        glued: Places where a word in lower case runs into one that begins in upper case, as in *this dayMore*.
        first: The classes of the first character.
        last: The code of the last character.
        closed: Whether it ends like a sentence, as of a `Unit`.
        dotted: Whether it may end in dots or a bracket.
        marked: Whether it holds a mark of sentences for certain.
        unmarked: Whether it holds none for certain.
        bars: Whether a vertical bar stands in it.
    """

    characters: Counts
    words: Counts
    titled: Counts
    lower: Counts
    digits: Counts
    commas: Counts
    stops: Counts
    quotes: Counts
    glued: Counts
    first: Counts
    last: Counts
    closed: Flags
    dotted: Flags
    marked: Flags
    unmarked: Flags
    bars: Flags


def measure(sheet: Sheet) -> Measures:
    """Give the measures of the lines of a sheet."""
    word, space, stop = sheet.of(WORD), sheet.of(SPACE), sheet.of(STOP)
    upper, lower = sheet.of(UPPER), sheet.of(LOWER)
    inside = word | (sheet.of(JOINER) & before(word) & behind(word))
    starts = inside & ~before(inside)
    mark = stop | sheet.of(PAUSE)
    spaced = behind(space)
    quoted = stop & (sheet.codes != ord("…")) & behind(sheet.of(CLOSER))
    glued = upper & behind(lower) & before(sheet.of(LOWER | STOP | CLOSER | BRACKET))
    return Measures(
        characters=(sheet.ends - sheet.starts).astype(np.int32),
        words=sheet.count(starts),
        titled=sheet.count(starts & upper),
        lower=sheet.count(starts & lower),
        digits=sheet.count(sheet.of(DIGIT)),
        commas=sheet.count(sheet.codes == ord(",")),
        stops=sheet.count(stop & spaced),
        quotes=sheet.count(sheet.of(QUOTE)),
        glued=sheet.count(glued),
        first=sheet.flags[sheet.starts].astype(np.int32),
        last=sheet.codes[sheet.ends - 1].astype(np.int32),
        closed=_closed(sheet),
        dotted=_dotted(sheet),
        marked=sheet.count((mark & spaced) | quoted) > 0,
        unmarked=sheet.count(mark) == 0,
        bars=sheet.holds("|"),
    )


def joined(parts: Sequence[Measures]) -> Measures:
    """Give the measures of several sheets as those of one."""
    rows = {field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Measures)}
    return parts[0] if len(parts) == 1 else Measures(**rows)


def _closed(sheet: Sheet) -> Flags:
    """Tell of each line whether a mark that ends a sentence stands at its end, closing marks aside."""
    closer, at = sheet.of(CLOSER | BRACKET), sheet.ends - 1
    for _ in range(_TAIL - 1):
        back = closer[at] & (at > sheet.starts)
        if not back.any():
            break
        at = at - back
    ended: Flags = ((sheet.flags[at] & STOP) != 0) | (sheet.codes[at] == ord(":"))
    return ended


def _dotted(sheet: Sheet) -> Flags:
    last, above = sheet.codes[sheet.ends - 1], sheet.codes[np.maximum(sheet.ends - 2, sheet.starts)]
    dotted: Flags = (last == ord("…")) | (last == ord("]")) | ((last == ord(".")) & (above == ord(".")))
    return dotted
