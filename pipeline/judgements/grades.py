"""Grade words that are grades: told from ordinary *good* and *poor* by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.inspectorates.wordings import Hit
from pipeline.judgements.terms import CURRENT, NOUN, NOUN_OF, PREVIOUS, RATES, STAYS, Vocabulary, alternatives

_MARKS = "'\"‘’“”"
_OVERALL = re.compile(r"across the board\b|overall\b|in (?:every|all|each)\b", re.IGNORECASE)
_NAME = re.compile(
    rf"\s+(?:(?:the|its)\s+)?[^.,;:!?{_MARKS}]{{2,50}}(?:['’]s?\s[^.,;:!?]{{2,30}})?\s+(?:as\s+)?[{_MARKS}]?"
)
_CLOSES = re.compile(rf"[{_MARKS}]?(?:\s*$|\s*[.,;]|\s+(?:for|in|across|overall|and|but|after|following|at)\b)")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_GRADING = re.compile(r"rat|grad|judg|scor", re.IGNORECASE)
_LOOK = 80
_NOT_SO = re.compile(
    r"\b(?:but|though|although|while)\s+(?:(?:those|the\s+ones)\s[^.;]{2,120}?\s(?:are|were|have|had)\s+)?"
    r"(?P<not>not)\b(?=\s+(?:for|in|on|those)\b|\s*[.,;]|\s*$)"
)
_SINCE = re.compile(r"\b(?:has|have|had)\s+been\s[^.;]{0,40}\bsince\s+(?:19|20)\d\d\b")
_ACTING = re.compile(r"demonstrat|has\b|need|requir", re.IGNORECASE)
_IDENTIFIED = re.compile(r"\b(?:found|identified|uncovered|revealed)\s+$")
_LONG = 4
_AS_VERDICT = re.compile(
    r"^(?:is|was)\s+(?:also\s+)?(?:the|its|their)\s+(?:\w+\s+)?(?=(?:rating|grade|judge?ment|verdict)\b)"
)
_TO_BE = re.compile(rf"\bto\s+be\s+[{_MARKS}]?$")
_INFINITIVE = re.compile(r"(?:require|need)\s", re.IGNORECASE)
_TO = re.compile(rf"\bto\s+(?:still\s+|now\s+)?[{_MARKS}]?$")


@cache
def _light() -> re.Pattern[str]:
    """Give the words that may stand between a cue and its grade."""
    return re.compile(rf"(?:[\s\d{_MARKS}(–-]|\b(?:{alternatives('light')})\b)*", re.IGNORECASE)


@cache
def _moved(preposition: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{preposition})\s+(?:(?:{alternatives('light')}|rating\s+of)\s+)*[{_MARKS}]?$", re.IGNORECASE
    )


@cache
def _ways() -> dict[str, str]:
    """Give what stands before a grade that a service had, and before one that it has come to."""
    return {
        "from": rf"\bfrom|\bcompared\s+(?:with|to)|\((?:{alternatives('note')}):?",
        "to": r"\bto\b(?!\s+be)",
    }


@cache
def _verdict() -> re.Pattern[str]:
    """Give a noun and the grade that it announces: *Ofsted's verdict – good – is …*."""
    return re.compile(rf"\b(?:{alternatives('noun')})(?:\s*[–—:]\s*|,\s+|\s+-\s+)[{_MARKS}]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GradeMention:
    """A grade in the text, by its canonical name; offsets index the Doc's text.

    Attributes:
        ground: What shows that it is a grade: `verb`, `noun`, `marks`, `found` (*found to be good*), `own` (a word that
            is a grade of few areas), `stays` or `none`.
        moved: `from` or `to` where the text tells of a change, else the empty string.
    """

    start: int
    end: int
    name: str
    ground: str
    moved: str = ""


def find_grades(words: Vocabulary, text: str, start: int, end: int) -> Iterator[GradeMention]:
    """Yield the grade words of `text[start:end]` with the ground on which each may be a grade."""
    told = list(words.grade_hits(text, start, end))
    hits = sorted([*told, *_not_so(words, text, end, told)], key=lambda hit: hit.start)
    bracketed = _bracketed(text, hits)
    for hit in (hit for n, hit in enumerate(hits) if not _is_glossed(text, hits[n : n + 2])):
        before, after = text[max(start, hit.start - _LOOK) : hit.start], text[hit.end : min(end, hit.end + _LOOK)]
        moved = next((way for way, forms in _ways().items() if _moved(forms).search(before)), "")
        if _INFINITIVE.match(text, hit.start) and _TO.search(before):
            moved = ""
        if hit in bracketed:
            moved = "from"
        ground = _ground(words, before, after, text[hit.start : hit.end])
        yield GradeMention(hit.start, hit.end, _denied(words, hit.name, before), ground, moved)


def _denied(words: Vocabulary, grade: str, before: str) -> str:
    """Give the grade that says *not* where only a part has this one: *not all the standards for safety were met*."""
    opposite = _opposite(words, grade)
    return opposite if opposite is not None and _part().search(before) is not None else grade


def _opposite(words: Vocabulary, grade: str) -> str | None:
    return next((other.name for other in words.profile.grades if other.name == f"not {grade}"), None)


def _not_so(words: Vocabulary, text: str, end: int, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the bare *not* that gives the opposite grade: *met for care but not for safety*, *but those … were not*."""
    for hit in hits:
        opposite, found = _opposite(words, hit.name), _NOT_SO.search(text, hit.end, end)
        if opposite is not None and found is not None:
            yield Hit(*found.span("not"), opposite)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('denied')})\b[^.,;:]*$", re.IGNORECASE)


def _bracketed(text: str, hits: list[Hit]) -> set[Hit]:
    """Give the grades in brackets right behind another grade, which is the newer one: *poor (reasonably good)*."""
    pairs = ((new, old) for new, old in pairwise(hits) if new.name != old.name)
    return {
        old for new, old in pairs if text[new.end : old.start].strip() == "(" and text[old.end : old.end + 1] == ")"
    }


def _is_glossed(text: str, pair: list[Hit]) -> bool:
    """Tell whether a grade stands again in brackets behind it (*a grade of 5 (very good)*)."""
    if len(pair) < 2 or pair[0].name != pair[1].name:  # noqa: PLR2004  a grade and the next
        return False
    return text[pair[0].end : pair[1].start].strip(" –-—:") in {"", "("}


def _ground(words: Vocabulary, before: str, after: str, grade: str) -> str:
    by_verb = _rated(words, before, after) or _cue_before(words, NOUN_OF, before)
    grounds = {
        "verb": by_verb or _object_between(words, before, after) or _verdict().search(before) is not None,
        "noun": _noun_after(words, after),
        "marks": _in_marks(before, after, grade),
        "found": _is_found(before, grade) or _tells_itself(before, grade),
        "own": bool(words.only(grade.lower())),
        "stays": _cue_before(words, STAYS, before),
    }
    return next((ground for ground, holds in grounds.items() if holds), "none")


def _is_found(before: str, grade: str) -> bool:
    """Tell whether the grade is what something was found *to be*, or found *to* where it is a verb itself."""
    return _TO_BE.search(before) is not None or (
        _INFINITIVE.match(grade) is not None and _TO.search(before) is not None
    )


def _tells_itself(before: str, grade: str) -> bool:
    """Tell whether a grade is so long a phrase that it needs no cue but its verb, or *found* before it."""
    long = len(grade.split()) >= _LONG
    return long and (_ACTING.match(grade) is not None or _IDENTIFIED.search(before) is not None)


def _rated(words: Vocabulary, before: str, after: str) -> bool:
    """Tell whether a cue hands the grade over; *given* and its like need more than *given good feedback*."""
    if not _cue_before(words, RATES, before):
        return False
    cue = list(words.cues[RATES].matches(before))[-1]
    following = _NEXT_WORD.match(after)
    if _GRADING.search(cue.group()) or following is None or _noun_after(words, after):
        return True
    return following[1] in STOP_WORDS or following[1].endswith("ly")


def _in_marks(before: str, after: str, grade: str) -> bool:
    """Tell whether the grade stands in marks or brackets of its own, or has a capital within a sentence."""
    if before.endswith((*_MARKS, "(")) and after.startswith((*_MARKS, ")")):
        return True
    within = before.rstrip()
    return grade[0].isupper() and bool(within) and within[-1] not in ".!?:" and not before.isupper()


def _cue_before(words: Vocabulary, label: str, before: str) -> bool:
    """Tell whether a cue stands before the grade with nothing but light words between."""
    cues = list(words.cues[label].matches(before))
    return bool(cues) and _light().fullmatch(before, cues[-1].end()) is not None


def _object_between(words: Vocabulary, before: str, after: str) -> bool:
    """Tell whether only the name of what is graded stands between a cue and the grade: *rated Oakby School good*."""
    cues = list(words.cues[RATES].matches(before))
    return bool(cues) and _NAME.fullmatch(before, cues[-1].end()) is not None and _CLOSES.match(after) is not None


def _noun_after(words: Vocabulary, after: str) -> bool:
    tail = _AS_VERDICT.sub("", after.lstrip(_MARKS + " \n\u00a0"))
    match = words.cues[NOUN].pattern.match(tail)
    return match is not None or _OVERALL.match(tail) is not None


def is_previous(words: Vocabulary, window: str) -> bool:
    """Tell whether the words around a grade place it before this inspection."""
    earlier = words.has(PREVIOUS, window) or _earlier_visit().search(window) is not None
    return (earlier or _SINCE.search(window) is not None) and not words.has(CURRENT, window)


@cache
def _earlier_visit() -> re.Pattern[str]:
    """Give *last full inspection*, *previous Ofsted report*, but not *last week's inspection*."""
    recent = rf"(?!(?:{alternatives('recent')})\b)"
    noun = rf"(?:[\w'’-]+\s+){{0,3}}?(?:{alternatives('visit_noun')})\b"
    return re.compile(rf"\b(?:{alternatives('earlier')})\s+{recent}{noun}", re.IGNORECASE)
