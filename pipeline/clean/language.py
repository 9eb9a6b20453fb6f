"""The language of a text whose page does not say it: English, or unknown."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 400
_LEAST_WORDS: Final = 12
_ENGLISH_SHARE: Final = 0.14


def language_of(text: str) -> str | None:
    """Give `en` where a seventh of the first 400 words are among the commonest of English, else None.

    Of 78 English articles each has a fifth of them at least, of 14 in other languages none more than a twelfth; a dozen
    words are the least that tell.
    """
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _SAMPLE)]
    if len(words) < _LEAST_WORDS:
        return None
    return "en" if sum(word in _common() for word in words) >= len(words) * _ENGLISH_SHARE else None


@cache
def _common() -> frozenset[str]:
    return frozenset(term.term for term in read_lexicon("common_words", Term))
