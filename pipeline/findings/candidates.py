"""Clauses that may be findings: passages parted, frames and tails taken off, each weighed by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import STRENGTH, WEAKNESS, lower_words, lower_words_of, text_of
from pipeline.findings import context
from pipeline.findings.clauses import OPENING, quotes_predicate, split_clauses, split_predicates, trim
from pipeline.findings.graded import is_graded, says_more
from pipeline.findings.passages import LISTED, QUOTED, TOLD, Passage, find_passages
from pipeline.findings.polarity import Verdict, judge
from pipeline.findings.predicates import has_predicate, subject_and_verb
from pipeline.findings.words import Word, words_within
from pipeline.lexicons.function_words import function_words

_PERSONAL = frozenset({"i", "we", "you"})
_RELATIVE = frozenset({"WP", "WDT"})
_SHORTEST = 3
_LONGEST_TAIL = 20
_CUE, _FEELING = 3, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause or list item that may be a finding.

    Attributes:
        framed: Whether words were taken off that say who found it, or it was parted from another of its sentence by
            polarity.
    """

    span: Span
    passage: Passage
    verdict: Verdict
    framed: bool


def find_candidates(doc: Doc, words: Sequence[Word], grades: Sequence[Span]) -> Iterator[Candidate]:
    """Yield the candidates in text order; what only gives a grade, promises or tells a procedure is none.

    Args:
        words: The Doc's evaluative words, without those of grades.
        grades: The mentions of grades.
    """
    for passage in find_passages(doc):
        for span, framed, verdict in _weighed(passage, words):
            candidate = Candidate(span, passage, verdict, framed)
            if _may_be_finding(candidate, grades):
                yield candidate


def _weighed(passage: Passage, words: Sequence[Word]) -> Iterator[tuple[Span, bool, Verdict]]:
    """Yield the clauses with their verdicts; predicates under one subject part only where their polarity differs."""
    before: list[Span] = []
    for span, framed in _pieces(passage):
        lent = _lent(before, span, words)
        before.append(span)
        if lent is not None:
            yield span, framed, lent
            continue
        parts = split_predicates(span) if passage.ground != LISTED else [span]
        verdicts = [judge(part, words_within(words, part)) for part in parts]
        if {STRENGTH, WEAKNESS} <= {verdict.polarity for verdict in verdicts}:
            yield from ((part, True, verdict) for part, verdict in zip(parts, verdicts, strict=True))
        else:
            yield span, framed, verdicts[0] if parts == [span] else judge(span, words_within(words, span))


def _lent(before: Sequence[Span], span: Span, words: Sequence[Word]) -> Verdict | None:
    """Give the verdict that a clause has from the one before it: a need that goes on, or an announcement's.

    *Teaching drew praise: pupils think aloud* is announced. None for a clause that stands on its own.
    """
    asked = _goes_on_asking(before, span, words)
    if asked is not None:
        return Verdict(-asked.weight, ())
    if not before or not any(token.text == ":" for token in span.doc[before[-1].end : span.start]):
        return None
    said = judge(before[-1], words_within(words, before[-1]))
    bare = judge(span, words_within(words, span)).polarity is None
    return Verdict(said.score, (), settled=True) if bare and said.polarity else None


def _goes_on_asking(before: Sequence[Span], span: Span, words: Sequence[Word]) -> Word | None:
    """Give the need that a *that* clause goes on with: *it must ensure that rooms are clean and that staff are kind*.

    None where it is no such clause, or what it goes on with is no need.
    """
    doc = span.doc
    if not before or span.start < 2 or [t.lower_ for t in doc[span.start - 2 : span.start]] != ["and", "that"]:  # noqa: PLR2004  two words
        return None
    needs = [word for word in words_within(words, before[-1]) if word.label == "need"]
    told = needs and any(token.lower_ == "that" for token in doc[needs[0].span.end : before[-1].end])
    return needs[0] if told else None


def _pieces(passage: Passage) -> Iterator[tuple[Span, bool]]:
    """Yield the clauses of a passage (a list item is one) without reporting frames, and whether one was taken off."""
    span = passage.span
    whole = trim(span.doc, span.start, span.end)
    for clause in [whole] if passage.ground == LISTED else split_clauses(span):
        bare = _without_frame(_inner(clause, passage)) if clause is not None else None
        if bare is not None and clause is not None:
            bare = _without_process(bare)
            yield (_without_tail(bare) if passage.ground == TOLD else bare), bare.start > clause.start


def _inner(clause: Span, passage: Passage) -> Span:
    place = context.inner_clause(text_of(clause)) if passage.ground == TOLD else None
    if place is None:
        return clause
    inner = clause.char_span(*place, alignment_mode="contract")
    return (trim(clause.doc, inner.start, inner.end) if inner is not None else None) or clause


def _without_frame(span: Span) -> Span | None:
    length = context.ends_frame(text_of(span))
    if length == 0:
        return span
    start = next((token.i for token in span if token.idx - span.start_char >= length), span.end)
    return trim(span.doc, start, span.end)


def _without_process(span: Span) -> Span:
    """Give the clause up to a second predicate that only tells what was done: *… , and has issued a notice*."""
    words = lower_words(span.doc)
    for i in range(span.end - 1, span.start + _SHORTEST, -1):
        if words[i] == "and" and not _is_within_name(span.doc[i]):
            rest, before = text_of(span.doc[i : span.end]), text_of(span.doc[span.start : i])
            if context.has(context.PROCESS, rest) and not context.has(context.PROCESS, before):
                return trim(span.doc, span.start, i) or span
    return span


def _is_within_name(conjunction: Token) -> bool:
    return conjunction.nbor(-1).pos_ == conjunction.nbor().pos_ == "PROPN"


def _without_tail(span: Span) -> Span:
    """Give the clause up to a last comma after which only the inspection is named (*…, according to a report*)."""
    words = lower_words(span.doc)
    comma = next((i for i in range(span.end - 1, span.start - 1, -1) if words[i] == ","), None)
    if comma is None or comma - span.start < _SHORTEST or span.end - comma > _LONGEST_TAIL:
        return span
    tail = span.doc[comma + 1 : span.end]
    told = not has_predicate(tail) or _ends_as_cue(tail)
    if not told or not context.has(context.INSPECTORATE_WORD, text_of(tail)):
        return span
    return trim(span.doc, span.start, comma) or span


def _ends_as_cue(tail: Span) -> bool:
    """Tell whether all that is said of the inspectorate is one verb at the end: *…, the inspectorate has concluded*."""
    verbs = [token for token in tail if token.pos_ in {"VERB", "AUX"}]
    return bool(verbs) and verbs[-1].i == tail.end - 1 and verbs[0].i >= tail.end - _CUE


def _may_be_finding(candidate: Candidate, grades: Sequence[Span]) -> bool:
    span, passage, verdict = candidate.span, candidate.passage, candidate.verdict
    told = passage.ground == TOLD
    if sum(token.is_alpha for token in span) < (_SHORTEST if told else _SHORTEST - 1):
        return False
    promises = context.has(context.PROMISE, text_of(span)) or _gives_thanks(candidate)
    if is_unreal(passage.sentence, span) or _only_feels(span) or (promises and not passage.lead):
        return False
    if is_graded(span, grades, verdict) and (passage.ground != QUOTED or not says_more(verdict, grades)):
        return False
    if _tells_process(candidate) or (told and (_breaks_off(span) or _is_of_writer(span))):
        return False
    if told:
        return True
    stated = candidate.framed or subject_and_verb(span) or quotes_predicate(span) or _describes(span)
    return passage.ground == LISTED or stated or verdict.polarity is not None


def _tells_process(candidate: Candidate) -> bool:
    """Tell whether a clause tells what was done, or only counts what was asked for; quotes may evaluate besides."""
    text, ground = text_of(candidate.span), candidate.passage.ground
    if ground == LISTED or context.has(context.DEMAND, text):
        return False
    told = ground == TOLD or candidate.verdict.polarity is None
    return context.only_counts(text) or (told and context.has(context.PROCESS, text))


def _gives_thanks(candidate: Candidate) -> bool:
    """Tell whether somebody is thanked; inspectors who find staff *proud of what they do* tell of none of theirs."""
    if not context.has(context.THANKS, text_of(candidate.span)):
        return False
    return candidate.passage.ground != QUOTED or not _PERSONAL.isdisjoint(lower_words_of(candidate.span))


def is_unreal(sentence: Span, clause: Span) -> bool:
    """Tell whether a clause tells what did not happen: *Had the lift failed, people would have been at risk*."""
    first = next((token for token in sentence if token.is_alpha), None)
    if first is None or first.lower_ != "had" or first.i + 1 >= sentence.end or first.nbor().tag_ == "VBN":
        return False
    return clause.start <= first.i + 1 or any(token.tag_ == "MD" for token in clause)


def _is_of_writer(span: Span) -> bool:
    """Tell whether the writer speaks of itself or to the reader, as a provider does in its own release.

    What inspectors asked of it is not its own.
    """
    if context.has(context.DEMAND, text_of(span)):
        return False
    spoken = (i for i, word in enumerate(lower_words_of(span), span.start) if word in _PERSONAL)
    return any(span.doc[i].dep_.startswith("nsubj") for i in spoken)


def _breaks_off(span: Span) -> bool:
    """Tell whether a clause ends with a relative pronoun: its rest is a quote (*staff who “did not …”*)."""
    return next((token.tag_ for token in reversed(list(span)) if token.is_alpha), "") in _RELATIVE


def _only_feels(span: Span) -> bool:
    """Tell whether a clause only says how somebody feels about the result: *she was “delighted”*."""
    words = lower_words_of(span)
    told = next((i for i, word in enumerate(words) if word in function_words("be")), None)
    if told is None or len(words) - told > _FEELING:
        return False
    return context.has(context.FEELING, text_of(span[told:]))


def _describes(span: Span) -> bool:
    """Tell whether the clause is something and what it was quoted as: *weekly sessions as “the best hour”*."""
    return any(t.text in OPENING and t.i > span.start + 1 and t.nbor(-1).lower_ == "as" for t in span)
