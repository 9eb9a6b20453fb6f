"""Grades and areas that the profile does not know: kept in the article's words, with a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import Inspection, Judgement, text_of_doc
from pipeline.inspectorates.unknown import UNKNOWN
from pipeline.inspectorates.wordings import to_span
from pipeline.judgements.grades import GradeMention
from pipeline.judgements.owners import assign
from pipeline.judgements.terms import UNREAL, Target, Vocabulary
from pipeline.judgements.when import when_of
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term
from pipeline.page import Notice

UNKNOWN_GRADE, UNKNOWN_AREA = "unknown_grade", "unknown_area"
_MARKED = r"['\"‘“](?P<marked>[A-Za-z][a-z-]+(?: [a-z-]+){0,2})['\"’”]"
_SENTENCE = re.compile(r"[^.!?]+")


@cache
def _pattern() -> re.Pattern[str]:
    terms = read_lexicon("grade_words", Term)
    known = "|".join(sorted((re.escape(t.term) for t in terms), key=len, reverse=True))
    name = r"(?:the\s+|its\s+)?(?:(?-i:[A-Z])[\w'’&-]*\s+){1,5}(?:[a-z]+\s+){0,3}"
    rated = rf"(?:rat(?:ed|es)|grad(?:ed|es))\s+(?:{name}|(?:it|(?:the|its)\s+[\w-]+)\s+)?"
    giving = rf"(?:{rated}|(?:rating|grade|mark)\s+of)"
    return re.compile(
        rf"\b{giving}\s*(?:as\s+)?(?:overall\s+)?(?:{_MARKED}|(?<=\s)(?P<plain>(?-i:{known}))\b)", re.IGNORECASE
    )


@cache
def _bystanders() -> re.Pattern[str]:
    """Give those whose ratings are no inspectorate's: *parents rated the school ‘fabulous’*."""
    terms = sorted((re.escape(t.term) for t in read_lexicon("bystanders", Term)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(terms)})s?\b", re.IGNORECASE)


def find_unknown(
    doc: Doc, words: Vocabulary, blocks: Sequence[Span], inspection: Inspection
) -> Iterator[tuple[Judgement, Notice]]:
    """Yield a judgement, with its notice, for every given grade that the profile has no name for.

    It has the area that the words name, else the whole. A profile without grades knows none of them, and has none.
    """
    text = text_of_doc(doc)
    for block in blocks if words.profile.grades or words.profile.name == UNKNOWN else ():
        for sentence in _SENTENCE.finditer(text, block.start_char, block.end_char):
            yield from _in_sentence(doc, words, sentence, inspection)


def _in_sentence(
    doc: Doc, words: Vocabulary, sentence: re.Match[str], inspection: Inspection
) -> Iterator[tuple[Judgement, Notice]]:
    text, place = sentence.group(), sentence.span()
    for match in _pattern().finditer(text):
        start, end = match.span("marked" if match["marked"] else "plain")
        others = _bystanders().search(text, 0, match.start())
        if others or any(words.grades.find(text, start, end)) or words.has(UNREAL, text[:start]):
            continue
        grade = GradeMention(start, end, text[start:end].lower(), "verb")
        when = when_of(words, grade, text, inspection)
        message = f"{words.profile.inspectorate} has no known grade {grade.name!r}: kept in the article's words"
        notice = Notice(UNKNOWN_GRADE, message, place[0] + start, place[0] + end)
        targets: list[Target | None] = [*assign(text, [grade], list(words.targets(text, 0, len(text)))).get(0, [])]
        for target in targets or [None]:
            first, last = min(start, target.start if target else start), max(end, target.end if target else end)
            span = to_span(doc, place[0] + first, place[0] + last)
            if span is not None:
                area = target.area if target else words.profile.overall
                said = text[target.start : target.end] if target and target.area else None
                yield Judgement(span, area, said, grade.name, when, target.count if target else None), notice


def unknown_area(judgement: Judgement, words: Vocabulary) -> Notice | None:
    """Give the notice of a judgement whose area the framework does not have; None where it is one of its areas."""
    if judgement.area is None or judgement.area in words.names:
        return None
    message = f"{words.profile.inspectorate} has no known area {judgement.area!r}: kept in the article's words"
    return Notice(UNKNOWN_AREA, message, judgement.span.start_char, judgement.span.end_char)
