"""Grades that are counted in the plural: *three 'goods' and an 'outstanding'*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.annotations import Inspection
from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import words_of
from pipeline.judgements.grades import GradeMention
from pipeline.judgements.link import Link
from pipeline.judgements.terms import Target, Vocabulary, alternatives, vocabulary
from pipeline.judgements.when import when_of

_WORD = re.compile(r"\w+")
_M = r"['\"‘’“”]?"


def link_tallies(words: Vocabulary, text: str, start: int, end: int, inspection: Inspection) -> Iterator[Link]:
    """Yield a judgement for each counted grade in `text[start:end]`; *an 'outstanding'* counts only beside a plural."""
    if _plurals(words.profile).isdisjoint(words_of(text[start:end])):
        return
    found = list(_tally(words.profile).finditer(text, start, end))
    if not any(match["plural"] for match in found):
        return
    for match in found:
        name = next(hit.name for hit in words.grades.find(match["grade"]))
        count = words.numbers.get(match["n"].lower(), 1)
        grade = GradeMention(match.start("grade"), match.end("grade"), name, "verb")
        target = Target(match.start(), match.end(), count=(count, None))
        yield Link(grade, target, when_of(words, grade, match.group(), inspection), match.group())


@cache
def _plurals(profile: Profile) -> frozenset[str]:
    """Give the words that grades in the plural end with; most sentences hold none."""
    return frozenset(f"{word}s" for grade in profile.grades for word in _WORD.findall(grade.name.lower())[-1:])


@cache
def _tally(profile: Profile) -> re.Pattern[str]:
    numbers = "|".join(sorted(map(re.escape, vocabulary(profile).numbers), key=len, reverse=True))
    grades = "|".join(re.escape(grade.name) for grade in profile.grades)
    after = rf"and|or|by|from|after|this|but|with|{alternatives('giving')}"
    plural = rf"(?P<grade>(?:{grades}))(?P<plural>s?)"
    return re.compile(
        rf"\b(?P<n>{numbers}|an?)\s+{_M}{plural}{_M}(?=[\s,.;:]|$)(?!\s+(?!(?:{after})\b)\w)", re.IGNORECASE
    )
