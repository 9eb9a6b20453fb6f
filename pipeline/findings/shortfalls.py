"""Weaknesses that are told by form alone: demands, aspects without a verb, and figures after *only*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from pipeline.annotations import dependents, lower_words_of, text_of
from pipeline.findings import context
from pipeline.findings.predicates import has_predicate
from pipeline.findings.votes import Vote

_ONLY = 1.5
_DEMAND = 3.0
_COULD, _POSSIBLE = 1.5, 6
_MODALS, _MERELY = frozenset({"could", "might"}), frozenset({"only", "just"})
_COMPARATIVE = frozenset({"JJR", "RBR"})


def shortfalls(clause: Span) -> Iterator[Vote]:
    """Yield the votes that the form of a clause casts; each is for a weakness."""
    yield from _only(clause)
    yield from _demands(clause)
    yield from _aspects(clause)
    yield from _could_be_more(clause)


def _could_be_more(clause: Span) -> Iterator[Vote]:
    """Yield a vote where more was possible: *could be sharper*, *might achieve more*, *could have done better*."""
    for i, word in enumerate(lower_words_of(clause), clause.start):
        if word in _MODALS:
            after = clause.doc[i + 1 : min(i + _POSSIBLE, clause.end)]
            more = next((t for t in after if t.tag_ in _COMPARATIVE), None)
            if more is not None and not any(t.lower_ in {"not", "n't", "no"} for t in after):
                yield Vote(clause.doc[i : more.i + 1], -_COULD)


def _demands(clause: Span) -> Iterator[Vote]:
    """Yield a vote where the clause begins with a bare verb (*Improve plans*, *to share them*): it asks for more."""
    words = [token for token in clause if token.is_alpha]
    told = len(words) > 1 and words[0].lower_ == "to" and words[1].tag_ == "VB"
    if told or (words and _is_imperative(words[0])):
        verb = words[1] if told else words[0]
        yield Vote(clause.doc[verb.i : verb.i + 1], -_DEMAND)


def _is_imperative(first: Token) -> bool:
    subject = any(child.dep_.startswith("nsubj") and child.i > first.i for child in dependents(first))
    return first.tag_ == "VB" and first.dep_ in {"ROOT", ""} and bool(first.is_sent_start) and not subject


def _aspects(clause: Span) -> Iterator[Vote]:
    """Yield a vote where words without a verb name an aspect, as lists of shortfalls do (*the quality of plans*)."""
    length = context.ends_aspect(text_of(clause))
    if length and any(token.tag for token in clause) and not has_predicate(clause):
        first = clause.doc.char_span(clause.start_char, clause.start_char + length, alignment_mode="expand")
        yield Vote(first or clause, -_DEMAND)


def _only(clause: Span) -> Iterator[Vote]:
    """Yield a vote for *only* before a figure."""
    for i, word in enumerate(lower_words_of(clause), clause.start):
        if word in _MERELY and any(token.like_num for token in clause.doc[i + 1 : min(i + 3, clause.end)]):
            yield Vote(clause.doc[i : i + 1], -_ONLY)
