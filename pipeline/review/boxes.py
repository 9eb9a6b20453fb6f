"""Dropped blocks that one run has alone, until the change of the text is found that has their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.record.article import Dropped

_SHARED = 0.5
"""A change of the text is of a longer block if it has so much of its words; a word of it says nothing."""


@dataclass(frozen=True)
class Box:
    """A dropped block with its number and its words, a blank between two."""

    number: int
    block: Dropped
    words: str


class Waiting:
    """The blocks that are left, found by their words: there may be thousands, and thousands of changes."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._left = {box.number: box for box in boxes}
        self._first: dict[str, list[int]] = defaultdict(list)
        self._with: dict[str, list[int]] = defaultdict(list)
        for box in self._left.values():
            words = box.words.split(" ")
            self._first[words[0]].append(box.number)
            for word in dict.fromkeys(words):
                self._with[word].append(box.number)

    def left(self) -> list[Box]:
        """Give the blocks that wait, in order."""
        return list(self._left.values())

    def take(self, text: str) -> list[Box]:
        """Give the blocks whose words a text has, or that have its words and not many more; they wait no longer."""
        words = text.split()
        inside = {number for word in set(words) for number in self._first.get(word, ())}
        around = self._with.get(words[0], ()) if words else ()
        waiting = [self._left[number] for number in sorted(inside.union(around)) if number in self._left]
        whole = f" {' '.join(words)} "
        found = [box for box in waiting if _is_of(whole, f" {box.words} ")]
        for box in found:
            del self._left[box.number]
        return found


def _is_of(words: str, block: str) -> bool:
    return block in words or (words in block and words.count(" ") - 1 >= _SHARED * (block.count(" ") - 1))
