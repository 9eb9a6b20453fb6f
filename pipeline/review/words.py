"""Two texts of one article, laid beside each other word by word, so that places in them can be compared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import accumulate

from pipeline.review.gold import Place

Numbers = frozenset[int]

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "of", "s", "and"})


def fold(value: str | None) -> str:
    """Give a name for comparing: without case, punctuation, underscores and the words that tell nothing."""
    words = _WORD.findall((value or "").lower().replace("_", " "))
    return " ".join(word for word in words if word not in _EMPTY)


class Words:
    """The words of a text, numbered from 0."""

    def __init__(self, text: str) -> None:
        found = [(match.group().lower(), *match.span()) for match in _WORD.finditer(text)]
        self.words = [word for word, _, _ in found]
        self._starts = [start for _, start, _ in found]
        self._ends = [end for _, _, end in found]

    def within(self, start: int, end: int) -> range:
        """Give the numbers of the words that lie wholly in a stretch."""
        return range(bisect_left(self._starts, start), bisect_right(self._ends, end))

    def before(self, place: int) -> int:
        """Give how many words begin before a place."""
        return bisect_left(self._starts, place)

    def place(self, first: int, last: int) -> Place:
        """Give the stretch from one word to another."""
        return self._starts[first], self._ends[last]


class Aligned:
    """The gold's text and the record's, their words numbered alike where they are the same in the same order.

    Words of the record that the gold has not are numbered from -1 downwards.
    """

    def __init__(self, gold: str, text: str) -> None:
        self.gold_text, self.text = gold, text
        self.gold = Words(gold)
        self.record = self.gold if text == gold else Words(text)
        self._numbers = _shared(self.gold.words, self.record.words)
        self._reached = list(accumulate(self._numbers, max, initial=-1))

    def in_gold(self, places: Iterable[Place]) -> Numbers:
        """Give the numbers of the words at places of the gold's text."""
        return frozenset(number for place in places for number in self.gold.within(*place))

    def in_record(self, places: Iterable[Place]) -> Numbers:
        """Give the numbers of the words at places of the record's text."""
        return frozenset(self._numbers[number] for place in places for number in self.record.within(*place))

    def order_in_gold(self, place: int) -> float:
        """Give a number by which places of the gold's text are sorted among those of the record's."""
        return self.gold.before(place)

    def order_in_record(self, place: int) -> float:
        """Give a number by which places of the record's text are sorted among those of the gold's.

        What the gold has not stands behind the last word before it that both have.
        """
        own = self.record.before(place)
        shared = own < len(self._numbers) and self._numbers[own] >= 0
        return self._numbers[own] if shared else self._reached[own] + 0.5

    def own(self, numbers: Numbers) -> list[int]:
        """Give the record's own numbers of words, in text order."""
        return [own for own, number in enumerate(self._numbers) if number in numbers]


def _shared(gold: list[str], found: list[str]) -> list[int]:
    if gold == found:
        return list(range(len(found)))
    numbers = [-1 - number for number in range(len(found))]
    for block in SequenceMatcher(None, found, gold, autojunk=False).get_matching_blocks():
        numbers[block.a : block.a + block.size] = range(block.b, block.b + block.size)
    return numbers
