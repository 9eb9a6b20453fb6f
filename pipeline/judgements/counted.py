"""Areas counted grade by grade, the noun told once or before: *of 11 areas, one was outstanding, five good*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.inspectorates.schema import Profile
from pipeline.judgements.grades import GradeMention
from pipeline.judgements.terms import Target, Vocabulary, alternatives, unit, vocabulary

_M = r"['\"‘’“”]?"
_NEXT_WORD = re.compile(r"['\"’”]?\s+([a-z]+)")
_WHOSE = r"(?:(?:the|its|their|these|those)\s+)?"


def counted(words: Vocabulary, text: str, start: int, grades: Sequence[GradeMention]) -> dict[int, list[Target]]:
    """Give each grade of a sentence the count right before it; none unless every grade has one and areas are spoken of.

    Args:
        text: The Doc's text.
        start: Where the sentence begins; the areas may be named before it in its block (*Two years ago, four were …*).
    """
    found = [_count(words.profile).search(text, start, grade.start) for grade in grades]
    counts = [match for match in found if match is not None]
    opened = text.rfind("\n", 0, start) + 1
    named = counts and _areas().search(text, opened, grades[-1].start) is not None
    if len(counts) < len(grades) or not named or any(_goes_on(text, grade) for grade in grades):
        return {}
    numbers = [words.numbers[match["n"].lower()] for match in counts]
    before = _in_all(words.profile).search(text, start, counts[0].start("n"))
    told = [match["of"] or (before["of"] if before else None) for match in counts]
    totals = [words.numbers[of.lower()] if of else None for of in told]
    fits = before is None or sum(numbers) <= words.numbers[before["of"].lower()]
    return {
        number: [Target(match.start("n"), match.start("end"), count=(n, of if fits else None))]
        for number, (match, n, of) in enumerate(zip(counts, numbers, totals, strict=True))
    }


def _goes_on(text: str, grade: GradeMention) -> bool:
    """Tell whether a noun follows, which then is what is good: *two good teachers*."""
    following = _NEXT_WORD.match(text, grade.end)
    return following is not None and following[1] not in STOP_WORDS and not following[1].endswith("ly")


@cache
def _areas() -> re.Pattern[str]:
    return re.compile(rf"\w{unit()}\b", re.IGNORECASE)


@cache
def _number(profile: Profile) -> str:
    return "|".join(sorted(map(re.escape, vocabulary(profile).numbers), key=len, reverse=True))


@cache
def _count(profile: Profile) -> re.Pattern[str]:
    """Give a number with nothing but its noun and linking words between it and the end: *four areas were rated …*."""
    number = _number(profile)
    of = rf"(?:\s+(?:out\s+)?of\s+{_WHOSE}(?:them|(?P<of>{number})(?:{unit()})?))?"
    more = r"(?:\s+(?:others?|more|further))?"
    joined = rf"(?:\s+(?:{alternatives('linking')}|{alternatives('light')}))*"
    return re.compile(
        r"(?<![\w.,:-])(?<!\ball )(?<!\bsection )(?!both\b)"
        rf"(?P<n>{number}){more}(?:{unit()})?{of}(?P<end>){joined}\s+{_M}\Z",
        re.IGNORECASE,
    )


@cache
def _in_all(profile: Profile) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<of>{_number(profile)})(?:{unit()})\b", re.IGNORECASE)
