"""What a page has of its own, and what that says of where its article stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.furniture import runs
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_KNOWN = 0.3
_MOST, _HALF = 60, 0.5
_LINE_WORDS = 4
_LINE, _SLIGHT, _MILD = 1.0, 1.0, 4.0
_INSERTED, _INSERT = 8, 13.0


def own_weights(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], weights: Sequence[float]) -> list[float]:
    """Give the weights of units as they are where it is known what the site repeats.

    What is repeated speaks for nothing, and a few lines of it between others speak no louder than one. Where much of a
    page is known, the longest row of lines between repeated ones is the page's own: there tables and short lines speak
    for the article as well, while a row without a sentence elsewhere (sources, other stories) speaks for nothing.
    """
    found = list(weights)
    if not any(hits):
        return found
    rows = list(_rows(reasons, hits)) if sum(hits) >= max(len(hits) * _KNOWN, 1) else []
    own = max(rows, key=lambda row: sum(_words(units[n]) for n in row), default=None)
    for row in rows:
        told = sum(units[n].words for n in row if units[n].sentence)
        line = 0.0 if 2 * told >= sum(units[n].words for n in row) else _LINE
        for number in row:
            if row is own:
                found[number] = max(found[number], line if units[number].words >= _LINE_WORDS else -_SLIGHT)
            elif not told:
                found[number] = min(found[number], -_SLIGHT)
    _weigh_repeated(units, reasons, hits, found)
    return found


def _weigh_repeated(units: Sequence[Unit], reasons: Reasons, hits: Sequence[bool], found: list[float]) -> None:
    for number, hit in enumerate(hits):
        if hit and reasons[number] is None:
            found[number] = min(found[number], 0.0 if units[number].sentence else -_MILD)
        elif reasons[number] is Reason.REPEATED_ON_SITE:
            found[number] = -_MILD
    for run in runs(units, reasons, hits):
        inside = run.start > 0 and run.stop < len(units) and len(run) <= _INSERTED
        total = sum(found[number] for number in run)
        if inside and total < -_INSERT and any(hits[number] for number in run):
            for number in run:
                found[number] *= -_INSERT / total


def _rows(reasons: Reasons, hits: Sequence[bool]) -> Iterator[list[int]]:
    """Give the rows of units between repeated ones, without those that are boilerplate by themselves."""
    row: list[int] = []
    for number, hit in enumerate([*hits, True]):
        if not hit and reasons[number] is None:
            row.append(number)
        elif hit:
            yield row
            row = []


def _words(unit: Unit) -> float:
    return min(unit.words, _MOST) * (1.0 if unit.sentence else _HALF)
