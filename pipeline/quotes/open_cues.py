"""Verbs outside the word list that hand words over, where their place shows it: *“…,” Jo Bell thundered.*"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span

from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import can_speak

_TAG_WIDTH: Final = 5
_SOURCE_WIDTH: Final = 12
_PAST: Final = frozenset({"VBD", "VBZ"})
_PRESENT: Final = frozenset({"VBD", "VBZ", "VBP"})
_LEADS_OVER: Final = frozenset(",?!…")
_OBJECTS: Final = frozenset({"PRP", "PRP$", "IN", "TO", "RP"})


def is_source(words: Span) -> bool:
    """Tell whether the words between a quotation and its cue can name a source."""
    return len(words) > 0 and can_speak(words) and words[0].lower_ not in function_words("connective")


def open_cue_after(doc: Doc, quotation: Span, start: int, stop: int) -> Span | None:
    """Give the verb after a quotation: *“…,” she ripped.*, *“…,” sighed the cook, Jo Bell.*

    Args:
        start: The first token after the marks and commas.
        stop: Where the sentence ends.
    """
    return _upright(doc, start, stop) or _inverted(doc, quotation, start, stop)


def _upright(doc: Doc, start: int, stop: int) -> Span | None:
    tag = doc[start:stop]
    if not 1 < len(tag) <= _TAG_WIDTH or not is_source(tag[:-1]):
        return None
    return doc[stop - 1 : stop] if tag[-1].tag_ in _PAST else None


def _inverted(doc: Doc, quotation: Span, start: int, stop: int) -> Span | None:
    """Read a verb with its subject behind it; its capital and the comma inside the marks tell speech."""
    text = quotation.text
    if start >= stop - 1 or text[-1:] not in _LEADS_OVER or not text[:1].isupper():
        return None
    verb, following = doc[start], doc[start + 1]
    if verb.tag_ not in _PAST or verb.lower_ in function_words("auxiliary") or following.tag_ in _OBJECTS:
        return None
    return doc[start : start + 1] if is_source(doc[start + 1 : min(stop, start + _SOURCE_WIDTH)]) else None


def verb_before_colon(doc: Doc, colon: int) -> Span | None:
    """Give the verb that ends a lead-in: *Jo Bell thundered: “…”*."""
    verb = doc[colon - 1]
    return doc[verb.i : verb.i + 1] if verb.tag_ in _PRESENT and verb.pos_ == "VERB" else None
