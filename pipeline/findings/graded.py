"""Clauses that only give a grade, which is a judgement and no finding."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from pipeline.findings.polarity import Verdict

_BEFORE, _BEHIND = 3, 6


def says_more(verdict: Verdict, grades: Sequence[Span]) -> bool:
    """Tell whether the evidence stands apart from every grade, so that the clause does more than give it."""
    near = [(grade.start - _BEFORE, grade.end + _BEHIND) for grade in grades]
    return any(not any(low <= word.start < high for low, high in near) for word in verdict.evidence)


def is_graded(span: Span, grades: Sequence[Span], verdict: Verdict) -> bool:
    """Tell whether a clause gives a grade, not only in telling which service it is about."""
    inside = [grade for grade in grades if span.start < grade.end and grade.start < span.end]
    return any(not _is_told_aside(grade, verdict) for grade in inside)


def _is_told_aside(grade: Span, verdict: Verdict) -> bool:
    """Tell whether the evidence stands behind the relative clause that gives a grade: *one that was poor has grown*."""
    verb = next((t for t in (grade.root, *grade.root.ancestors) if t.dep_ == "acl:relcl"), None)
    if verb is None or not verb.head.dep_.startswith("nsubj"):
        return False
    end = max(token.i for token in verb.subtree)
    return any(word.start > end for word in verdict.evidence)
