"""Polarity that the form of a clause settles, whatever its single words are known to say elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.annotations import text_of
from pipeline.findings import context
from pipeline.findings.votes import Vote
from pipeline.findings.words import Word

_SETTLED = 1.5
_BAD = frozenset({"negative", "burden", "deficit", "need", "negator"})
_ADVERB, _SUBJECT = 1, 4
_EVIDENCE = re.compile(
    r"\b(?:no\s+(?:evidence|signs?|indications?|suggestion|hint)|nothing)\s+"
    r"(?:that|of|to\s+(?:suggest|show|indicate)(?:\s+that)?)\s",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"what\s+(?:\w+\s+){1,3}?(?:(?:did|do|does|have|has|had|could)(?:\s+not|n['’]t)|never|(?:have|had|has)\s+yet\s+to)\s+(?:yet\s+)?"
    r"(?:see|saw|seen|find|found|hear|heard|get|have|had)\b[^,;]{0,40}?\s(?:is|are|was|were)\s",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?P<subject>[^,;]{3,80}),(?P<aside>[^,;]+),\s*(?:is|are|has|have|was|were)\s+(?:now|since)\b")
_SELDOM = re.compile(r"\b(?:only|once|too|late)\b", re.IGNORECASE)


def settled(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give the vote of a form that outweighs all others; None where the clause has no such form.

    Args:
        words: The evaluative words of the clause.
    """
    for form in (_asked, _without_evidence, _missed, _put_right, _cared_for, _refrained):
        vote = form(clause, words)
        if vote is not None:
            return vote
    return None


def _asked(clause: Span, _: Sequence[Word]) -> Vote | None:
    """Give a weakness where somebody was asked for more: *the home was asked to look again at its plans*."""
    return Vote(clause, -_SETTLED) if context.has(context.DEMAND, text_of(clause)) else None


def _without_evidence(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give a strength where nothing told of what is bad: *no evidence that bullying was ignored*.

    Only what hangs on the evidence itself counts: *no evidence that complaints were answered* is a weakness.
    """
    match = _EVIDENCE.search(text_of(clause))
    denied = clause.char_span(*match.span(), alignment_mode="expand") if match else None
    if denied is None:
        return None
    bad = (w for w in words if w.label in {"negative", "burden"} and w.span.start >= denied.end)
    hanging = next((w for w in bad if denied.start <= w.span.root.head.i < denied.end), None)
    if hanging is not None:
        return Vote(clause.doc[denied.start : hanging.span.end], _SETTLED)
    return _undone(clause, denied, words)


def _undone(clause: Span, denied: Span, words: Sequence[Word]) -> Vote | None:
    """Give a weakness where no evidence tells that something was done about what is bad."""
    burdens = (w.span.root for w in words if w.label == "burden" and w.span.start >= denied.end)
    done = (t.head for t in burdens if t.dep_.endswith(":pass") and t.head.i < clause.end)
    verb = next(done, None)
    return Vote(clause.doc[denied.start : verb.i + 1], -_SETTLED) if verb is not None else None


def _missed(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give a weakness where a clause names what was missed: *What we did not see is time to train*."""
    match = _CLEFT.match(text_of(clause))
    named = clause.char_span(match.end(), len(text_of(clause)), alignment_mode="contract") if match else None
    if named is None or any(word.label in _BAD and word.span.start >= named.start for word in words):
        return None
    return Vote(clause.doc[clause.start : named.start], -_SETTLED)


def _put_right(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give a strength where an aside alone tells what was bad before: *Meals, a weakness in 2023, are now good*."""
    match = _NOW.match(text_of(clause))
    aside = clause.char_span(*match.span("aside"), alignment_mode="expand") if match else None
    bad = [word for word in words if word.label in _BAD - {"burden"} or word.label == "up"]
    if match is None or aside is None or not bad:
        return None
    inside = all(aside.start <= word.span.start and word.span.end <= aside.end for word in bad)
    return Vote(clause.doc[aside.end : clause.end], _SETTLED) if inside else None


def _cared_for(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give a strength where those whom a relative clause tells of are looked after: *men who fell were seen daily*."""
    verb = next((t for t in clause if t.dep_ == "acl:relcl" and t.head.i < clause.start + _SUBJECT), None)
    bad = [word for word in words if word.label in _BAD]
    if verb is None or not bad:
        return None
    end = max(token.i for token in verb.subtree) + 1
    rest = clause.doc[min(end, clause.end) : clause.end]
    told = len(rest) and context.has(context.ATTENTION, text_of(rest)) and not _SELDOM.search(text_of(rest))
    return Vote(rest, _SETTLED) if told and all(word.span.end <= end for word in bad) else None


def _refrained(clause: Span, words: Sequence[Word]) -> Vote | None:
    """Give a strength where all that is told is that somebody does no bad thing: *they never talk down to you*."""
    told = [word for word in words if word.label in _BAD or word.label == "positive"]
    if [word.label for word in told] != ["negator", "negative"]:
        return None
    negator, bad = told
    verbal = bad.span.root.tag_.startswith("VB") and bad.span.root.tag_ != "VBN"
    near = 0 <= bad.span.start - negator.span.end <= _ADVERB
    return Vote(clause.doc[negator.span.start : bad.span.end], _SETTLED) if verbal and near else None
