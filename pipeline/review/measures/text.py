"""The clean text: every word of the article, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.review.gold import Gold
from pipeline.review.sheet import Sheet, spot
from pipeline.review.words import Aligned

CLEAN = "clean (words)"
KINDS = (CLEAN,)


def measure_text(gold: Gold, aligned: Aligned, sheet: Sheet) -> None:
    """Count the words of the text; each run of missing or extra words is noted as one error."""
    if gold.keep is None:
        return
    free = aligned.in_gold(gold.free)
    keep = aligned.in_gold(gold.keep) - free
    found = aligned.in_record([(0, len(aligned.text))]) - free
    sheet.count(CLEAN, len(keep & found), len(keep), len(found))
    for run in _runs(keep - found):
        place = aligned.gold.place(run[0], run[-1])
        sheet.missed(CLEAN, spot(aligned.gold_text, *place, "gold"))
    for run in _runs(aligned.own(found - keep)):
        place = aligned.record.place(run[0], run[-1])
        sheet.spurious(CLEAN, spot(aligned.text, *place, "record"))


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Give the numbers in order, those that follow on each other together."""
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
