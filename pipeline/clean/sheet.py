"""The characters of many lines as numbers, so that they are looked at and counted over all lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Counts = NDArray[np.int32]

CLASSES = 14
WORD, UPPER, LOWER, DIGIT, SPACE, JOINER, STOP, PAUSE, CLOSER, BRACKET, QUOTE, DOTS, COMMA, BAR = (
    1 << bit for bit in range(CLASSES)
)
"""Classes of characters: of words, in upper and lower case, digits, white space, what joins words (*-*), what ends a
sentence and a clause, what closes a quotation and a bracket, any quotation mark, and three signs by themselves."""

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
    DOTS: "…",
    COMMA: ",",
    BAR: r"\|",
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
        sizes = np.fromiter(map(len, lines), np.int64, len(lines))
        if sizes.max(initial=0) > LONGEST:
            lines, sizes = [line[:LONGEST] for line in lines], np.minimum(sizes, LONGEST)
        text = "\n".join(lines) + "\n"
        self.codes: NDArray[np.uint32] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.ends = (sizes + 1).cumsum() - 1
        self.starts = self.ends - sizes
        self.flags = _class_table().take(self.codes, mode="clip")
        if self.codes.max() >= KNOWN:
            for place in np.flatnonzero(self.codes >= KNOWN):
                self.flags[place] = _classes_of(chr(self.codes[place]))

    def at(self, places: NDArray[np.intp], classes: int) -> Flags:
        """Tell of the characters at some places whether they are of one of these classes."""
        found: Flags = (self.flags.take(places) & classes) != 0
        return found

    def sums(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give for each line the sum of the numbers of its characters."""
        return np.add.reduceat(numbers, self.starts)


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
