"""The words of two texts side by side: which word of the one is which of the other, wherever it has moved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

_TOKEN = re.compile(r"(\w+|\S)")
_LINE = re.compile(r"[^\n]+")
_GRAM = 4
"""So many words in a row, found once in each text, are the same words."""
_LARGEST_GAP = 250_000
"""A stretch that differs is compared word by word where the words of both sides, multiplied, are no more than that."""
_ALIKE = 0.5
"""Words that stand alone between other words are the same only in stretches that are so much alike."""
_SHORT = 3

Key = int | tuple[int, int, int]


class Tokens:
    """The words and marks of a text, found when they are first asked for; white space is none."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _pieces(self) -> list[str]:
        """What stands between two tokens and a token in turn."""
        return _TOKEN.split(self.text)

    @cached_property
    def _edges(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return self._edges[:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return self._edges[1::2]

    @cached_property
    def words(self) -> list[str]:
        """Each token's characters."""
        return self._pieces[1::2]

    def __len__(self) -> int:
        return len(self.words)

    def within(self, start: int, end: int) -> range:
        """Give the numbers of the tokens that share characters with a stretch."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


@dataclass(frozen=True)
class Alignment:
    """Two texts side by side.

    Attributes:
        old: The words of the old text.
        new: The words of the new text.
    """

    old: Tokens
    new: Tokens

    @property
    def to_new(self) -> Sequence[int]:
        """For each token of the old text the number of the same token in the new one, -1 where it has none."""
        return self._pairs[0]

    @property
    def to_old(self) -> Sequence[int]:
        """For each token of the new text the number of the same token in the old one, -1 where it has none."""
        return self._pairs[1]

    @cached_property
    def _pairs(self) -> tuple[Sequence[int], Sequence[int]]:
        if self.old.words == self.new.words:
            return range(len(self.old)), range(len(self.new))
        if self.old.text > self.new.text:
            return _pairs(self.new, self.old)[::-1]
        return _pairs(self.old, self.new)

    def old_keys(self, start: int, end: int) -> list[Key]:
        """Give what names the tokens of a stretch of the old text in both texts.

        It is the number in the new text, a negative number where that has no such token, and for part of a token the
        first and last character too.
        """
        within, to_new = self.old.within(start, end), self.to_new
        keys = [to_new[i] if to_new[i] >= 0 else -1 - i for i in within]
        return _cut(self.old, within, start, end, keys)

    def new_keys(self, start: int, end: int) -> list[Key]:
        """Give what names the tokens of a stretch of the new text in both texts."""
        within = self.new.within(start, end)
        return _cut(self.new, within, start, end, list(within))

    def in_both(self, key: Key) -> bool:
        """Tell whether both texts have the token."""
        number = key if isinstance(key, int) else key[0]
        return number >= 0 and self.to_old[number] >= 0


def _cut(tokens: Tokens, within: range, start: int, end: int, names: list[int]) -> list[Key]:
    """Give the names of tokens, with the characters that a stretch has of the first and the last where it cuts them."""
    keys: list[Key] = [*names]
    for at in {0, len(within) - 1} if within else ():
        first, last = tokens.starts[within[at]], tokens.ends[within[at]]
        if first < start or end < last:
            keys[at] = names[at], max(start - first, 0), min(end, last) - first
    return keys


def align(old: str, new: str) -> Alignment:
    """Pair the words of two texts; the other way round it gives the same pairs.

    Lines that both have come first, in whatever order; then runs of words that each text has once, grown as far as they
    are the same; then what stands between two pairs, word by word. All that is done when it is first asked for.
    """
    olds = Tokens(old)
    return Alignment(olds, olds if old == new else Tokens(new))


def _pairs(first: Tokens, second: Tokens) -> tuple[list[int], list[int]]:
    paired = _Paired(first, second)
    paired.lines()
    paired.runs()
    paired.gaps()
    return paired.there, paired.back


class _Paired:
    """The pairs found so far."""

    def __init__(self, first: Tokens, second: Tokens) -> None:
        self.first, self.second = first, second
        self.there = [-1] * len(first)
        self.back = [-1] * len(second)

    def _pair(self, i: int, j: int, length: int = 1) -> None:
        for at in range(length):
            self.there[i + at], self.back[j + at] = j + at, i + at

    def lines(self) -> None:
        """Pair whole lines."""
        places = _lines(self.second)
        for words, found in _lines(self.first).items():
            for one, other in zip(found, places.get(words, ()), strict=False):
                self._pair(one.start, other.start, len(one))

    def runs(self) -> None:
        """Pair runs of words that stand once in what is left of each text, with what goes on alike around them."""
        others = _single(_grams(self.second, self.back))
        for words, i in _single(_grams(self.first, self.there)).items():
            if (j := others.get(words)) is not None and self._free(i, j, _GRAM):
                self._pair(i, j, _GRAM)
                self._grow(i + _GRAM, j + _GRAM, 1)
                self._grow(i - 1, j - 1, -1)

    def _free(self, i: int, j: int, length: int) -> bool:
        return all(self.there[i + at] < 0 and self.back[j + at] < 0 for at in range(length))

    def _grow(self, i: int, j: int, step: int) -> None:
        while self._alike(i, j) and self._free(i, j, 1):
            self._pair(i, j)
            i, j = i + step, j + step

    def _alike(self, i: int, j: int) -> bool:
        within = 0 <= i < len(self.first) and 0 <= j < len(self.second)
        return within and self.first.words[i] == self.second.words[j]

    def gaps(self) -> None:
        """Pair word by word what is left on both sides of the same place."""
        for one, other in list(beside(self.there, self.back)):
            if one and other and len(one) * len(other) <= _LARGEST_GAP:
                self._fill(one, other)

    def _fill(self, one: range, other: range) -> None:
        words = self.first.words[one.start : one.stop], self.second.words[other.start : other.stop]
        matcher = SequenceMatcher(None, *words, autojunk=False)
        blocks, alike = matcher.get_matching_blocks(), matcher.ratio() >= _ALIKE
        for i, j, length in blocks:
            if alike or length > 1 or (length and len(words[0][i]) > _SHORT):
                self._pair(one.start + i, other.start + j, length)


def beside(there: Sequence[int], back: Sequence[int]) -> Iterator[tuple[range, range]]:
    """Give the runs of tokens that are not paired, those of both sides that stand at the same place together.

    Args:
        there: For each token of one side its number on the other, or -1.
        back: The same for the other side.
    """
    ones, others = list(_unpaired(there)), list(_unpaired(back))
    left = {there[run.start - 1] if run.start else -1: run for run in ones}
    taken: set[int] = set()
    told: dict[int, range] = {}
    for other in others:  # after the same word
        if (one := left.get(other.start - 1)) is not None:
            told[one.start] = other
            taken.add(other.start)
    right = {other.stop: other for other in others if other.start not in taken}
    for one in ones:  # before the same word
        after = there[one.stop] if one.stop < len(there) else len(back)
        if one.start not in told and after in right:
            told[one.start] = right.pop(after)
            taken.add(told[one.start].start)
    yield from ((one, told.get(one.start, range(0))) for one in ones)
    yield from ((range(0), other) for other in others if other.start not in taken)


def _unpaired(there: Sequence[int]) -> Iterator[range]:
    start = None
    for number, other in enumerate(there):
        if other < 0 and start is None:
            start = number
        elif other >= 0 and start is not None:
            yield range(start, number)
            start = None
    if start is not None:
        yield range(start, len(there))


def _lines(tokens: Tokens) -> dict[tuple[str, ...], list[range]]:
    found: dict[tuple[str, ...], list[range]] = defaultdict(list)
    for line in _LINE.finditer(tokens.text):
        if within := tokens.within(*line.span()):
            found[tuple(tokens.words[within.start : within.stop])].append(within)
    return found


def _grams(tokens: Tokens, paired: Sequence[int]) -> Iterator[tuple[tuple[str, ...], int]]:
    for run in _unpaired(paired):
        for start in range(run.start, run.stop - _GRAM + 1):
            yield tuple(tokens.words[start : start + _GRAM]), start


def _single(grams: Iterable[tuple[tuple[str, ...], int]]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for words, start in grams:
        found[words] = -1 if words in found else start
    return {words: start for words, start in found.items() if start >= 0}
