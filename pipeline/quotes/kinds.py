"""Direct or mixed: does a quotation hold a clause of its own?"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span, Token

from pipeline.annotations import DIRECT, MIXED, dependents, text_of
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.handover import Handover
from pipeline.quotes.passages import Quotation

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "expl", "csubj", "nsubj:outer"})
_SUBORDINATE: Final = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "csubj"})
_STOPS: Final = frozenset(".!?…")
_VERB_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATORS: Final = frozenset({"WDT", "WP", "WRB", "WP$"})


def kind_of(quotation: Quotation, handover: Handover | None, *, alone: bool) -> str:
    """Give direct for a quotation with its own subject and finite verb or one set off as speech, else mixed.

    Args:
        alone: Whether it fills its block: a pull quote is direct.
    """
    if alone or _is_utterance(quotation, handover):
        return DIRECT
    return DIRECT if has_clause(quotation.span) else MIXED


def _is_utterance(quotation: Quotation, handover: Handover | None) -> bool:
    """Tell whether marks and stops set it off as speech: *said: “Not yet.”*, several sentences, a label before."""
    text = text_of(quotation.span)
    if any(stop in text[:-1] for stop in (". ", "! ", "? ")):
        return True
    if handover is None or text[-1:] not in _STOPS | {","}:
        return False
    before = quotation.doc[quotation.first - 1].text if quotation.first else ""
    return (handover.place in {"label", "lead_in"} or before == ":") or (
        handover.place.startswith("after") and text[:1].isupper()
    )


def has_clause(span: Span) -> bool:
    """Tell whether the words hold a main clause: a subject and its finite verb, not inside a subordinate clause."""
    if not span[0].dep:
        return _looks_like_clause(span)
    return any(t.dep_ in _SUBJECTS and _is_main(t, span) for t in span) or _reads_as_clause(span)


def _is_main(subject: Token, span: Span) -> bool:
    verb = subject.head
    if not span.start <= verb.i < span.end or not _is_finite(verb):
        return False
    if any(child.dep_ == "expl" and child.i < span.start for child in dependents(verb)):
        return False  # the subject that the grammar sees stands before: *said it “would be wrong to guess”*
    while verb.dep_ not in _SUBORDINATE and verb.head.i != verb.i and span.start <= verb.head.i < span.end:
        verb = verb.head
    return not (verb.dep_ in _SUBORDINATE and span.start <= verb.head.i < span.end)


def _is_finite(verb: Token) -> bool:
    """Tell a finite verb; a bare form without *to* is one too, for taggers take *children feel* for an infinitive."""
    if verb.tag_ in _VERB_TAGS or (verb.tag_ == "VB" and not any(c.tag_ == "TO" for c in dependents(verb))):
        return True
    return any(c.tag_ in _VERB_TAGS for c in dependents(verb) if c.dep_ in {"aux", "cop", "aux:pass"})


def _reads_as_clause(span: Span) -> bool:
    """Tell by the order of tags, where the parse may err: a noun or pronoun, then a finite verb."""
    nominal = False
    for token in span:
        if token.tag_ in _SUBORDINATORS or token.lower_ == "that" or (token.pos_ == "SCONJ" and token.i > span.start):
            return False
        if token.tag_ in _VERB_TAGS:
            return nominal
        nominal = nominal or token.pos_ in {"NOUN", "PROPN", "PRON"}
    return False


def _looks_like_clause(span: Span) -> bool:
    """Tell by the first words where there is no parse: a pronoun or a capital at the start of five words or more."""
    first = span[0]
    return len(span) > 4 and (first.lower_ in function_words("pronoun") or first.text[:1].isupper())  # noqa: PLR2004
