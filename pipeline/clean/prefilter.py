"""Which expressions may match which lines: the pieces that they need are looked for in all lines at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.sheet import KNOWN, WORD, Counts, Sheet
from pipeline.lexicons.literals import Pieces, folded, needed
from pipeline.lexicons.openings import opened

_BITS = 5
_SIZE = 4
_TELLING = 3
_WORD_BITS = 64
_RARITY = " 0etaoinsrhldcumfpgwybvkxjqz"
_CLASSES = ("\n", *"abcdefghiklmnoprstuvwy0 ", "jqxz", "|", ":", ">»›→«←", "[#@©°+")
"""Characters that are told apart; there is room for 31 classes and one for all others."""

_CODES = {sign: number for number, signs in enumerate(_CLASSES) for sign in signs}

Masks = NDArray[np.uint64]


class Prefilter:
    """What some expressions need in a line: pieces, four characters of each, twice; a beginning; and few words."""

    def __init__(self, expressions: Sequence[re.Pattern[str]], most_words: Sequence[int | None]) -> None:
        """Take expressions, and for each how many words a line has at most that it is tried on; None for any number."""
        needs = [needed(expression) for expression in expressions]
        begins = [opened(expression) for expression in expressions]
        self._codes = np.array([_code(folded(chr(code))) for code in range(KNOWN)], np.uint32)
        free = [()] * (-len(needs) % _WORD_BITS)
        self._pieces = _Grams([*map(_rare, needs), *free, *map(_other, needs), *free])
        self._begins = _Grams([pieces or () for pieces in begins])
        self._always = _masks([sum(1 << n for n, pieces in enumerate(needs) if not pieces)], len(expressions))[0]
        limits = {n: most for n, most in enumerate(most_words) if most is not None}
        sizes = range(max(limits.values(), default=0) + 2)
        barred = [sum(1 << n for n, most in limits.items() if size > most) for size in sizes]
        self._fitting = ~_masks(barred, len(expressions))
        self._anywhere = _masks([sum(1 << n for n, pieces in enumerate(begins) if not pieces)], len(expressions))[0]

    def hints(self, sheet: Sheet, words: Counts) -> list[int]:
        """Give for each line, of so many words, the expressions that may match: bit n of the number for number n."""
        grams = _packed(self._codes.take(sheet.codes, mode="clip"))
        held = self._held(sheet, grams)
        half = held.shape[1] // 2
        found = (held[:, :half] & held[:, half:]) | self._always
        begun = self._begins.numbers.take(grams.take(_first_words(sheet)))
        found &= self._begins.masks.take(begun, axis=0) | self._anywhere
        found &= self._fitting.take(words, axis=0, mode="clip")
        data, size, read = found.astype("<u8").tobytes(), found.itemsize * found.shape[1], int.from_bytes
        return [read(data[at : at + size], "little") for at in range(0, len(data), size)]

    def _held(self, sheet: Sheet, grams: NDArray[np.uint32]) -> Masks:
        """Give for each line the expressions a piece of which stands in it."""
        numbers = self._pieces.numbers.take(grams)
        places = np.flatnonzero(numbers != 0)
        firsts = np.searchsorted(places, sheet.starts)
        found = np.zeros((len(sheet.starts), self._pieces.masks.shape[1]), np.uint64)
        held = np.flatnonzero(firsts < np.append(firsts[1:], len(places)))
        if len(held):
            masks = self._pieces.masks.take(numbers.take(places), axis=0)
            found[held] = np.bitwise_or.reduceat(masks, firsts.take(held))
        return found


class _Grams:
    """Which expressions each row of four characters speaks for.

    Attributes:
        numbers: For each row of characters, packed into one number, a number of `masks`.
        masks: The expressions as bits of several numbers.
    """

    def __init__(self, pieces: Sequence[Iterable[str]]) -> None:
        wanted: dict[str, int] = {}
        for number, some in enumerate(pieces):
            for piece in some:
                wanted[piece] = wanted.get(piece, 0) | 1 << number
        self.numbers = np.zeros(1 << _BITS * _SIZE, np.int16)
        masks = {0: 0}
        for piece in sorted(wanted, key=len):
            rows = _rows(piece)
            mask = list(masks)[self.numbers[rows.start]] | wanted[piece]
            self.numbers[rows] = masks.setdefault(mask, len(masks))
        self.masks = _masks(list(masks), len(pieces))


def _rows(piece: str) -> slice:
    """Give the numbers of the rows of four characters that begin with a piece: they follow each other."""
    start = 0
    for sign in piece:
        start = start << _BITS | _code(sign)
    free = _BITS * (_SIZE - len(piece))
    return slice(start << free, (start + 1) << free)


def _packed(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give for each character the row of four that begins there, packed into one number."""
    pairs = codes << np.uint32(_BITS)
    pairs[:-1] |= codes[1:]
    grams = pairs << np.uint32(2 * _BITS)
    grams[:-2] |= pairs[2:]
    return grams


def _first_words(sheet: Sheet) -> NDArray[np.intp]:
    """Give for each line the place of its first character of a word; of its line feed where it has none."""
    places = np.flatnonzero(sheet.of(WORD))
    if not len(places):
        return sheet.ends
    at = np.minimum(np.searchsorted(places, sheet.starts), len(places) - 1)
    first: NDArray[np.intp] = np.where((places[at] >= sheet.starts) & (places[at] < sheet.ends), places[at], sheet.ends)
    return first


def _masks(numbers: Sequence[int], size: int) -> Masks:
    """Give large numbers as rows of numbers of 64 bits."""
    shares = range(0, max(size, 1), _WORD_BITS)
    return np.array([[number >> share & (1 << _WORD_BITS) - 1 for share in shares] for number in numbers], np.uint64)


def _code(sign: str) -> int:
    return _CODES.get(sign, len(_CLASSES))


def _rare(needs: Sequence[Pieces]) -> set[str]:
    """Give of the pieces that tell most four characters each."""
    return {_windows(piece)[0] for piece in needs[0]} if needs else set()


def _other(needs: Sequence[Pieces]) -> set[str]:
    """Give four characters each of what else must stand in a line: of other pieces, or of the same if others are short.

    Of the same it is the commonest row, which is seldom part of the rarest.
    """
    others = [pieces for pieces in needs[1:] if min(map(len, pieces)) >= _TELLING]
    return {_windows(piece)[-1] for piece in (others or needs)[0]} if needs else set()


def _windows(piece: str) -> list[str]:
    """Give all rows of four characters of a piece, the rarest in English first."""
    windows = {piece[start : start + _SIZE] for start in range(max(len(piece) - _SIZE, 0) + 1)}
    return sorted(windows, key=lambda window: (-sum(_RARITY.find(sign) % len(_RARITY) for sign in window), window))
