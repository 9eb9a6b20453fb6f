"""Whether words are a clause: a subject and its finite verb, by the parse and by tags."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

COORDINATORS = frozenset({"and", "but", "while", "whereas", "yet"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_WHAT = "what"
REACH = 18
"""How many tokens from its start on the subject and the verb of a clause are looked for."""


def is_parsed(span: Span) -> bool:
    """Tell whether the words of a span have dependency labels; the Doc's own test would look at every token of it."""
    return any(token.dep for token in span)


def has_predicate(span: Span) -> bool:
    """Tell whether a finite verb stands in the span, by its tags."""
    return any(token.tag_ in FINITE for token in span)


def starts_clause(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a subject with a finite verb begins at `start`, an adverb or phrase before it aside.

    A subject behind a *what* is that of an embedded clause: *proud of what they do*.
    """
    for token in doc[start : min(start + REACH, end)]:
        if token.dep_.startswith(("nsubj", "csubj", "expl")):
            return (
                _has_finite_head(token, end)
                and left_edge(token) >= start
                and token.lower_ not in {"who", "which", "that", "what"}
            )
        embedded = token.lower_ == _WHAT and token.i > start
        if embedded or token.tag_ in FINITE or token.tag_ == "VB" or token.lower_ in COORDINATORS:
            return False
    return False


def left_edge(subject: Token) -> int:
    """Give the first token of a subject, without the marks and conjunctions that the parse hangs on it."""
    return min((t.i for t in subject.subtree if t.dep_ not in {"punct", "cc", "mark"}), default=subject.i)


def _has_finite_head(subject: Token, end: int) -> bool:
    head = subject.head
    if not subject.i < head.i < end:
        return False
    return head.tag_ in FINITE or any(
        child.tag_ in FINITE and child.dep_.startswith(("aux", "cop")) for child in head.children
    )


def subject_and_verb(span: Span) -> bool:
    """Tell whether the span holds a subject and its finite verb, not only those of a relative clause in it."""
    if not is_parsed(span):
        return len(span) > 2  # noqa: PLR2004  without a parse any words may be a clause
    subjects = [t for t in span if t.dep_.startswith(("nsubj", "csubj", "expl"))]
    return any(_has_finite_head(t, span.end) and not _is_relative(t.head, span) for t in subjects)


def _is_relative(verb: Token, span: Span) -> bool:
    """Tell whether a verb only describes a noun of the span: *the watchdog, which does not award grades*."""
    return verb.dep_ == "acl:relcl" and span.start <= verb.head.i < verb.i
