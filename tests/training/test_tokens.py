from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from training.tokens import set_rules


@pytest.fixture(scope="module")
def ruled() -> Language:
    nlp = spacy.blank("en")
    set_rules(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an ex-headteacher", ["an", "ex", "-", "headteacher"]),
        ("a well-led, in-depth visit", ["a", "well", "-", "led", ",", "in", "-", "depth", "visit"]),
        ("great!!!", ["great", "!!!"]),
        ("why?!", ["why", "?!"]),
        ("____ ***", ["____", "***"]),
        ("and/or", ["and", "/", "or"]),
        ("id and don't", ["id", "and", "do", "n't"]),
    ],
)
def test_words_are_those_of_the_treebanks(ruled: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in ruled.make_doc(text)] == words


def test_another_tokenizer_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = nlp.make_doc
    with pytest.raises(TypeError, match="another tokenizer"):
        set_rules(nlp)
