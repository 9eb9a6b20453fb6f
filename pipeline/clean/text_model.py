"""The article in a plain text: the stretch of lines that the context model holds most likely."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.clean.context import Reasons
from pipeline.clean.line_features import Column, Columns, Stretch, line_columns, place_columns
from pipeline.clean.own import own_weights
from pipeline.clean.rules import first_rule
from pipeline.clean.segment import best_stretch, weights
from pipeline.clean.survey import Survey
from pipeline.clean.text_weights import Weights, text_weights
from pipeline.clean.unit import Unit

_WORDS = (12, 100)
_ROUNDS = 8


def find_article(
    units: Sequence[Unit], reasons: Reasons, seen: Survey, hits: Sequence[bool], model: Weights | None = None
) -> tuple[int, int]:
    """Give start and end of the stretch of units, at least one, that is the article.

    Args:
        seen: As `survey` gives it.
        hits: Which units other pages of the site repeat.
        model: Without any, that which is shipped.
    """
    ruled = weights(units, reasons)
    told = best_stretch(own_weights(units, reasons, hits, ruled))
    lines = line_columns(units, reasons, seen)
    odds = log_odds(lines, place_columns(seen.words, lines, told), model or text_weights())
    gains = expected_gains(odds, seen.words.astype(np.float64))
    if any(hits):  # the model was fitted on pages by themselves: with the rules it is steadier (training/README.md)
        gains = (gains + np.array(ruled)) / 2
    found = best_stretch(own_weights(units, reasons, hits, gains.tolist())) or told or (0, len(units))
    return _with_grades(units, *found, told)


def _with_grades(units: Sequence[Unit], start: int, end: int, told: Stretch) -> tuple[int, int]:
    """Give a stretch with the grades that the rules alone would keep beside it: their tables the model never saw."""
    if told is not None and _grades(units, range(told[0], start)):
        start = told[0]
    if told is not None and _grades(units, range(end, told[1])):
        end = told[1]
    return start, end


def _grades(units: Sequence[Unit], numbers: range) -> bool:
    """Tell whether a line of a stretch tells a grade; lead-ins do not."""
    lines = (units[number] for number in numbers)
    return any(first_rule(unit, "story") is not None and not unit.text.endswith(":") for unit in lines)


def log_odds(lines: Columns, places: Columns, weights: Weights) -> Column:
    """Give the log-odds of each line to belong to the article."""
    total, above, below = weights.of_lines @ lines
    total += weights.of_places @ places
    total += weights.constant
    total[1:] += above[:-1]
    total[:-1] += below[1:]
    odds: Column = total
    return odds


def expected_gains(odds: Column, words: Column) -> Column:
    """Give what each line adds, in words, to a stretch of the article; the best stretch has the largest sum.

    The expected F1 of a stretch is taken as 2 E[right] / (words kept + E[article]). A stretch exceeds a value f where
    its sum of (2 p - f) words exceeds f E[article]: each round takes the best for the value of the last (Dinkelbach).
    """
    chance, size = 1 / (1 + np.exp(-odds)), np.minimum(np.maximum(words, _WORDS[0]), _WORDS[1])
    double = 2 * chance
    reached = np.zeros((2, len(odds) + 1))
    np.multiply(double, size, out=reached[0, 1:])
    reached[1, 1:] = size
    reached.cumsum(axis=1, out=reached)
    right, kept = reached
    expected, start, end, value = float(right[-1]) / 2, 0, len(odds), 0.0
    for _ in range(_ROUNDS):
        better = float(right[end] - right[start]) / (float(kept[end] - kept[start]) + expected)
        if better <= value:
            break
        value = better
        start, end = _largest(right - value * kept)
    gains: Column = (double - value) * size
    return gains


def _largest(reached: Column) -> tuple[int, int]:
    """Give start and end of the contiguous stretch, of one line at least, with the largest sum, from sums so far."""
    end = int((reached[1:] - np.minimum.accumulate(reached[:-1])).argmax()) + 1
    return int(reached[:end].argmin()), end
