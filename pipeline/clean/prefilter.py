"""Which expressions may match which lines: the pieces that they need are looked for in all lines at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.grams import (
    BITS,
    SIZE,
    WORD_BITS,
    Codes,
    Grams,
    Masks,
    Tree,
    as_masks,
    backwards,
    code_table,
    threes,
)
from pipeline.clean.sheet import WORD, Counts, Flags, Sheet
from pipeline.lexicons.literals import Pieces, needed
from pipeline.lexicons.openings import ended, opened

_TELLING = 3
_RARITY = " 0etaoinsrhldcumfpgwybvkxjqz"
_BACKWARDS = np.uint32(1 << BITS * SIZE)
"""A bit that the rows of ends have, and those of beginnings have not."""

_ALL = np.uint64((1 << WORD_BITS) - 1)


class Prefilter:
    """What some expressions need in a line: three rows of four characters, a beginning, an end, and few words."""

    def __init__(self, expressions: Sequence[re.Pattern[str]], most_words: Sequence[int | None]) -> None:
        """Take expressions, and for each how many words a line has at most that it is tried on; None for any number."""
        needs = [needed(expression) for expression in expressions]
        begins = [opened(expression) for expression in expressions]
        ends = [ended(expression) for expression in expressions]
        self._codes = code_table()
        free = [()] * (-len(needs) % WORD_BITS)
        self._pieces = Tree(Grams([pieces for rows in _ROWS for pieces in (*map(rows, needs), *free)]))
        self._edges = _Edges(begins, ends)
        self._always = as_masks([sum(1 << n for n, pieces in enumerate(needs) if not pieces)], len(expressions))[0]
        limits = {n: most for n, most in enumerate(most_words) if most is not None}
        sizes = range(max(limits.values(), default=0) + 2)
        barred = [sum(1 << n for n, most in limits.items() if size > most) for size in sizes]
        self._fitting = ~as_masks(barred, len(expressions))

    def hints(self, sheet: Sheet, words: Counts) -> list[int]:
        """Give for each line, of so many words, the expressions that may match: bit n of the number for number n."""
        codes = self._codes.take(sheet.codes, mode="clip")
        rows = threes(codes)
        found = self._held(sheet, self._pieces.numbers(codes, rows))
        found |= self._always
        found &= self._edges.matched(sheet, codes, rows)
        found &= self._fitting.take(words, axis=0, mode="clip")
        bits = found.astype("<u8", copy=False).view(f"S{found.itemsize * found.shape[1]}").ravel().tolist()
        return [int.from_bytes(some, "little") for some in bits]

    def _held(self, sheet: Sheet, numbers: NDArray[np.int16]) -> Masks:
        """Give for each line the expressions of whose pieces one stands in it, of each of the `_ROWS`."""
        places = (numbers != 0).nonzero()[0]  # at least one for each line: its end
        masks = self._pieces.masks.take(numbers.take(places), axis=0)
        held: Masks = np.bitwise_or.reduceat(masks, places.searchsorted(sheet.starts))
        size = held.shape[1] // len(_ROWS)
        return held[:, :size] & held[:, size : 2 * size] & held[:, 2 * size :]


class _Edges:
    """Which expressions a line may match by the rows of four characters that its words begin and end with."""

    def __init__(self, begins: Sequence[Pieces | None], ends: Sequence[Pieces | None]) -> None:
        """Take what lines must begin and end with for each expression; None or nothing for any line."""
        starts, masks = zip(*(_spread(pieces) for pieces in (begins, ends)), strict=True)
        self._starts = np.concatenate((starts[0], starts[1] | _BACKWARDS))
        self._masks = np.concatenate(masks)

    def matched(self, sheet: Sheet, codes: Codes, rows: Codes) -> Masks:
        """Give for each line the expressions that it may match; `rows` of three characters begin at each."""
        size, at, off = len(sheet.starts), *_outer_words(sheet)
        first, last = at[:size], at[size:]
        begins = rows.take(first) << np.uint32(BITS) | codes.take(first + SIZE - 1, mode="clip")
        both_rows = np.concatenate((begins, backwards(codes, last) | _BACKWARDS))
        found = self._masks.take(self._starts.searchsorted(both_rows, "right") - 1, axis=0)
        found[off] = _ALL
        both: Masks = found[:size] & found[size:]
        return both


def _spread(pieces: Sequence[Pieces | None]) -> tuple[Codes, Masks]:
    """Give the rows from which on other expressions are spoken for, and these: few, where all rows take megabytes."""
    grams = Grams([some or () for some in pieces])
    free = as_masks([sum(1 << n for n, some in enumerate(pieces) if not some)], len(pieces))
    starts = np.append(0, (grams.numbers[1:] != grams.numbers[:-1]).nonzero()[0] + 1)
    return starts.astype(np.uint32), grams.masks.take(grams.numbers.take(starts), axis=0) | free


def _outer_words(sheet: Sheet) -> tuple[NDArray[np.intp], Flags]:
    """Give the places of the first character of a word of each line, then of the last; and which are none.

    They are looked for where a line begins and ends, and behind a single mark.
    """
    at = np.concatenate((sheet.starts, sheet.ends - 1))
    at[: len(sheet.starts)] += ~sheet.at(sheet.starts, WORD)
    at[len(sheet.starts) :] -= ~sheet.at(sheet.ends - 1, WORD)
    return at, ~sheet.at(at, WORD)


def _rare(needs: Sequence[Pieces]) -> set[str]:
    """Give of the pieces that tell most four characters each."""
    return {_windows(piece)[0] for piece in needs[0]} if needs else set()


def _far(needs: Sequence[Pieces]) -> set[str]:
    """Give four other characters of each of the same pieces: the rarest that the first are no part of."""
    return {_apart(piece) for piece in needs[0]} if needs else set()


def _other(needs: Sequence[Pieces]) -> set[str]:
    """Give four characters each of what else must stand in a line: of other pieces, or of the same if others are short.

    Of the same it is the commonest row, which is seldom part of the rarest.
    """
    others = [pieces for pieces in needs[1:] if min(map(len, pieces)) >= _TELLING]
    return _rare(others) if others else {_windows(piece)[-1] for piece in needs[0]} if needs else set()


_ROWS = (_rare, _far, _other)


def _apart(piece: str) -> str:
    rarest, *others = _windows(piece)
    start = piece.find(rarest)
    apart = (window for window in others if abs(piece.find(window) - start) >= SIZE)
    return next(apart, (others or [rarest])[-1])


def _windows(piece: str) -> list[str]:
    """Give all rows of four characters of a piece, the rarest in English first."""
    windows = {piece[start : start + SIZE] for start in range(max(len(piece) - SIZE, 0) + 1)}
    return sorted(windows, key=lambda window: (-sum(_RARITY.find(sign) % len(_RARITY) for sign in window), window))
