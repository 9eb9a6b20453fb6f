"""All units of a text or page looked through at once, for what is slow to find out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.clean.measure import Measures, joined, measure
from pipeline.clean.sheet import LONGEST, Sheet
from pipeline.clean.trials import trial_filter
from pipeline.clean.unit import PROSE_CHARACTERS, PROSE_WORDS, Unit

_AT_ONCE = 200_000


def survey(units: Sequence[Unit]) -> Measures:
    """Give the measures of the texts of units, at least one, and let the units know what was found of them."""
    return joined([_surveyed(share) for share in _shares(units)])


def _shares(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """Cut many units into rows of about 200,000 characters, so that little memory is held at a time."""
    if sum([len(unit.text) for unit in units]) <= _AT_ONCE:
        yield units
        return
    start, held = 0, 0
    for number, unit in enumerate(units):
        if held > _AT_ONCE:
            yield units[start:number]
            start, held = number, 0
        held += len(unit.text)
    yield units[start:]


def _surveyed(units: Sequence[Unit]) -> Measures:
    sheet = Sheet([unit.text for unit in units])
    found = measure(sheet)
    long = (found.words >= PROSE_WORDS) | (found.characters >= PROSE_CHARACTERS)
    columns = (found.words, found.closed, found.dotted, long & ~found.unmarked, found.marked)
    rows = zip(units, trial_filter().hints(sheet, found.words), *(column.tolist() for column in columns), strict=True)
    for unit, hints, words, closed, dotted, maybe, marked in rows:
        if len(unit.text) > LONGEST:
            continue
        unit.hints, unit.words, unit.closed = hints, words, closed
        if not dotted:
            unit.cut = False
        if not maybe:
            unit.prose = unit.sentence = False
        elif marked and not unit.linked:
            unit.prose = True
    return found
