"""What is measured of a clause before it is told what it is: words by two bags, evidence, form and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from pipeline.annotations import dependents, lower_words_of, text_of
from pipeline.findings import context
from pipeline.findings.bags.model import BAGS, LABELS, NEUTRAL
from pipeline.findings.candidates import Candidate
from pipeline.findings.clauses import split_clauses, split_predicates
from pipeline.findings.polarity import Verdict, judge
from pipeline.findings.predicates import has_predicate, is_parsed, subject_and_verb
from pipeline.findings.words import Word, words_within

Signs = Mapping[str, float]
_STEPS = (0.35, 0.7, 1.0)
_MOST = 2.0
_COUNTED = ("positive", "negative", "negator", "up", "down", "asset", "burden", "deficit", "need")
_SHORT = 5
_OF_PREDICATES = frozenset({"cop", "aux", "expl"})
_PERSON = "PERSON"
_OWN = frozenset({"we", "our", "us", "i", "my"})
_TWENTY = 20


def bag_signs(row: NDArray[np.float64]) -> Signs:
    """Give the log chances of a clause by each bag, named `press.strength` and so on."""
    return dict(zip((f"{bag}.{label}" for bag in BAGS for label in LABELS), row.tolist(), strict=True))


def polarity_signs(clause: Span, words: Sequence[Word], verdict: Verdict | None = None) -> Signs:
    """Give what the evaluative words and the form of a clause or sentence say of its polarity.

    Args:
        words: The Doc's evaluative words.
        verdict: What the words of the clause add up to, where that is known.
    """
    parts = [part for piece in split_clauses(clause) for part in split_predicates(piece)]
    own = words_within(words, clause)
    whole = (verdict or judge(clause, own)).score
    single = len(parts) == 1 and parts[0] == clause
    scores = [whole] if single else [judge(part, words_within(own, part)).score for part in parts]
    better, worse = [s for s in scores if s > 0], [s for s in scores if s < 0]
    kinds = Counter(word.label for word in own)
    return {
        "score": whole,
        "for": float(whole > 0),
        "against": float(whole < 0),
        "best": max(scores, default=0.0),
        "worst": min(scores, default=0.0),
        "better": sum(better),
        "worse": sum(worse),
        "some better": float(bool(better)),
        "some worse": float(bool(worse)),
        "both": float(bool(better) and bool(worse)),
        "parts": float(len(parts)),
        **{f"words {label}": float(kinds[label]) for label in _COUNTED},
        **_form(clause),
    }


def _form(clause: Span) -> Signs:
    first = next((token for token in clause if token.is_alpha), None)
    return {
        "length": len(clause) / _TWENTY,
        "undecided": float(context.has(context.UNDECIDED, text_of(clause))),
        "figure": float(any(token.like_num for token in clause)),
        "no verb": float(not has_predicate(clause)),
        "noun phrase": float(_is_noun_phrase(clause)),
        "imperative": float(first is not None and first.tag_ == "VB"),
        "however": float(first is not None and first.lower_ in {"however", "but"}),
    }


def _is_noun_phrase(clause: Span) -> bool:
    """Tell whether the parse hangs all words on a noun that is no predicate: *the speed of checks, which are late*."""
    root = clause.root
    verbal = any(child.dep_ in _OF_PREDICATES or child.dep_.startswith("nsubj") for child in dependents(root))
    return root.pos_ == "NOUN" and is_parsed(clause) and not verbal


def finding_signs(candidate: Candidate, bags: Signs, beside: float) -> Signs:
    """Give what tells a finding from description in the writer's account.

    Args:
        bags: As `bag_signs` gives them.
        beside: The highest absolute score of another candidate of the same sentence.
    """
    span, passage = candidate.span, candidate.passage
    score = abs(candidate.verdict.score)
    near, statement = candidate.framed or beside >= _STEPS[1], candidate.framed or subject_and_verb(span)
    return {
        **{bag: _odds_of_finding(bags, bag) for bag in BAGS},
        "score": min(score, _MOST),
        "any evidence": float(score > 0),
        **{f"score from {step}": float(score >= step) for step in _STEPS},
        "beside": float(beside >= _STEPS[1]),
        "framed": float(candidate.framed),
        "statement": float(statement),
        "evident": float(statement and score >= _STEPS[0 if near else passage.distance]),
        "near": float(passage.distance == 0),
        "far": float(passage.distance > 1),
        "length": len(span) / _TWENTY,
        "short": float(len(span) < _SHORT),
        "figure": float(any(token.like_num for token in span)),
        "speaks of itself": float(not _OWN.isdisjoint(lower_words_of(span))),
        "person": float(any(token.ent_type_ == _PERSON for token in span)),
        "modal": float(any(token.tag_ == "MD" for token in span)),
        "question": float(text_of(passage.sentence).rstrip().endswith("?")),
    }


def _odds_of_finding(bags: Signs, bag: str) -> float:
    """Give the logarithm of the odds that words are any kind of finding."""
    findings = [bags[f"{bag}.{label}"] for label in LABELS if label != NEUTRAL]
    return float(np.logaddexp.reduce(findings)) - bags[f"{bag}.{NEUTRAL}"]
