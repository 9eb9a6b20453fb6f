"""The boilerplate list applied: reasons for single lines, and last sentences that are cut off."""

from __future__ import annotations

from functools import lru_cache

from pipeline.clean.unit import Unit, cut_unit
from pipeline.lexicons.boilerplate import Reason, Rule, boilerplate_rules

_LONGEST = 600
_TAIL = 300
_CAPTION_WORDS = 5
_SINGLE = ("line", "opening", "anywhere")
_CELL_WORDS = 3
_LEAST_CELLS = 3


def line_reason(unit: Unit) -> Reason | None:
    """Give why a unit is boilerplate by its own words; None where they do not say so."""
    if unit.kind == "table_row" and "\t" in unit.text:
        return None
    rule = first_rule(unit, *_SINGLE)
    if rule is not None:
        return rule.reason
    if unit.cells >= _LEAST_CELLS and unit.words <= unit.cells * _CELL_WORDS and not unit.closed:
        return Reason.NAVIGATION
    return _caption_reason(unit) if unit.kind == "caption" else None


def _caption_reason(unit: Unit) -> Reason | None:
    """Give why a caption goes: it is no sentence, or speaks of the picture itself (*An artist's impression of …*)."""
    told = unit.closed and unit.words >= _CAPTION_WORDS and first_rule(unit, "caption") is None
    return None if told else Reason.CAPTION


def first_rule(unit: Unit, *scopes: str) -> Rule | None:
    """Give the first rule of these scopes that fires on a unit."""
    if len(unit.text) > _LONGEST:
        return None
    line, lowered = unit.text, unit.text.lower()
    for rule in _rules_for(scopes, unit.words):
        if rule.may_fire(lowered) and rule.find(line):
            return rule
    return None


@lru_cache(maxsize=2_000)
def _rules_for(scopes: tuple[str, ...], words: int) -> tuple[Rule, ...]:
    """Give the rules of these scopes that may fire on a line of so many words: a long paragraph is tried on few."""
    return tuple(rule for rule in boilerplate_rules(*scopes) if words <= rule.max_words)


def cut_tail(unit: Unit) -> tuple[Unit, Unit | None, Reason | None]:
    """Give a unit without the last sentence that belongs to the site, that sentence, and the reason."""
    offset = max(len(unit.text) - _TAIL, 0)
    for rule in boilerplate_rules("tail"):
        found = rule.expression.search(unit.text, offset)
        if found:
            start = found.start("tail")
            return cut_unit(unit, 0, start), cut_unit(unit, start, len(unit.text)), rule.reason
    return unit, None, None
