"""Which part of the gold a found part stands for: the one that it shares most words with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.review.gold import Part, Place, Stand
from pipeline.review.sheet import Spot, spot
from pipeline.review.words import Aligned, Numbers

LEAST = 0.5
"""The share of words in common (intersection over union) from which two stretches are the same."""

EXACT = 0.9
"""The share from which their edges are right too."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of a part of the gold and of a found one, and the share of words in common."""

    gold: int
    found: int
    share: float


def best_pairs(gold: Sequence[Numbers], found: Sequence[Numbers]) -> list[Pair]:
    """Pair stretches one to one, the most alike first; of equally good pairs the later ones in the text."""
    shares = sorted(_shares(gold, found), reverse=True)
    pairs: list[Pair] = []
    paired_gold, paired_found = set[int](), set[int]()
    for share, one, other in shares:
        if one not in paired_gold and other not in paired_found:
            paired_gold.add(one)
            paired_found.add(other)
            pairs.append(Pair(one, other, share))
    return pairs


def _shares(gold: Sequence[Numbers], found: Sequence[Numbers]) -> Iterator[tuple[float, int, int]]:
    for one, mine in enumerate(gold):
        for other, theirs in enumerate(found):
            if (common := len(mine & theirs)) and (share := common / len(mine | theirs)) >= LEAST:
                yield share, one, other


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stretch of a part of the gold; `place` is None where the part has none."""

    part: Part
    place: Place | None
    words: Numbers

    def spot(self, text: str) -> Spot:
        """Give the place that a reader is sent to in the gold's text."""
        return spot(text, *self.place, "gold") if self.place else Spot(self.part.words, side="gold")


def wanted_of(parts: Iterable[Part], aligned: Aligned) -> list[Wanted]:
    """Give the stretches of parts, one without words for a part that has no place."""
    return [
        Wanted(part, place, aligned.in_gold([place] if place else []))
        for part in parts
        for place in part.places or (None,)
    ]


@dataclass(frozen=True, slots=True)
class Matched:
    """What the found stretches stand for.

    Attributes:
        pairs: Of stretches that are wanted or free.
        spurious: The numbers of found stretches that are errors.
    """

    pairs: list[Pair]
    spurious: list[int]


def match(
    gold: Sequence[Wanted], found: Sequence[Numbers], *, partial: bool, same: Callable[[Part, int], bool]
) -> Matched:
    """Match found stretches with those of the gold.

    Args:
        partial: Whether a stretch that the gold does not tell of is none of its business.
        same: Tells whether a found stretch has the fields of an unwanted part. One that has other fields or other words
            by now is no error: its edges may have been what was wrong.
    """
    kept = [number for number, wanted in enumerate(gold) if wanted.part.stand is not Stand.UNWANTED]
    pairs = [Pair(kept[p.gold], p.found, p.share) for p in best_pairs([gold[n].words for n in kept], found)]
    paired = {pair.found for pair in pairs}
    left = [number for number in range(len(found)) if number not in paired]
    if not partial:
        return Matched(pairs, left)
    unwanted = [wanted for wanted in gold if wanted.part.stand is Stand.UNWANTED]
    again = best_pairs([wanted.words for wanted in unwanted], [found[number] for number in left])
    errors = (left[p.found] for p in again if p.share == 1 and same(unwanted[p.gold].part, left[p.found]))
    return Matched(pairs, sorted(errors))
