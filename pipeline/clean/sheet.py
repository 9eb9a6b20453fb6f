"""The characters of many lines as numbers, so that they are looked at and counted over all lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Counts = NDArray[np.int32]

WORD, UPPER, LOWER, DIGIT, SPACE, JOINER, STOP, PAUSE, CLOSER, BRACKET, QUOTE = (1 << bit for bit in range(11))
"""Classes of characters: of words, in upper and lower case, digits, white space, what joins words (*-*), what ends a
sentence and a clause, what closes a quotation and a bracket, and any quotation mark."""

_CLASSES = {
    WORD: r"\w",
    DIGIT: r"\d",
    SPACE: r"\s",
    JOINER: "['’-]",
    STOP: "[.!?…]",
    PAUSE: "[:;,]",
    CLOSER: "[\"”’']",
    BRACKET: r"[)\]]",
    QUOTE: '["“”«»„]',
}
KNOWN = 0x10000
LONGEST = 2_000
"""Of longer lines only the beginning is laid out."""


class Sheet:
    """Lines one below the other.

    Attributes:
        codes: The code point of each character; each line is followed by a line feed.
        flags: The classes of each character, as bits.
        starts: Where each line begins in `codes`.
        ends: Where its line feed stands.
    """

    __slots__ = ("codes", "ends", "flags", "starts")

    def __init__(self, lines: Sequence[str]) -> None:
        """Lay out lines: at least one, and none of them empty."""
        cut = [line[:LONGEST] for line in lines]
        text = "\n".join(cut) + "\n"
        self.codes: NDArray[np.uint32] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        sizes = np.fromiter(map(len, cut), np.int64, len(cut))
        self.ends = np.cumsum(sizes + 1) - 1
        self.starts = self.ends - sizes
        self.flags = _class_table().take(self.codes, mode="clip")
        for place in np.flatnonzero(self.codes >= KNOWN):
            self.flags[place] = _classes_of(chr(self.codes[place]))

    def of(self, classes: int) -> Flags:
        """Tell of each character whether it is of one of these classes."""
        found: Flags = (self.flags & classes) != 0
        return found

    def count(self, marked: Flags) -> Counts:
        """Count the characters of each line that are marked."""
        return np.add.reduceat(marked, self.starts, dtype=np.int32)

    def holds(self, character: str) -> Flags:
        """Tell of each line whether a character stands in it."""
        found: Flags = self.count(self.codes == ord(character)) > 0
        return found


def before(marked: Flags) -> Flags:
    """Tell of each character whether the one before it is marked."""
    return np.concatenate((_NOT, marked[:-1]))


def behind(marked: Flags) -> Flags:
    """Tell of each character whether the one behind it is marked."""
    return np.concatenate((marked[1:], _NOT))


_NOT = np.zeros(1, np.bool_)


@cache
def _class_table() -> NDArray[np.uint16]:
    """Give the classes of the characters of the basic plane; its last is no character."""
    characters = "".join(map(chr, range(KNOWN)))
    table = np.zeros(KNOWN, np.uint16)
    for flag, pattern in _CLASSES.items():
        table[[found.start() for found in re.finditer(pattern, characters)]] |= flag
    table[[place for place, character in enumerate(characters) if character.isupper()]] |= UPPER
    table[[place for place, character in enumerate(characters) if character.islower()]] |= LOWER
    return table


def _classes_of(character: str) -> int:
    classes = sum(flag for flag, pattern in _CLASSES.items() if re.match(pattern, character))
    return classes | UPPER * character.isupper() | LOWER * character.islower()
