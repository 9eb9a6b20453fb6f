"""The language of a text whose page does not say it: English, or unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Final

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 400
_PIECES: Final = 450
_SAMPLE_CHARACTERS: Final = 5_000
_GLANCE: Final = 1_600
"""Characters in which no text has 400 words."""

_LEAST_WORDS: Final = 12
_ENGLISH_SHARE: Final = 0.14


def language_of(text: str) -> str | None:
    """Give `en` where a seventh of the first words, 400 at most, are among the commonest of English, else None.

    Of 78 English articles each has a fifth of them at least, of 14 in other languages none more than a twelfth; a dozen
    words are the least that tell.
    """
    glance = text[:_GLANCE].lower().split()
    most = _SAMPLE if len(text) > _GLANCE else min(sum(map(_most_words, glance)), _SAMPLE)
    if most >= _LEAST_WORDS and _common_ones(glance[:-1]) >= most * _ENGLISH_SHARE:  # the last word may be cut
        return "en"  # whatever the other words are
    pieces = text[:_SAMPLE_CHARACTERS].lower().split(None, _PIECES)  # the last is all the rest, and seldom needed
    found = (word for piece in pieces for word in ((piece,) if piece.isalpha() else _WORD.findall(piece)))
    words = list(islice(found, _SAMPLE))
    if len(words) < _LEAST_WORDS:
        return None
    return "en" if _common_ones(words) >= len(words) * _ENGLISH_SHARE else None


def _most_words(piece: str) -> int:
    """Give how many words a piece between blanks holds at most."""
    return 1 if piece.isalpha() else (len(piece) + 1) // 2


def _common_ones(words: Sequence[str]) -> int:
    """Count the words that are among the commonest of English."""
    return sum(map(_common().__contains__, words))


@cache
def _common() -> frozenset[str]:
    return frozenset(term.term for term in read_lexicon("common_words", Term))
