"""What the context model sees of a line: the line itself, and its place among the others.

Every feature is one number for each line, near 0 or between 0 and 1, computed over all lines of a text at once. Those
of the line itself are seen of the lines right above and below as well (`training/text_lines.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.context import Reasons
from pipeline.clean.measure import Measures, measure
from pipeline.clean.sheet import DIGIT, LOWER, UPPER, Sheet
from pipeline.clean.unit import STRONG_WORDS, Unit

Column = NDArray[np.float64]
Columns = dict[str, Column]
Stretch = tuple[int, int] | None

_REACH = 5
_STEPS = (1, 2, 4, 8, 16)
_ENDS = 2
_MOST_WORDS = 60
_CROSSED = ("sentence", "closed", "prose", "strong", "item")


def line_columns(units: Sequence[Unit], reasons: Reasons, measures: Measures) -> Columns:
    """Give the features of each line by itself, by name."""
    return _shape(measures) | _told(units, reasons, measures)


def place_columns(units: Sequence[Unit], lines: Columns, stretch: Stretch) -> Columns:
    """Give the features of each line's place: among sentences, and by the stretch that the rules alone would keep.

    Args:
        lines: As `line_columns` gives them.
        stretch: As `best_stretch` gives it.
    """
    words = np.array([unit.words for unit in units], np.float64)
    told = lines["sentence"] * (1 - lines["reason"])
    prose = told * np.minimum(words, _MOST_WORDS)
    return _page(prose) | _near(np.array((prose, told, lines["reason"]))) | _by_stretch(lines, stretch)


@cache
def feature_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the names of the features of lines, and of those of their places."""
    unit = Unit("paragraph", "A line.", (), 0, 7)
    lines = line_columns([unit], [None], measure(Sheet([unit.text])))
    return frozenset(lines), frozenset(place_columns([unit], lines, (0, 1)))


def _shape(measures: Measures) -> Columns:
    """How long the line is, of which words and marks, and how it begins and ends."""
    words, characters = np.maximum(measures.words, 1), measures.characters
    return {
        "words": np.log1p(measures.words) / 3,
        "characters": np.log1p(characters) / 5,
        "titled": measures.titled / words,
        "lower": measures.lower / words,
        "digits": measures.digits / characters,
        "glued": np.minimum(measures.glued, 3) / 3,
        "commas": np.minimum(measures.commas, 5) / 5,
        "stops": np.minimum(measures.stops, 4) / 4,
        "quotes": _column(measures.quotes > 0),
        "bars": _column(measures.bars),
        "closed": _column(measures.closed),
        "colon": _column(measures.last == ord(":")),
        "question": _column(measures.last == ord("?")),
        "upper_first": _column((measures.first & UPPER) != 0),
        "lower_first": _column((measures.first & LOWER) != 0),
        "digit_first": _column((measures.first & DIGIT) != 0),
    }


def _told(units: Sequence[Unit], reasons: Reasons, measures: Measures) -> Columns:
    """Whether the line is prose, what the rules say of it, and whether it stands in the text again."""
    texts = [unit.text for unit in units]
    copies = Counter(texts)
    sentence = _told_of([unit.sentence for unit in units])
    return {
        "prose": _told_of([unit.prose for unit in units]),
        "sentence": sentence,
        "strong": sentence * (measures.words >= STRONG_WORDS),
        "cut": _told_of([unit.cut for unit in units]),
        "item": _told_of([unit.kind == "list_item" for unit in units]),
        "reason": _told_of([reason is not None for reason in reasons]),
        "twice": _told_of([copies[text] > 1 for text in texts]),
    }


def _page(prose: Column) -> Columns:
    """Where the line stands in the page, and how much of its prose stands above and below."""
    reached, total = np.cumsum(prose), max(float(prose.sum()), 1.0)
    above, below = (reached - prose) / total, (total - reached) / total
    return {
        "place": np.arange(len(prose)) / len(prose),
        "prose_above": above,
        "prose_below": below,
        "prose_around": above * below,
    }


def _near(columns: NDArray[np.float64]) -> Columns:
    """What stands in the few lines on either side, as words of prose and as shares; beyond the ends is nothing."""
    size = columns.shape[1]
    reached = np.concatenate((np.zeros((len(columns), 1)), np.cumsum(columns, axis=1)), axis=1)
    number = np.arange(size)
    sums = reached[:, np.minimum(number + _REACH + 1, size)] - reached[:, np.maximum(number - _REACH, 0)] - columns
    prose, told, reason = sums
    return {
        "prose_near": np.log1p(prose) / 5,
        "sentences_near": told / (2 * _REACH),
        "reasons_near": reason / (2 * _REACH),
    }


def _by_stretch(lines: Columns, stretch: Stretch) -> Columns:
    """Where the line stands by the stretch that the rules alone would keep."""
    size, (start, end) = len(lines["reason"]), stretch or (0, 0)
    places = {
        "inside": (start, end),
        "before": (0, start),
        "head": (start, min(start + _ENDS, end)),
        "tail": (max(end - _ENDS, start), end),
    }
    for step in _STEPS:
        places[f"before_{step}"] = (max(start - step, 0), start)
        places[f"after_{step}"] = (end, end + step if stretch else end)
    found = dict(zip(places, np.zeros((len(places), size)), strict=True))
    for name, (first, last) in places.items():
        found[name][first:last] = 1
    return found | {f"inside.{name}": found["inside"] * lines[name] for name in _CROSSED}


def _told_of(values: list[bool]) -> Column:
    """Give a column of what holds or not: bytes are read far faster than a list."""
    return np.array(bytearray(values), np.float64)


def _column(values: object) -> Column:
    return np.asarray(values, np.float64)
