"""spaCy matchers made from word lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.lang.en import English
from spacy.matcher import Matcher
from spacy.vocab import Vocab

from pipeline.lexicons.schema import Term

_STRAIGHT, _CURLY = "'", "’"


def term_matcher(vocab: Vocab, terms: Iterable[Term]) -> Matcher:
    """Give a Matcher that finds the terms, keyed by their labels; curly and straight apostrophes match alike."""
    tokenizer = English(vocab=vocab).tokenizer
    patterns: dict[str, list[list[dict[str, Any]]]] = {}
    for term in terms:
        words = [token.text for token in tokenizer(term.term)]
        attribute = "LEMMA" if term.match == "lemma" else "LOWER"
        patterns.setdefault(term.label, []).append([{attribute: _either(word)} for word in words])
    matcher = Matcher(vocab, validate=True)
    for label in sorted(patterns):
        matcher.add(label, patterns[label], greedy="LONGEST")
    return matcher


def _either(word: str) -> Any:
    """Give the word, or both spellings where it holds an apostrophe."""
    straight = word.replace(_CURLY, _STRAIGHT)
    return {"IN": [straight, straight.replace(_STRAIGHT, _CURLY)]} if _STRAIGHT in straight else word
