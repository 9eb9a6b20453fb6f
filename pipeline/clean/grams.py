"""Rows of four characters as numbers, and tables of the expressions that they speak for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.sheet import KNOWN
from pipeline.lexicons.literals import folded

SIZE = 4
"""Characters of a row."""

BITS = 5
WORD_BITS = 64
_END = "\n"
_CLASSES = (_END, *"abcdefghiklmnoprstuvwy0 ", "jqxz", "|", ":", ">»›→«←", "[#@©°+")
"""Characters that are told apart; there is room for 31 classes and one for all others."""

_CODES = {sign: number for number, signs in enumerate(_CLASSES) for sign in signs}
_BACK = np.arange(SIZE)[:, None]
_SHIFTS = (BITS * (SIZE - 1 - _BACK)).astype(np.uint32)

Codes = NDArray[np.uint32]
Masks = NDArray[np.uint64]


def code_table() -> Codes:
    """Give the code of each character of the basic plane."""
    codes = np.array([_code(folded(chr(code))) for code in range(KNOWN)], np.uint32)
    codes[ord(_END)] = _code(_END)
    return codes


def as_masks(numbers: Sequence[int], size: int) -> Masks:
    """Give large numbers as rows of numbers of 64 bits."""
    shares = range(0, max(size, 1), WORD_BITS)
    return np.array([[number >> share & (1 << WORD_BITS) - 1 for share in shares] for number in numbers], np.uint64)


def threes(codes: Codes) -> Codes:
    """Give for each character the row of three that begins there, packed into one number."""
    pairs = codes << np.uint32(BITS)
    pairs[:-1] |= codes[1:]
    found: Codes = pairs << np.uint32(BITS)
    found[:-2] |= codes[2:]
    return found


def backwards(codes: Codes, places: NDArray[np.intp]) -> Codes:
    """Give for some characters the row of four that ends there, read backwards, packed into one number."""
    shifted = codes.take(np.maximum(places - _BACK, 0)) << _SHIFTS
    found: Codes = np.bitwise_or.reduce(shifted, axis=0)
    return found


class Grams:
    """Which expressions each row of four characters speaks for.

    Attributes:
        numbers: For each row, packed into one number, a number of `masks`; 0 where it speaks for no expression, but for
            the end of a line one that is not 0.
        masks: The expressions as bits of several numbers.
    """

    def __init__(self, pieces: Sequence[Iterable[str]]) -> None:
        """Take for each expression the rows that speak for it, or what they begin with."""
        wanted: dict[str, int] = {_END: 0}
        for number, some in enumerate(pieces):
            for piece in some:
                wanted[piece] = wanted.get(piece, 0) | 1 << number
        self.numbers = np.zeros(1 << BITS * SIZE, np.int16)
        masks = {-1: 0}
        for piece in sorted(wanted, key=len):
            rows = _rows(piece)
            mask = max(list(masks)[self.numbers[rows.start]], 0) | wanted[piece]
            self.numbers[rows] = masks.setdefault(mask, len(masks))
        self.masks = as_masks([max(mask, 0) for mask in masks], len(pieces))


class Tree:
    """The table of all rows as a tree, which takes a tenth of the memory and is read as fast.

    Attributes:
        masks: As of `Grams`.
    """

    def __init__(self, grams: Grams) -> None:
        """Take a table, which is not needed any longer."""
        tails: dict[bytes, int] = {}
        rows = grams.numbers.reshape(-1, 1 << BITS)
        self._heads = np.array([tails.setdefault(row.tobytes(), len(tails)) for row in rows], np.uint32) << BITS
        self._tails = np.frombuffer(b"".join(tails), np.int16)
        self.masks = grams.masks

    def numbers(self, codes: Codes, threes: Codes) -> NDArray[np.int16]:
        """Give for each character the number of the mask of the row that begins there."""
        found = self._heads.take(threes)
        found[:-3] |= codes[3:]
        numbers: NDArray[np.int16] = self._tails.take(found)
        return numbers


def _rows(piece: str) -> slice:
    """Give the numbers of the rows of four characters that begin with a piece: they follow each other."""
    start = 0
    for sign in piece:
        start = start << BITS | _code(sign)
    free = BITS * (SIZE - len(piece))
    return slice(start << free, (start + 1) << free)


def _code(sign: str) -> int:
    return _CODES.get(sign, len(_CLASSES))
