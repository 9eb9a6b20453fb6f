from __future__ import annotations

import pytest

from pipeline.lexicons.function_words import function_words
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term
from tests.builders import blank


@pytest.mark.parametrize("name", ["common_words", "function_words", "grade_words", "naming_words", "speaking_nouns"])
def test_every_entry_stands_in_its_example(name: str) -> None:
    for term in read_lexicon(name, Term):
        words = [token.lower_ for token in blank()(term.example)]
        wanted = [token.lower_ for token in blank()(term.term)]
        assert any(words[i : i + len(wanted)] == wanted for i in range(len(words))), term


def test_function_words_gives_both_spellings_of_an_apostrophe() -> None:
    assert {"'s", "’s", "the"} <= function_words("determiner")


def test_function_words_of_an_unknown_label_are_none() -> None:
    assert function_words("nonsense") == frozenset()
