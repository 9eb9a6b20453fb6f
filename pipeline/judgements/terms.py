"""What a judgement is made of: grades, areas, counts and cue words, as a profile and the word lists name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import Wordings, make_wordings
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

RATES, STAYS, NOUN, NOUN_OF, UNREAL = "rates", "stays", "noun", "noun_of", "unreal"
PREVIOUS, CURRENT = "previous", "current"
_LABELS = (RATES, STAYS, NOUN, NOUN_OF, UNREAL, PREVIOUS, CURRENT)


@dataclass(frozen=True, slots=True)
class Target:
    """What a grade is given to: an area by its canonical name, or a count of areas; offsets index the Doc's text."""

    start: int
    end: int
    area: str | None = None
    count: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The wordings of one profile's grades and areas, and the cue words by label."""

    profile: Profile
    grades: Wordings
    areas: Wordings
    cues: dict[str, re.Pattern[str]]
    counts: re.Pattern[str]
    numbers: dict[str, int]

    def targets(self, text: str, start: int, end: int) -> Iterator[Target]:
        """Yield areas and counts of `text[start:end]` in text order, without overlap."""
        counts = [self._count(match) for match in self.counts.finditer(text, start, end)]
        areas = [Target(hit.start, hit.end, area=hit.name) for hit in self.areas.find(text, start, end)]
        free = [a for a in areas if not any(c.start < a.end and a.start < c.end for c in counts)]
        yield from sorted([*counts, *free], key=lambda target: target.start)

    def has(self, label: str, text: str) -> bool:
        """Tell whether a cue of the label stands in the text."""
        return self.cues[label].search(text) is not None

    def _count(self, match: re.Match[str]) -> Target:
        n, of = self.numbers[match["n"].lower()], match["of"] or match["of2"]
        total = self.numbers[of.lower()] if of else n if match["all"] or match["n"].lower() == "both" else None
        return Target(match.start(), match.end(), count=(n, total))


@cache
def vocabulary(profile: Profile) -> Vocabulary:
    """Give the vocabulary of a profile, made once."""
    terms = read_lexicon("judgement_cues", Term)
    numbers = {term.term: int(term.label) for term in read_lexicon("number_words", Term)}
    numbers |= {str(number): number for number in numbers.values()}
    return Vocabulary(
        profile=profile,
        grades=make_wordings((wording, grade.name) for grade in profile.grades for wording in grade.wordings),
        areas=make_wordings((wording, area.name) for area in profile.areas for wording in area.wordings),
        cues={label: make_wordings((t.term, t.term) for t in terms if t.label == label).pattern for label in _LABELS},
        counts=_count_pattern(numbers),
        numbers=numbers,
    )


@cache
def alternatives(label: str) -> str:
    """Give the terms of a label of the cue list as the alternatives of a regular expression, the longest first."""
    terms = [t.term for t in read_lexicon("judgement_cues", Term) if t.label == label]
    return "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(terms, key=lambda t: (-len(t), t)))


def _unit() -> str:
    kinds, units = alternatives("unit_modifier"), alternatives("unit")
    return rf"(?:\s+(?:{kinds})){{0,2}}\s+(?:{units})(?:\s+(?:{units}))?"


def _count_pattern(numbers: dict[str, int]) -> re.Pattern[str]:
    number = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    whose = r"(?:the\s+|its\s+|their\s+)?"
    first = rf"\b(?:in|across|on|for)\s+{whose}(?P<all>all\s+(?:of\s+)?{whose})?(?P<n>{number})\b"
    total = rf"(?:(?:\s+out)?\s+of\s+(?:all\s+)?{whose}(?P<of>{number})\b)?"
    areas = rf"(?:{_unit()}(?:\s+of\s+judge?ment|\s+inspected|\s+assessed|\s+graded)?"
    after = rf"(?:\s+out\s+of\s+(?P<of2>{number})\b)?)?"
    return re.compile(first + total + areas + after, re.IGNORECASE)
