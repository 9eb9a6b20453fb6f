"""The findings of a whole Doc: passages parted into clauses, each weighed and given a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.annotations import CURRENT, PREVIOUS, STRENGTH, WEAKNESS, Finding, get_blocks
from pipeline.findings import context
from pipeline.findings.clauses import has_predicate, split_clauses, split_predicates, subject_and_verb, trim
from pipeline.findings.passages import LISTED, QUOTED, TOLD, Passage, find_passages
from pipeline.findings.polarity import Verdict, judge
from pipeline.findings.surroundings import Surroundings
from pipeline.findings.themes import OTHER, find_theme
from pipeline.findings.words import Word, words_within
from pipeline.inspectorates.grade_mentions import get_grade_mentions
from pipeline.inspectorates.schema import Profile

_LEAST_TOLD = (0.35, 0.7, 1.0)
_EVALUATIVE = frozenset({"positive", "negative", "need"})
_RATING = frozenset({"rating", "grade", "judgement", "judgment"})
_RELATIVE = frozenset({"WP", "WDT"})
_SHORTEST = 3
_LONGEST_TAIL, _BEHIND_GRADE = 16, 6
_DEFAULT_CONFIDENCE = 0.4


@dataclass(frozen=True, slots=True)
class _Draft:
    span: Span
    passage: Passage
    verdict: Verdict


def find_findings(doc: Doc, words: Sequence[Word], profiles: Sequence[Profile]) -> Iterator[Finding]:
    """Yield the findings in text order, from the Doc's evaluative words and the profile of each block."""
    grades = get_grade_mentions(doc)
    free = [word for word in words if not (_is_of_rating(word) or any(_is_grade(word, grade) for grade in grades))]
    owners = dict(zip((block.start for block in get_blocks(doc)), profiles, strict=False))
    last_theme: dict[int, str] = {}
    told = Surroundings(doc, words)
    for draft in _drafts(doc, free, grades):
        block = max((start for start in owners if start <= draft.span.start), default=None)
        if block is None:
            continue
        theme = find_theme(draft.span, owners[block]) or last_theme.get(block, OTHER)
        last_theme[block] = theme
        polarity = _polarity(draft) or told.polarity_of(draft.span, draft.passage.sentence, block, owners[block])
        if polarity is not None:
            told.note(block, polarity)
            yield _to_finding(draft, theme, polarity)


def _is_of_rating(word: Word) -> bool:
    """Tell whether an evaluative word only says which rating is spoken of: *clear of an inadequate rating*."""
    doc, end = word.span.doc, word.span.end
    return word.label in _EVALUATIVE and end < len(doc) and doc[end].lemma_ in _RATING


def _is_grade(word: Word, grade: Span) -> bool:
    return grade.start <= word.span.start and word.span.end <= grade.end and word.label in _EVALUATIVE


def _drafts(doc: Doc, words: Sequence[Word], grades: Sequence[Span]) -> Iterator[_Draft]:
    found_in: int | None = None
    for passage in find_passages(doc):
        for span, framed, verdict in _weighed(passage, words):
            near = framed or passage.sentence.start == found_in
            draft = _Draft(span, passage, verdict)
            if _is_finding(draft, grades, near=near, framed=framed):
                found_in = passage.sentence.end
                yield draft


def _weighed(passage: Passage, words: Sequence[Word]) -> Iterator[tuple[Span, bool, Verdict]]:
    """Yield the clauses with their verdicts; predicates under one subject part only where their polarity differs."""
    for span, framed in _pieces(passage):
        parts = split_predicates(span) if passage.ground != LISTED else [span]
        verdicts = [judge(part, words_within(words, part)) for part in parts]
        if {STRENGTH, WEAKNESS} <= {verdict.polarity for verdict in verdicts}:
            yield from ((part, True, verdict) for part, verdict in zip(parts, verdicts, strict=True))
        else:
            yield span, framed, judge(span, words_within(words, span))


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
    place = context.inner_clause(clause.text) if passage.ground == TOLD else None
    if place is None:
        return clause
    inner = clause.char_span(*place, alignment_mode="contract")
    return (trim(clause.doc, inner.start, inner.end) if inner is not None else None) or clause


def _without_frame(span: Span) -> Span | None:
    length = context.ends_frame(span.text)
    if length == 0:
        return span
    start = next((token.i for token in span if token.idx - span.start_char >= length), span.end)
    return trim(span.doc, start, span.end)


def _without_process(span: Span) -> Span:
    """Give the clause up to a second predicate that only tells what was done: *… , and has issued a notice*."""
    for token in reversed(list(span)):
        if token.lower_ == "and" and token.i > span.start + _SHORTEST:
            rest = span.doc[token.i : span.end].text
            if context.has(context.PROCESS, rest) and not context.has(
                context.PROCESS, span.doc[span.start : token.i].text
            ):
                return trim(span.doc, span.start, token.i) or span
    return span


def _without_tail(span: Span) -> Span:
    """Give the clause up to a last comma after which only the inspection is named (*…, according to a report*)."""
    comma = next((token.i for token in reversed(list(span)) if token.text == ","), None)
    if comma is None or comma - span.start < _SHORTEST or span.end - comma > _LONGEST_TAIL:
        return span
    tail = span.doc[comma + 1 : span.end]
    if has_predicate(tail) or not context.has(context.INSPECTORATE_WORD, tail.text):
        return span
    return trim(span.doc, span.start, comma) or span


def _is_finding(draft: _Draft, grades: Sequence[Span], *, near: bool, framed: bool) -> bool:
    span, passage, verdict = draft.span, draft.passage, draft.verdict
    told = passage.ground == TOLD
    if sum(token.is_alpha for token in span) < (_SHORTEST if told else _SHORTEST - 1):
        return False
    if any(context.has(label, span.text) for label in (context.PROMISE, context.THANKS)) and not passage.lead:
        return False
    if _is_graded(span, grades) and (passage.ground != QUOTED or not _says_more(verdict, grades)):
        return False
    if told:
        least = _LEAST_TOLD[0 if near else passage.distance]
        complete = (framed or subject_and_verb(span)) and not _breaks_off(span)
        return abs(verdict.score) >= least and complete and not context.has(context.PROCESS, span.text)
    if passage.ground == QUOTED and verdict.polarity is None and context.has(context.PROCESS, span.text):
        return False
    return passage.ground == LISTED or framed or subject_and_verb(span) or verdict.polarity is not None


def _breaks_off(span: Span) -> bool:
    """Tell whether a clause ends with a relative pronoun: its rest is a quote (*staff who “did not …”*)."""
    return next((token.tag_ for token in reversed(list(span)) if token.is_alpha), "") in _RELATIVE


def _says_more(verdict: Verdict, grades: Sequence[Span]) -> bool:
    """Tell whether the evidence stands apart from every grade, so that the clause does more than give it."""
    near = [(grade.start - _SHORTEST, grade.end + _BEHIND_GRADE) for grade in grades]
    return any(not any(low <= word.start < high for low, high in near) for word in verdict.evidence)


def _is_graded(span: Span, grades: Sequence[Span]) -> bool:
    return any(span.start < grade.end and grade.start < span.end for grade in grades)


def _to_finding(draft: _Draft, theme: str, polarity: str) -> Finding:
    verdict, passage = draft.verdict, draft.passage
    agrees = verdict.polarity == polarity
    earlier = context.has(context.EARLIER, passage.sentence.text)
    return Finding(
        draft.span,
        polarity,
        theme,
        when=PREVIOUS if earlier else CURRENT,
        evidence=verdict.evidence if agrees else (),
        confidence=verdict.confidence if agrees else _DEFAULT_CONFIDENCE,
        found_by=f"findings.{passage.ground}" + (".lead" if passage.lead else "") + ("" if agrees else ".default"),
    )


def _polarity(draft: _Draft) -> str | None:
    """Give the polarity: by the lead-in, save for a clear weakness among strengths, else by the words."""
    lead, verdict = draft.passage.lead, draft.verdict
    if lead == WEAKNESS or (lead == STRENGTH and verdict.score > -1.0):
        return lead
    return verdict.polarity
