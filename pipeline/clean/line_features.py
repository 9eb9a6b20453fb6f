"""What the context model sees of a line: the line itself, and its place among the others.

Every feature is one number for each line, near 0 or between 0 and 1, computed over all lines of a text at once. Those
of the line itself are seen of the lines right above and below as well (`training/text_lines.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.context import Reasons
from pipeline.clean.measure import Measures
from pipeline.clean.sheet import DIGIT, LOWER, UPPER, Counts
from pipeline.clean.survey import Survey
from pipeline.clean.unit import Unit

Column = NDArray[np.float64]
Columns = NDArray[np.float64]
"""One row for each feature."""

Stretch = tuple[int, int] | None

_REACH = 5
_STEPS = (1, 2, 4, 8, 16)
_ENDS = 2
_MOST_WORDS = 60
_CROSSED = ("sentence", "closed", "prose", "strong", "item")
_SHAPES = (
    *("words", "characters", "titled", "lower", "digits", "glued", "commas", "stops", "quotes", "bars", "closed"),
    *("colon", "question", "upper_first", "lower_first", "digit_first"),
)
_TOLD = ("prose", "sentence", "strong", "cut", "item", "reason", "twice")
_PAGE = ("place", "prose_above", "prose_below", "prose_around")
_NEAR = ("prose_near", "sentences_near", "reasons_near")
_BY_STRETCH = (
    "inside",
    "before",
    "head",
    "tail",
    *(f"{side}_{step}" for step in _STEPS for side in ("before", "after")),
)
LINE_FEATURES = _SHAPES + _TOLD
"""The names of the features of lines by themselves, in the order of their rows."""

PLACE_FEATURES = (*_PAGE, *_NEAR, *_BY_STRETCH, *(f"inside.{name}" for name in _CROSSED))
"""The names of the features of their places."""

_ROWS = {name: row for row, name in enumerate(LINE_FEATURES)}
_CROSSED_ROWS = np.array([_ROWS[name] for name in _CROSSED])
_CASES = np.array([[UPPER], [LOWER], [DIGIT]])
_MEASURED = [measured.name for measured in fields(Measures)][1:]
_SIZES, _TITLED, _FEW, _MARKS = (
    np.array([_MEASURED.index(name) for name in names.split()])
    for names in ("words characters", "titled lower", "glued commas stops", "quotes bars")
)
_SIZES_BY, _FEW_MOST = np.array([[3], [5]]), np.array([[3], [5], [4]])
_LAST = np.array([[ord(":")], [ord("?")]])


def line_columns(units: Sequence[Unit], reasons: Reasons, seen: Survey) -> Columns:
    """Give the features of each line by itself, `LINE_FEATURES`."""
    found = np.empty((len(LINE_FEATURES), len(units)))
    _write_shape(found, seen.measures)
    _write_told(found[len(_SHAPES) :], units, reasons, seen)
    return found


def place_columns(words: Counts, lines: Columns, stretch: Stretch) -> Columns:
    """Give the features of each line's place, `PLACE_FEATURES`: among sentences, and by the stretch of the rules alone.

    Args:
        words: As a `Survey` has them.
        lines: As `line_columns` gives them.
        stretch: As `best_stretch` gives it.
    """
    reason = lines[_ROWS["reason"]]
    told = lines[_ROWS["sentence"]] * (1 - reason)
    found = np.zeros((len(PLACE_FEATURES), len(words)))
    _write_near(found, np.array((told * np.minimum(words, _MOST_WORDS), told, reason)))
    _write_by_stretch(found[len(_PAGE) + len(_NEAR) :], lines, stretch)
    return found


def _write_shape(found: Columns, measures: Measures) -> None:
    """Write how long the line is, of which words and marks, and how it begins and ends."""
    words, table = np.maximum(measures.words, 1), measures.table
    np.divide(np.log1p(table.take(_SIZES, axis=0)), _SIZES_BY, out=found[0:2])
    np.divide(table.take(_TITLED, axis=0), words, out=found[2:4])
    np.divide(measures.digits, measures.characters, out=found[4])
    np.divide(np.minimum(table.take(_FEW, axis=0), _FEW_MOST), _FEW_MOST, out=found[5:8])
    np.greater(table.take(_MARKS, axis=0), 0, out=found[8:10])
    found[10] = measures.closed
    np.equal(measures.last, _LAST, out=found[11:13])
    np.not_equal(measures.first & _CASES, 0, out=found[13:16])


def _write_told(found: Columns, units: Sequence[Unit], reasons: Reasons, seen: Survey) -> None:
    """Write whether the line is prose, what the rules say of it, and whether it stands in the text again."""
    texts = [unit.text for unit in units]
    often = _repeated(texts)
    found[:-3] = seen.table[1:]  # prose, sentence, strong, cut
    told = bytearray([unit.kind == "list_item" for unit in units])  # bytes are read far faster than a list
    told += bytearray([reason is not None for reason in reasons])
    told += bytearray([text in often for text in texts])
    found[-3:] = np.frombuffer(told, np.uint8).reshape(3, len(units))


def _repeated(texts: Sequence[str]) -> set[str]:
    """Give the texts that stand there more than once."""
    seen: set[str] = set()
    often: set[str] = set()
    for text in texts:
        (often if text in seen else seen).add(text)
    return often


def _write_near(found: Columns, columns: Columns) -> None:
    """Write where the line stands in the page, and what prose, sentences and reasons stand around it.

    Of its prose how much stands above and below; of all three what stands in the few lines on either side, as words and
    as shares; beyond the ends is nothing.
    """
    size, around = columns.shape[1], 2 * _REACH + 1
    reached = np.zeros((len(columns), size + around))
    columns.cumsum(axis=1, out=reached[:, _REACH + 1 : size + _REACH + 1])
    reached[:, size + _REACH + 1 :] = reached[:, size + _REACH, None]
    total = max(float(reached[0, -1]), 1.0)
    prose = reached[0, _REACH + 1 : size + _REACH + 1]
    found[0] = np.arange(size) / size
    np.divide(prose - columns[0], total, out=found[1])
    np.divide(total - prose, total, out=found[2])
    np.multiply(found[1], found[2], out=found[3])
    sums = reached[:, around:] - reached[:, :size] - columns
    np.divide(np.log1p(sums[0]), 5, out=found[4])
    np.divide(sums[1:], 2 * _REACH, out=found[5:7])


def _write_by_stretch(found: Columns, lines: Columns, stretch: Stretch) -> None:
    """Write where the line stands by the stretch that the rules alone would keep."""
    start, end = stretch or (0, 0)
    places = [(start, end), (0, start), (start, min(start + _ENDS, end)), (max(end - _ENDS, start), end)]
    for step in _STEPS:
        places += (max(start - step, 0), start), (end, end + step if stretch else end)
    for row, (first, last) in zip(found, places, strict=False):
        row[first:last] = 1
    np.multiply(found[0], lines.take(_CROSSED_ROWS, axis=0), out=found[len(_BY_STRETCH) :])
