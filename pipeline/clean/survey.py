"""All units of a text or page looked through at once, for what is slow to find out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.measure import Measures, joined, measure
from pipeline.clean.sheet import LONGEST, Counts, Sheet
from pipeline.clean.trials import trial_filter
from pipeline.clean.unit import LINKED, PROSE_CHARACTERS, PROSE_WORDS, STRONG_WORDS, Unit, breaks_off, has_sentence

_AT_ONCE = 40_000


class Survey(NamedTuple):
    """What was found of all units, one number for each; lines of more than 2,000 characters are measured in part.

    Attributes:
        measures: Of their texts, as far as they are laid out.
        table: The following, one row each, as the units have them.
        words: How many words.
        prose: Whether they are prose, links aside.
        sentence: Whether they are sentences, links aside.
        strong: Whether they are paragraphs beyond doubt by what is measured of them, links aside.
        cut: Whether they break off.
    """

    measures: Measures
    table: NDArray[np.int32]
    words: Counts
    prose: Counts
    sentence: Counts
    strong: Counts
    cut: Counts


def survey(units: Sequence[Unit]) -> Survey:
    """Give what is found of units, at least one, and let the units know it."""
    parts = [_surveyed(share) for share in _shares(units)]
    table = np.concatenate([table for _, table in parts], axis=1) if len(parts) > 1 else parts[0][1]
    return Survey(joined([measures for measures, _ in parts]), table, *table)


def _shares(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """Cut many units into rows of about 40,000 characters, so that little memory is held at a time."""
    if sum(map(len, [unit.text for unit in units])) <= _AT_ONCE:
        yield units
        return
    start, held = 0, 0
    for number, unit in enumerate(units):
        if held > _AT_ONCE:
            yield units[start:number]
            start, held = number, 0
        held += len(unit.text)
    yield units[start:]


def _surveyed(units: Sequence[Unit]) -> tuple[Measures, NDArray[np.int32]]:
    sheet = Sheet([unit.text for unit in units])
    found = measure(sheet)
    table, hints, closed = _judged(units, found), trial_filter().hints(sheet, found.words), (found.closed != 0).tolist()
    for number in (found.characters == LONGEST).nonzero()[0].tolist():
        if len((unit := units[number]).text) > LONGEST:  # it is laid out in part, and tells more by itself
            table[:3, number] = unit.words, unit.prose, unit.sentence
            table[3:, number] = unit.sentence and found.words[number] >= STRONG_WORDS, unit.cut
            hints[number], closed[number] = unit.hints, unit.closed
    told = (table[0].tolist(), *(table[1:] != 0).tolist())
    for unit, some, shut, words, prose, sentence, _, cut in zip(units, hints, closed, *told, strict=True):
        unit.__class__ = Unit  # no longer a `NewUnit`
        unit.hints, unit.words, unit.closed, unit.cut = some, words, shut, cut
        unit.prose, unit.sentence, unit.link_density = prose, sentence, 0.0
        if unit.linked and words:
            _weigh_links(unit)
    return found, table


def _weigh_links(unit: Unit) -> None:
    unit.link_density = min(unit.linked / unit.words, 1.0)
    if unit.link_density >= LINKED:
        unit.prose = unit.sentence = False


def _judged(units: Sequence[Unit], found: Measures) -> NDArray[np.int32]:
    """Give the table of a `Survey`, where the measures leave open what a line is from its text."""
    table = np.empty((5, len(units)), np.int32)
    words, prose, sentence, strong, cut = table
    words[:], cut[:] = found.words, found.dotted
    np.logical_and((words >= PROSE_WORDS) | (found.characters >= PROSE_CHARACTERS), found.marks, out=prose)
    for number in (prose > found.marked).nonzero()[0].tolist():
        prose[number] = has_sentence(units[number].text)
    for number in cut.nonzero()[0].tolist():
        cut[number] = breaks_off(units[number].text)
    np.logical_and(prose, found.closed > cut, out=sentence)
    np.multiply(sentence, words >= STRONG_WORDS, out=strong)
    return table
