from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.errors import ConfigError
from pipeline.parse.tokenizer import make_doc, part_marks


@pytest.fixture(scope="module")
def parted() -> Language:
    nlp = spacy.blank("en")
    part_marks(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on,”she", ["on", ",", "”", "she"]),
        ("wrote.“The", ["wrote", ".", "“", "The"]),
        ("well?’Then", ["well", "?", "’", "Then"]),
        ("the ‘den’ is", ["the", "‘", "den", "’", "is"]),
        ("don’t", ["do", "n’t"]),
        ("O’Hara", ["O’Hara"]),
    ],
)
def test_part_marks_parts_quotation_marks_from_words(parted: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in parted(text)] == words


def test_part_marks_keeps_the_flags_of_the_tokenizers_own_rules() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer.suffix_search = re.compile("metres$", re.IGNORECASE).search
    part_marks(nlp)
    assert [token.text for token in nlp("4Metres”")] == ["4", "Metres", "”"]


RULES = {"prefix_search": lambda text: None, "suffix_search": {}.get, "infix_finditer": lambda text: iter(())}


@pytest.mark.parametrize(("rule", "search"), RULES.items(), ids=RULES)
def test_part_marks_refuses_rules_that_are_no_pattern(rule: str, search) -> None:
    nlp = spacy.blank("en", meta={"name": "tiny"})
    setattr(nlp.tokenizer, rule, search)
    with pytest.raises(ConfigError, match=f"en_tiny: the {rule} of its tokenizer is no regular expression"):
        part_marks(nlp)


def test_part_marks_needs_no_rules_of_the_tokenizers_own() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer.prefix_search = nlp.tokenizer.suffix_search = nlp.tokenizer.infix_finditer = None
    part_marks(nlp)
    assert [token.text for token in nlp("“on,”she")] == ["“", "on", ",", "”", "she"]


@given(st.text(max_size=200))
def test_make_doc_keeps_the_text(parted: Language, text: str) -> None:
    assert make_doc(text, parted).text == text


@pytest.mark.parametrize("run", ["(", '"', "http://a", "a.", "’s"])
def test_make_doc_never_gives_the_tokenizer_a_long_run(
    parted: Language, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_texts: list[str] = []
    tokenize = parted.make_doc
    monkeypatch.setattr(parted, "make_doc", lambda text: given_texts.append(text) or tokenize(text))
    text = f"Before {run * 1000} after."
    assert make_doc(text, parted).text == text
    assert max(len(word) for given_text in given_texts for word in given_text.split()) <= 200
