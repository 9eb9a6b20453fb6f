"""Grades and the areas they are given to, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.annotations import CURRENT, PREVIOUS, Inspection
from pipeline.inspectorates.schema import Profile
from pipeline.judgements.apart import find_apart
from pipeline.judgements.asides import is_aside
from pipeline.judgements.counted import counted
from pipeline.judgements.grades import GradeMention, find_grades, is_previous
from pipeline.judgements.owners import assign, is_noted
from pipeline.judgements.terms import SCALE, UNREAL, Target, Vocabulary, alternatives
from pipeline.judgements.when import when_of, when_of_each, windows

_BETWEEN_SCALE = re.compile(r"^['\"’”]?(?:,|\s+or|\s+and|,\s+or|,\s+and)\s+['\"‘“]?$")
_LEAST_SCALE = 3
_M = r"['\"‘’“”]"
_OR = re.compile(rf"^{_M}?\s+or\s+{_M}?$")
_BREAK = re.compile(
    r"[;:]\s|[—–]|[,'\"’”]\s(?:but|which|who|and|while|whereas|although|though|yet|so)\s|\s(?:but|while|whereas|although|after)\s"
    r"|,['\"’”]\s|\b(?:hear|learn|see|know|discover)\s+that\s"
)
_STOP = re.compile(r"[,;:—–]|\s(?:and|but|while|whereas|although)\s")
_HAD_IT = re.compile(
    r"^\W*(?:Had\s+[^,.;]{1,60}?\s(?:been|not|got|gained|received|stayed|remained)\b|Were\s+[^,.;]{1,60}?\sto\s)"
)
_WISH = re.compile(r"^\W*To\s+(?:be|become|get|gain|earn|achieve|receive)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """A grade, what it is given to (None: the whole), and when; `window` are the words that belong to the grade."""

    grade: GradeMention
    target: Target | None
    when: str
    window: str


def link_sentence(words: Vocabulary, text: str, start: int, end: int, inspection: Inspection) -> Iterator[Link]:
    """Yield the judgements of the sentence `text[start:end]`: targets with their grade, and grades that stand alone."""
    grades = list(find_grades(words, text, start, end))
    if not grades or _tells_scale(text, grades):
        return
    targets = [
        t for t in words.targets(text, start, end) if not any(g.start < t.end and t.start < g.end for g in grades)
    ]
    by_count = counted(words, text, start, grades)
    taken = by_count or assign(text, grades, targets)
    apart = () if by_count else tuple(find_apart(words, text, grades, targets))
    taken |= {number: one.group for one in apart for number in (*one.inner, one.outer)}
    parts = windows(text, start, end, grades)
    bare = _without(text, [*targets, *grades])
    if words.has(SCALE, bare[start:end]) or _WISH.match(bare[start:end]) or _HAD_IT.match(text[start:end]):
        return
    either = _alternatives(text, grades)
    spans = windows(_without(text, targets), start, end, grades)
    times = when_of_each(words, grades, spans, inspection)
    for one in apart:
        times[one.outer] = when_of(words, grades[one.outer], spans[one.outer], inspection)
        times = [PREVIOUS if number in one.inner else time for number, time in enumerate(times)]
    for number, grade in enumerate(grades):
        mine = taken.get(number, [])
        clause = _clause(bare, grade, start, end)
        if number in either or words.has(UNREAL, clause) or is_aside(clause):
            continue
        told = _by_body(words.profile).match(text, grade.end) is not None
        older_next = any(after.moved == "from" for after in grades[number + 1 : number + 2])
        newer = len(grades) > 1 and grade.ground == "stays" and (words.has("current", parts[number]) or older_next)
        if not (newer or _is_real(words, grade, parts[number], mine=mine, told=told)):
            continue
        newer_of_two = number + 1 < len(grades) and is_noted(text[grade.end : grades[number + 1].start])
        when, whole = CURRENT if newer_of_two else times[number], [None]
        if when == CURRENT and _is_given_up(words, grade, inspection):
            continue
        if not mine and _rest().search(text[start : grade.start]):
            continue
        for target in mine or whole:
            yield Link(grade, target, when, parts[number])


def _tells_scale(text: str, grades: Sequence[GradeMention]) -> bool:
    """Tell whether three or more different grades stand in a row, as where a scale is described."""
    run = {grades[0].name}
    for left, right in pairwise(grades):
        run = run if _BETWEEN_SCALE.match(text[left.end : right.start]) else set()
        run = run | {right.name}
        if len(run) >= _LEAST_SCALE:
            return True
    return False


def _is_given_up(words: Vocabulary, grade: GradeMention, inspection: Inspection) -> bool:
    """Tell whether the grade was no longer given when the report came out: then the word is an ordinary one.

    Without a year of the report, only words with nothing but *is* before them are.
    """
    until = next((g.until for g in words.profile.grades if g.name == grade.name), None)
    if until is None:
        return False
    if inspection.published is None:
        return grade.ground == "stays"
    return int(inspection.published.value[:4]) > until


def _alternatives(text: str, grades: Sequence[GradeMention]) -> set[int]:
    """Give the numbers of grades that stand as one of two or more: *good or outstanding*, *good or better*."""
    pairs = {n for n, (a, b) in enumerate(pairwise(grades)) if _OR.match(text[a.end : b.start])}
    more = re.compile(rf"{_M}?\s+(?:{alternatives('or_more')})\b", re.IGNORECASE)
    return pairs | {n + 1 for n in pairs} | {n for n, grade in enumerate(grades) if more.match(text, grade.end)}


@cache
def _by_body(profile: Profile) -> re.Pattern[str]:
    """Give the name of the inspectorate right behind a grade: *their first ‘good’ from Ofsted*."""
    names = "|".join(re.escape(name) for name in sorted(profile.all_names, key=len, reverse=True))
    return re.compile(rf"{_M}?\s+(?:from|by)\s+(?:the\s+)?(?:{names})\b")


def _without(text: str, parts: Sequence[Target | GradeMention]) -> str:
    """Give the text with blanks for areas or grades, whose words (*high needs*, *not met*) are no cues."""
    for part in parts:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


def _clause(bare: str, grade: GradeMention, start: int, end: int) -> str:
    """Give the words that a hope or a denial of this grade would stand in: its clause."""
    breaks = [match.end() for match in _BREAK.finditer(bare, start, grade.start)]
    stop = _STOP.search(bare, grade.end, end)
    return bare[max(breaks, default=start) : stop.start() if stop else end]


def _is_real(words: Vocabulary, grade: GradeMention, window: str, *, mine: Sequence[Target], told: bool) -> bool:
    """Tell whether the word is a grade here: on a ground of its own, or by a change, or beside a known area.

    Args:
        told: The inspectorate is named as who gave it.
    """
    own = words.only(grade.name)
    if own and not any(target.area in own for target in mine):
        return False
    if grade.ground in {"verb", "noun", "found"} or (grade.moved and grade.ground != "none"):
        return True
    if grade.ground == "marks":
        return bool(mine) or told or _speaks_of_grades(words, window)
    distinct = " " in grade.name
    if grade.ground == "stays":
        return bool(mine) or (distinct and _speaks_of_grades(words, window)) or is_previous(words, window)
    return bool(grade.moved) or bool(mine) or (distinct and _of_whole().search(window) is not None)


@cache
def _rest() -> re.Pattern[str]:
    """Give what is graded where it is the areas that the sentence does not name: *and the rest were good*."""
    between = rf"(?:(?:{alternatives('linking')}|{alternatives('light')})\s+)*"
    return re.compile(rf"\b(?:{alternatives('rest')})\s+{between}{_M}?\Z", re.IGNORECASE)


@cache
def _of_whole() -> re.Pattern[str]:
    """Give a name or word for the service right before *requires improvement*, as headlines have it."""
    now = r"(?:now|still|also)"
    subject = rf"(?:\b[A-Z][\w'’-]+|\b(?:{alternatives('whole')}))\s+(?:{now}\s+)?|\b(?:and|but)\s+{now}\s+"
    return re.compile(rf"(?:{subject})[Rr]equire[sd]?\s+[Ii]mprovement\b(?!\s+(?:in|of|to\s+(?!be\s+good)))")


def _speaks_of_grades(words: Vocabulary, window: str) -> bool:
    return any(words.has(label, window) for label in ("rates", "noun", "noun_of"))


def without_overruled(links: Sequence[Link], words: Vocabulary) -> list[Link]:
    """Give the links with `previous` for a grade that another one of its area with a *now* overrules."""
    newer: dict[str, set[str]] = {}
    for link in links:
        area = _area(link, words)
        if area is not None and link.when == CURRENT and words.has("current", link.window):
            newer.setdefault(area, set()).add(link.grade.name)
    return [replace(link, when=PREVIOUS) if _is_overruled(link, newer, words) else link for link in links]


def _is_overruled(link: Link, newer: Mapping[str, set[str]], words: Vocabulary) -> bool:
    others = newer.get(_area(link, words) or "", set()) - {link.grade.name}
    return bool(others) and link.when == CURRENT and not words.has("current", link.window)


def _area(link: Link, words: Vocabulary) -> str | None:
    return link.target.area if link.target else words.profile.overall
