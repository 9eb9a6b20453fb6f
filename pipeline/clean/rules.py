"""The boilerplate list applied: reasons for single lines, and last sentences that are cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.clean.trials import Trial, all_trials, trials_of
from pipeline.clean.unit import Unit, cut_unit
from pipeline.lexicons.boilerplate import Reason, Rule

_LONGEST = 600
_TAIL = 300
_CAPTION_WORDS = 5
_SINGLE = ("line", "opening", "anywhere")
_CELL_WORDS = 3
_LEAST_CELLS = 3


def judged(units: Sequence[Unit]) -> list[int]:
    """Give the numbers of the units that `line_reason` may give a reason for; it has none for the others."""
    some = _single()
    return [n for n, u in enumerate(units) if u.hints & some or u.cells >= _LEAST_CELLS or u.kind == "caption"]


def line_reason(unit: Unit) -> Reason | None:
    """Give why a unit is boilerplate by its own words; None where they do not say so."""
    if unit.kind == "table_row" and "\t" in unit.text:
        return None
    left = unit.hints & _single()
    if left and (rule := _first(unit, left)) is not None:
        return rule.reason
    if unit.cells >= _LEAST_CELLS and unit.words <= unit.cells * _CELL_WORDS and not unit.closed:
        return Reason.NAVIGATION
    return _caption_reason(unit) if unit.kind == "caption" else None


@cache
def _single() -> int:
    """Give the trials that are tried on each line by itself: to ask for them by name takes longer."""
    return trials_of(*_SINGLE)


def _caption_reason(unit: Unit) -> Reason | None:
    """Give why a caption goes: it is no sentence, or speaks of the picture itself (*An artist's impression of …*)."""
    told = unit.closed and unit.words >= _CAPTION_WORDS and first_rule(unit, "caption") is None
    return None if told else Reason.CAPTION


def first_rule(unit: Unit, *scopes: str) -> Rule | None:
    """Give the first rule of these scopes that fires on a unit."""
    left = unit.hints & trials_of(*scopes)
    return _first(unit, left) if left else None


def _first(unit: Unit, left: int) -> Rule | None:
    """Give the rule of the first trial that fires on a unit, of those whose bits are set."""
    trials, text, words = all_trials(), unit.text, unit.words
    if len(text) > _LONGEST:
        return None
    while left:
        bit = left & -left
        rule, _, find, most = trials[bit.bit_length() - 1]
        if words <= most and find(text):
            return rule
        left ^= bit
    return None


def hinted(units: Sequence[Unit], *scopes: str) -> list[int]:
    """Give the numbers of the units on which a rule of these scopes may fire."""
    some = trials_of(*scopes)
    return [number for number, unit in enumerate(units) if unit.hints & some]


def cut_tail(unit: Unit) -> tuple[Unit, Unit | None, Reason | None]:
    """Give a unit without the last sentence that belongs to the site, that sentence, and the reason."""
    left = unit.hints & trials_of("tail")
    if not left:
        return unit, None, None
    offset = max(len(unit.text) - _TAIL, 0)
    for trial in _some(left):
        found = trial.expression.search(unit.text, offset)
        if found:
            start = found.start("tail")
            return cut_unit(unit, 0, start), cut_unit(unit, start, len(unit.text)), trial.rule.reason
    return unit, None, None


def _some(numbers: int) -> Iterator[Trial]:
    """Yield the trials whose bits are set, in the order of the list."""
    trials = all_trials()
    while numbers:
        bit = numbers & -numbers
        yield trials[bit.bit_length() - 1]
        numbers ^= bit
