"""Grades that the profile does not know: kept in the article's words, with a notice, never made a known one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import Judgement
from pipeline.inspectorates.wordings import to_span
from pipeline.judgements.terms import Vocabulary
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term
from pipeline.page import Notice

UNKNOWN_GRADE = "unknown_grade"
_MARKED = r"['\"‘“](?P<marked>[A-Za-z][a-z-]+(?: [a-z-]+){0,2})['\"’”]"


@cache
def _pattern() -> re.Pattern[str]:
    terms = read_lexicon("grade_words", Term)
    known = "|".join(sorted((re.escape(t.term) for t in terms), key=len, reverse=True))
    giving = r"(?:rated|graded|given\s+an?\s+(?:overall\s+)?(?:rating|grade)\s+of|a\s+rating\s+of)"
    return re.compile(rf"\b{giving}\s+(?:as\s+)?(?:overall\s+)?(?:{_MARKED}|(?P<plain>{known})\b)", re.IGNORECASE)


def find_unknown(
    doc: Doc, words: Vocabulary, blocks: Sequence[Span], *, when: str
) -> Iterator[tuple[Judgement, Notice]]:
    """Yield a judgement of the whole, with its notice, for every given grade that the profile has no name for."""
    for block in blocks if words.profile.grades else ():
        text = block.text
        for match in _pattern().finditer(text):
            part = "marked" if match["marked"] else "plain"
            start, end = (block.start_char + place for place in match.span(part))
            span = to_span(doc, start, end)
            if span is None or any(words.grades.find(text, *match.span(part))):
                continue
            name = match[part].lower()
            message = f"{words.profile.inspectorate} has no grade {name!r}: kept in the article's words"
            yield Judgement(span, words.profile.overall, None, name, when), Notice(UNKNOWN_GRADE, message, start, end)
