"""Words of a text to the pieces that the encoder knows, and how they are written."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.distil.text import Ints
from training.encoder import UNKNOWN, wordpieces

SEPARATOR = "[SEP]"
PIECES_OF_PART, PIECES_OF_WORD = 8, 10
CASES = 9
NO_CASE = CASES


def parts(word: str) -> list[str]:
    """The word in lower case without accents, cut at its marks and blanks, each mark apart."""
    plain = (c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    return "".join(c if c.isalnum() or c.isspace() else f" {c} " for c in plain).split()


def pieces(word: str, known: dict[str, int]) -> list[int]:
    """The numbers of at most ten pieces, at least one: white space is a separator."""
    if word.isspace():
        return [known[SEPARATOR]]
    found = [piece for part in parts(word) for piece in wordpieces(part, known)[:PIECES_OF_PART]]
    return found[:PIECES_OF_WORD] or [known[UNKNOWN]]


def casing(word: str) -> int:
    """How a word is written, as one of nine numbers: small, capitals, one capital, title, capital first, digits, with
    digits, with capitals, else.
    """
    tests = (
        word.islower(),
        word.isupper() and len(word) > 1,
        word.isupper(),
        word.istitle(),
        word[:1].isupper(),
        word.isdigit(),
        any(c.isdigit() for c in word),
        any(c.isupper() for c in word),
        True,
    )
    return tests.index(True)


@dataclass(frozen=True)
class Pieces:
    """For each word of a list: its pieces, filled up with -1, and its case; `first` and `last` are the encoder's two
    markers.
    """

    rows: Ints
    cases: Ints
    first: int
    last: int

    @classmethod
    def of(cls, words: Sequence[str], known: dict[str, int]) -> "Pieces":
        """The pieces of the words."""
        rows = np.full((len(words), PIECES_OF_WORD), -1, dtype=np.int32)
        for row, word in zip(rows, words, strict=True):
            found = pieces(word, known)
            row[: len(found)] = found
        cases = np.array([casing(word) for word in words], dtype=np.int8)
        return cls(rows, cases, known["[CLS]"], known[SEPARATOR])
