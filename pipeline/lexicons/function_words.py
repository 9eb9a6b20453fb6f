"""The closed classes of English that the rules lean on, by label."""

from __future__ import annotations

from functools import cache

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term


@cache
def function_words(label: str) -> frozenset[str]:
    """Give the lower-case words of one class, apostrophes in both spellings: auxiliary, be, modal, pronoun, …

    Raises:
        LexiconError: The word list breaks its schema.
    """
    words = {term.term for term in read_lexicon("function_words", Term) if term.label == label}
    return frozenset(words | {word.replace("'", "’") for word in words})
