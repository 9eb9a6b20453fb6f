"""Words in quotation marks that nobody says: grades, names, terms, and scare quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import text_of
from pipeline.lexicons.function_words import function_words
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term
from pipeline.quotes.handover import Handover
from pipeline.quotes.passages import Quotation

_SHORT: Final = 3
_NAME_WIDTH: Final = 8
_STOPS: Final = frozenset(".!?…")
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_NOMINALS: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT"})
_GRADE_EDGE: Final = re.compile(r"^(?:grade\s+)?(?:an?\s+)?|[\s.,;]+$")
_GRADE_NUMBER: Final = re.compile(r"grade\s+\w+$")


def is_label(quotation: Quotation, handover: Handover | None, *, heading: bool = False) -> bool:
    """Tell whether a quotation is a label and no quote.

    Args:
        handover: The cue that would hand it over, if any.
        heading: Whether it stands in a heading, where a short phrase without a cue is still somebody's words.
    """
    words = [token for token in quotation.span if not token.is_punct and not token.is_space]
    if not words or _is_grade(quotation.span) or _is_named(quotation):
        return True
    if _is_title(words, quotation):
        return True
    if len(words) <= _SHORT and _is_term(quotation, handover):
        return True
    if handover is not None or len(words) >= _SHORT or heading:
        return False
    return not _is_speech(quotation) and not _is_predicate(quotation)


def _is_predicate(quotation: Quotation) -> bool:
    """Tell whether a short evaluation is all that the sentence says: *where pupils are “often distracted”*."""
    before = quotation.doc[quotation.first - 1] if quotation.first else None
    is_copula = before is not None and before.lower_ in function_words("be")
    return is_copula and any(token.pos_ in {"ADJ", "VERB"} for token in quotation.span)


def _is_speech(quotation: Quotation) -> bool:
    """Tell whether a short quotation is an utterance of its own: *“Not yet.”*"""
    return quotation.span[-1].text[-1:] in _STOPS or quotation.span[-1].text[-1:] == ","


def _is_grade(span: Span) -> bool:
    text = _GRADE_EDGE.sub("", text_of(span).lower().strip()).strip()
    return text in _terms("grade_words") or bool(_GRADE_NUMBER.match(text_of(span).lower().strip()))


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(term.term for term in read_lexicon(name, Term))


def _is_named(quotation: Quotation) -> bool:
    """Tell whether a naming word stands right before: *known as*, *the term*, *a scheme called*."""
    doc, first = quotation.doc, quotation.first
    before = " ".join(token.lower_ for token in doc[max(0, first - 3) : first] if not token.is_space)
    if any(before == term or before.endswith(" " + term) for term in _spaced("naming_words")):
        return True
    if not before.endswith("called") or first < 2 or _is_opinion(quotation):  # noqa: PLR2004
        return False
    return _is_postnominal(doc, first - 1)


@cache
def _spaced(name: str) -> tuple[str, ...]:
    return tuple(sorted(term.replace("-", " - ") for term in _terms(name)))


def _is_opinion(quotation: Quotation) -> bool:
    """Tell whether somebody was called what no name can be: *was called “unbending”*, *were called “a disgrace”*."""
    called = quotation.doc[quotation.first - 2]
    words = quotation.span
    adjective = words[-1].pos_ == "ADJ" or _is_participle(words[-1])
    return called.lower_ in {"was", "were", "been"} and (words[0].lower_ in {"a", "an"} or adjective)


def _is_postnominal(doc: Doc, verb: int) -> bool:
    """Tell whether *called* only names: *a scheme called*, *to be called*, *is called*; not *inspectors called*."""
    before = doc[verb - 1]
    if before.lower_ in {"be", "is", "are", "was", "were", "been", ","}:
        return True
    return doc[verb].tag_ == "VBN" and doc[verb].dep_ in {"acl", "amod"} and before.pos_ == "NOUN"


def _is_title(words: Sequence[Token], quotation: Quotation) -> bool:
    """Tell whether the words are capitalised as a name: *Staying Close*, *Every Plan Counts*."""
    if len(words) > _NAME_WIDTH or _is_speech(quotation):
        return False
    if len(words) > 1 and all(t.text.isupper() for t in words):
        return False  # a headline in capitals says nothing of names
    content = [t for t in words if not (t.is_stop and t.text.islower()) and t.text[:1].isalpha()]
    capitals = sum(t.text[:1].isupper() for t in content)
    if len(words) == 1:
        return capitals == 1 and quotation.first > 0 and not _opens_block(quotation)
    return bool(content) and capitals == len(content) and capitals > 1


def _opens_block(quotation: Quotation) -> bool:
    before = quotation.doc[quotation.first - 1]
    return before.is_space or before.text in {":", ","}


def _is_term(quotation: Quotation, handover: Handover | None) -> bool:
    """Tell whether a short noun phrase inside another names a thing: *the ‘virtual school’*, *new ‘report card’*."""
    doc, first = quotation.doc, quotation.first
    if first == 0 or quotation.span[-1].pos_ not in _NOUNS:
        return False
    if any(token.pos_ not in _NOMINALS for token in quotation.span):
        return False
    before = doc[first - 1]
    if before.lower_ in function_words("determiner"):
        return not _follows_closely(quotation, handover)
    return handover is None and before.pos_ in _NOMINALS - {"PUNCT"} and not _is_participle(quotation.span[-1])


def _is_participle(token: Token) -> bool:
    """Tell by its ending a word that is rather a verb than a noun, whatever its tag: *Practice “blindsided” as …*."""
    return token.text.islower() and token.text.endswith(("ed", "ing"))


def _follows_closely(quotation: Quotation, handover: Handover | None) -> bool:
    """Tell whether only a determiner stands between the cue and the quotation: *praised the ‘calm rooms’*."""
    if handover is None or handover.cue is None or not handover.place.startswith("before"):
        return False
    return quotation.first - handover.cue.end <= 1
