"""What a judgement is made of: grades, areas, counts and cue words, as a profile and the word lists name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import Hit, Wordings, make_wordings, words_of
from pipeline.lexicons.branches import any_of
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

RATES, STAYS, NOUN, NOUN_OF, UNREAL, SCALE = "rates", "stays", "noun", "noun_of", "unreal", "scale"
PREVIOUS, CURRENT = "previous", "current"
_LABELS = (RATES, STAYS, NOUN, NOUN_OF, UNREAL, SCALE, PREVIOUS, CURRENT)
_AND = re.compile(r"(?:[,;]|\band|\bbut|\bwhile)\s+(?:(?:the\s+other|another|just|only)\s+)?\Z", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:one|two|three|nine|\d+)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+([A-Za-z]+)")
_APPOSED = re.compile(r",\s+$")
_FOR = re.compile(r"\s+(?:for|in|on|under)\s+(?:its\s+|the\s+|their\s+)?")
_FIGURE_GIVEN = re.compile(r"\b(?:scored|awarded|graded|given|got)\s+an?\s+\Z")
_CLOSED = re.compile(r"\s*(?:[.,;]|\Z)|\s+(?:for|and|but)\b")
_OF_THE = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)
_GIVEN_AS = ("grade {}", "grade of {}", "grades of {}", "score of {}", "scores of {}", "mark of {}")
_OUT_OF = ("{} out of {}", "{} out of a possible {}", "{}/{}")


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
    figures: Wordings
    areas: Wordings
    cues: dict[str, Wordings]
    counts: re.Pattern[str]
    numbers: dict[str, int]

    @property
    def names(self) -> frozenset[str | None]:
        """The canonical names of the areas."""
        return frozenset(area.name for area in self.profile.areas)

    def targets(self, text: str, start: int, end: int) -> Iterator[Target]:
        """Yield areas and counts of `text[start:end]` in text order, without overlap."""
        counted = not words_of(text[start:end]).isdisjoint(self.numbers)
        found = self.counts.finditer(text, start, end) if counted else ()
        counts = [self._count(match) for match in found if self._is_told(text, match)]
        areas = [Target(hit.start, hit.end, area=hit.name) for hit in self.areas.find(text, start, end)]
        free = [a for a in areas if not any(c.start < a.end and a.start < c.end for c in counts)]
        yield from sorted([*counts, *free], key=lambda target: target.start)

    def grade_hits(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """Yield the wordings of grades in `text[start:end]`.

        Left out are figures that count areas (*four out of six areas*), words in an area's name (*good use of …*), and
        grades of some areas only where none of these is named.
        """
        spelt, figures = list(self.grades.find(text, start, end)), list(self.figures.find(text, start, end))
        longer = list(self.targets(text, start, end)) if spelt or figures else []
        named, starts = {target.area for target in longer}, {target.start for target in longer}
        bare = [hit for hit in figures if _is_given(text, hit, (start, end), starts) and not _overlaps(hit, spelt)]
        for hit in sorted([*spelt, *bare], key=lambda hit: hit.start):
            inside = any(t.start <= hit.start and hit.end <= t.end for t in longer)
            if not inside and (not self.only(hit.name) or self.only(hit.name) & named):
                yield hit

    def only(self, grade: str) -> frozenset[str | None]:
        """Give the areas that alone take the grade; none where every area may."""
        return frozenset(next((g.only for g in self.profile.grades if g.name == grade), ()))

    def has(self, label: str, text: str) -> bool:
        """Tell whether a cue of the label stands in the text."""
        return self.cues[label].stand_in(text)

    def _is_told(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether a number counts areas: with their noun, or after one that has it (*… and three were good*)."""
        if _is_count(text, match):
            return True
        sentence = text[max(text.rfind(".", 0, match.start()), 0) : match.start()]
        bare = not match["unit"] and not match["in"] and _AND.search(sentence) is not None
        return bare and _graded().match(text, match.end()) is not None and _unit_before().search(sentence) is not None

    def _count(self, match: re.Match[str]) -> Target:
        n, of = self.numbers[match["n"].lower()], match["of"] or match["of2"]
        every = match["all"] or match["every"] or match["n"].lower() == "both"
        total = self.numbers[of.lower()] if of else n if every else None
        return Target(match.start(), match.end(), count=(n, total))


def _is_given(text: str, figure: Hit, sentence: tuple[int, int], starts: set[int]) -> bool:
    """Tell whether a figure is a grade by the area right behind: *given 5 for setting and 4 for leadership*."""
    joined = _FOR.match(text, figure.end)
    told = _FIGURE_GIVEN.search(text[sentence[0] : figure.start]) and _CLOSED.match(text[figure.end : sentence[1]])
    return (joined is not None and joined.end() in starts) or bool(told)


def _overlaps(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


@cache
def _graded() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives('linking')})\b", re.IGNORECASE)


@cache
def _unit_before() -> re.Pattern[str]:
    return re.compile(rf"\b\w+{unit()}\b", re.IGNORECASE)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number counts areas that are graded, and not all there are (*Of the nine areas …*).

    A number that counts something else (*on three sites*), is part of a share (*one in three pupils*) or of an
    apposition (*safety, one of the four areas*), does not.
    """
    if match["unit"] and not match["in"]:
        apposed = match["n"].lower() == "one" and _APPOSED.search(text[: match.start()]) is not None
        return not apposed and _OF_THE.search(text[: match.start()]) is None
    if not match["in"]:
        return False
    shared = match["in"].lower() == "in" and _SHARE.search(text[: match.start()]) is not None
    following = _NOUN.match(text, match.end()) if not match["unit"] else None
    return not shared and (following is None or following[1].lower() in STOP_WORDS)


@cache
def vocabulary(profile: Profile) -> Vocabulary:
    """Give the vocabulary of a profile, made once."""
    terms = read_lexicon("judgement_cues", Term)
    numbers = {term.term: int(term.label) for term in read_lexicon("number_words", Term)}
    numbers |= {str(number): number for number in numbers.values()}
    return Vocabulary(
        profile=profile,
        grades=make_wordings(
            [
                *((wording, grade.name) for grade in profile.grades for wording in grade.wordings),
                *_number_wordings(profile, numbers),
            ]
        ),
        figures=make_wordings(_figures(profile, numbers)),
        areas=make_wordings((wording, area.name) for area in profile.areas for wording in area.wordings),
        cues={label: make_wordings((t.term, t.term) for t in terms if t.label == label) for label in _LABELS},
        counts=_count_pattern(numbers),
        numbers=numbers,
    )


def _number_wordings(profile: Profile, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the forms that say a grade by its number (*grade 2*, *four out of six*, *fives*), each with the grade."""
    grades = [(grade, grade.number) for grade in profile.grades if grade.number is not None]
    best = max(grades, key=lambda pair: pair[0].order, default=None)
    spelt = {number: [word for word, value in numbers.items() if value == number] for _, number in grades}
    for grade, number in grades:
        yield from ((form.format(word), grade.name) for form in _GIVEN_AS for word in spelt[number])
        if best is not None and best[1] == max(spelt) > 1:
            pairs = product(_OUT_OF, spelt[number], spelt[best[1]])
            yield from ((form.format(word, most), grade.name) for form, word, most in pairs)
            yield from ((f"{word}s", grade.name) for word in spelt[number])


def _figures(profile: Profile, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the bare figures of a scale whose best grade has the highest number, each with its grade."""
    by_number = {grade.number: grade for grade in profile.grades if grade.number is not None}
    best = max(by_number.values(), key=lambda grade: grade.order, default=None)
    if best is not None and best.number == max(by_number) > 1:
        yield from ((word, by_number[value].name) for word, value in numbers.items() if value in by_number)


@cache
def alternatives(label: str) -> str:
    """Give the terms of a label of the cue list as the alternatives of a regular expression, the longest first."""
    return any_of(t.term for t in read_lexicon("judgement_cues", Term) if t.label == label)


def unit() -> str:
    """Give the nouns of what is graded, with a blank and their adjectives before them, as a regular expression."""
    kinds, units = alternatives("unit_modifier"), alternatives("unit")
    return rf"(?:\s+(?:{kinds})){{0,2}}\s+(?:{units})(?:\s+(?:{units}))?"


def _count_pattern(numbers: dict[str, int]) -> re.Pattern[str]:
    number = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    whose = r"(?:(?:the\s+)?[\w-]+['’]s?\s+|the\s+|its\s+|their\s+)?"
    which = rf"{whose}(?:(?:{alternatives('unit_modifier')})\s+)?(?P<all>all\s+(?:of\s+)?{whose})?"
    every = rf"\b(?P<every>(?:all|each|every\s+(?:single\s+)?one)\s+(?:one\s+)?(?:of\s+)?{whose})"
    first = rf"(?:\b(?P<in>in|across|on|for|at)\s+{which}|{every})?\b(?P<n>{number})\b(?![-‑,.:]\w)"
    total = rf"(?:(?:\s+out)?\s+of\s+(?:all\s+)?{whose}(?P<of>{number})\b)?"
    areas = rf"(?P<unit>{unit()}(?:\s+of\s+judge?ment|\s+inspected|\s+assessed|\s+graded)?"
    after = rf"(?:\s+out\s+of\s+(?P<of2>{number})\b)?)?"
    return re.compile(first + total + areas + after, re.IGNORECASE)
