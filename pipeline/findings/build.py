"""The findings of a whole Doc: candidates read by their words and place, each with a polarity and a theme."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from spacy.tokens import Doc, Span

from pipeline.annotations import CURRENT, PREVIOUS, STRENGTH, WEAKNESS, Finding, add_notice, get_blocks, text_of
from pipeline.findings import context
from pipeline.findings.candidates import Candidate, find_candidates
from pipeline.findings.readings import Judge, Reading, read_candidates, shipped_judge
from pipeline.findings.signs import Signs
from pipeline.findings.surroundings import Surroundings
from pipeline.findings.themes import OTHER, find_theme
from pipeline.findings.words import Word
from pipeline.inspectorates.grade_mentions import get_grade_mentions
from pipeline.inspectorates.schema import Profile
from pipeline.page import Notice

_EVALUATIVE = frozenset({"positive", "negative", "need"})
_RATING = frozenset({"rating", "grade", "judgement", "judgment"})
_CLEAR_WEAKNESS = -1.0
_SURE = 0.7
UNKNOWN_THEME = "unknown_theme"
_LEAST = 0.001


def find_findings(
    doc: Doc, words: Sequence[Word], profiles: Sequence[Profile], judge: Judge | None = None
) -> Iterator[Finding]:
    """Yield the findings in text order.

    Args:
        words: The Doc's evaluative words.
        profiles: The profile of each block.
        judge: What was learned; without any, what is shipped.
    """
    judge = judge or shipped_judge()
    free = without_grades(doc, words)
    blocks = {block.start: block for block in get_blocks(doc)}
    owners = dict(zip(blocks, profiles, strict=False))
    last_theme: dict[int, str] = {}
    told = Surroundings(doc, words)
    candidates = list(find_candidates(doc, free, get_grade_mentions(doc)))
    for candidate, reading in zip(candidates, read_candidates(candidates, free, judge), strict=True):
        block = max((start for start in owners if start <= candidate.span.start), default=None)
        if block is None or not reading.is_finding:
            continue
        theme = _theme(candidate, owners[block], last_theme.get(block), blocks[block])
        if theme is None:
            add_notice(doc, _without_theme(candidate.span, owners[block]))
            theme = OTHER
        last_theme[block] = theme
        around = partial(told.polarity_of, candidate.span, candidate.passage.sentence, block, owners[block])
        polarity = polarity_of(candidate, reading, around)
        told.note(block, polarity)
        chance = judge.weights.chance_of_right(right_signs(candidate, reading, polarity))
        yield _to_finding(candidate, theme, polarity, chance)


def _theme(candidate: Candidate, profile: Profile, last: str | None, block: Span) -> str | None:
    """Give the theme of the words; where they have none, the sentence's, the last one of the block, the block's own.

    None where no word of the profile's vocabulary tells.
    """
    near = find_theme(candidate.span, profile) or find_theme(candidate.passage.sentence, profile)
    return near or last or find_theme(block, profile)


def _without_theme(span: Span, profile: Profile) -> Notice:
    message = f"{profile.inspectorate} has no theme for {text_of(span)!r}: kept as {OTHER!r}"
    return Notice(UNKNOWN_THEME, message, span.start_char, span.end_char)


def without_grades(doc: Doc, words: Sequence[Word]) -> list[Word]:
    """Give the evaluative words that are no part of a grade and do not say which rating is spoken of."""
    grades = get_grade_mentions(doc)
    return [word for word in words if not (_is_of_rating(word) or any(_is_grade(word, grade) for grade in grades))]


def _is_of_rating(word: Word) -> bool:
    """Tell whether an evaluative word only says which rating is spoken of: *clear of an inadequate rating*."""
    doc, end = word.span.doc, word.span.end
    return word.label in _EVALUATIVE and end < len(doc) and doc[end].lemma_ in _RATING


def _is_grade(word: Word, grade: Span) -> bool:
    return grade.start <= word.span.start and word.span.end <= grade.end and word.label in _EVALUATIVE


def polarity_of(candidate: Candidate, reading: Reading, around: Callable[[], str | None]) -> str:
    """Give the polarity: by the lead-in, save for a clear weakness among strengths; else by the evidence.

    The reading overrules the evidence only where it is sure of the opposite and no form settles it. Where there is no
    evidence and the reading is in doubt, what stands around the clause decides.

    Args:
        around: Gives the polarity that the surroundings lend, if any.
    """
    lead, verdict = candidate.passage.lead, candidate.verdict
    if lead == WEAKNESS or (lead == STRENGTH and verdict.score > _CLEAR_WEAKNESS):
        return lead
    if verdict.settled and verdict.polarity is not None:
        return verdict.polarity
    if reading.share(reading.polarity) >= _SURE:
        return reading.polarity
    return verdict.polarity or around() or reading.polarity


def right_signs(candidate: Candidate, reading: Reading, polarity: str) -> Signs:
    """Give what tells how likely a polarity that was decided on is right."""
    share = min(max(reading.share(polarity), _LEAST), 1 - _LEAST)
    return {
        "odds": math.log(share / (1 - share)),
        "lead": float(candidate.passage.lead is not None),
        "evidence": float(candidate.verdict.polarity == polarity),
    }


def _to_finding(candidate: Candidate, theme: str, polarity: str, chance: float) -> Finding:
    verdict, passage = candidate.verdict, candidate.passage
    agrees = verdict.polarity == polarity
    earlier = context.has(context.EARLIER, text_of(passage.sentence))
    ways = (passage.ground, "lead" if passage.lead else "", "" if agrees else "words" if verdict.polarity else "bare")
    return Finding(
        candidate.span,
        polarity,
        theme,
        when=PREVIOUS if earlier else CURRENT,
        evidence=verdict.evidence if agrees else (),
        confidence=round(chance, 3),
        found_by="findings." + ".".join(way for way in ways if way),
    )
