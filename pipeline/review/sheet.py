"""Counts of what is right, wanted and found by kind, and the errors behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AROUND = 60
_CUT_BEFORE = re.compile(r"^\S+(?=\s)")
_CUT_AFTER = re.compile(r"(?<=\s)\S+$")


@dataclass(slots=True)
class Tally:
    """How many parts of a kind are right, were wanted and were found."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found and nothing wanted."""
        if self.found:
            return self.right / self.found
        return 0.0 if self.wanted else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a reader is sent to.

    Attributes:
        words: What stands there, or what else the part is known by.
        start: In the text; None where it has no place.
        side: Whose text it is: record or gold.
        line: Of that text, from 1; None where it has no place.
        before: The words before it, for telling it from others.
        after: The words after it.
    """

    words: str
    start: int | None = None
    end: int | None = None
    side: str = "record"
    line: int | None = None
    before: str = ""
    after: str = ""


def spot(text: str, start: int, end: int, side: str) -> Spot:
    """Give a place of a text with what stands around it, in whole words."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = _CUT_BEFORE.sub("", before)
    if len(text) - end > _AROUND:
        after = _CUT_AFTER.sub("", after)
    return Spot(text[start:end], start, end, side, text.count("\n", 0, start) + 1, before, after)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One error.

    Attributes:
        kind: The row of the table that it counts in.
        what: missed, spurious or wrong.
        wanted: The value that is right; None where it is null, or where the words say all of what was missed.
        got: The value that was found; None where it is null, or where the words say all of what is spurious.
    """

    kind: str
    what: str
    at: Spot
    wanted: str | None = None
    got: str | None = None


class Sheet:
    """What one article comes to."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = {}
        self.flaws: list[Flaw] = []

    def count(self, kind: str, right: int, wanted: int, found: int) -> None:
        """Add to the counts of a kind."""
        tally = self.tallies.setdefault(kind, Tally())
        tally.right += right
        tally.wanted += wanted
        tally.found += found

    def missed(self, kind: str, at: Spot, wanted: str | None = None) -> None:
        """Note a part that is not in the record, and what of it the words do not tell."""
        self.flaws.append(Flaw(kind, "missed", at, wanted))

    def spurious(self, kind: str, at: Spot, got: str | None = None) -> None:
        """Note a part that should not be in the record, and what of it the words do not tell."""
        self.flaws.append(Flaw(kind, "spurious", at, got=got))

    def compare(self, kind: str, at: Spot, wanted: str | None, got: str | None, *, right: bool) -> None:
        """Count a field of a part that was found, and note it where it is wrong."""
        self.count(kind, int(right), 1, 1)
        if not right:
            self.wrong(kind, at, wanted, got)

    def wrong(self, kind: str, at: Spot, wanted: str | None, got: str | None) -> None:
        """Note a part with something other than was wanted."""
        self.flaws.append(Flaw(kind, "wrong", at, wanted, got))
