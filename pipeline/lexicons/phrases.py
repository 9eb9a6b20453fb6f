"""A spaCy PhraseMatcher made from word lists: long lists of fixed phrases, found in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.language import Language
from spacy.matcher import PhraseMatcher

_STRAIGHT, _CURLY = "'", "’"


def phrase_matcher(nlp: Language, phrases: Mapping[str, Iterable[str]]) -> PhraseMatcher:
    """Give a matcher on lower-cased forms, keyed as `phrases`; curly and straight apostrophes match alike.

    The phrases are cut into tokens by the pipeline's own tokenizer, as the texts are.
    """
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for key in sorted(phrases):
        spellings = sorted({spelling for phrase in phrases[key] for spelling in _spellings(phrase)})
        matcher.add(key, [nlp.make_doc(spelling) for spelling in spellings])
    return matcher


def _spellings(phrase: str) -> tuple[str, ...]:
    straight = phrase.replace(_CURLY, _STRAIGHT)
    return (straight, straight.replace(_STRAIGHT, _CURLY)) if _STRAIGHT in straight else (phrase,)
