"""Grades and the areas they are given to, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.annotations import CURRENT, PREVIOUS, Inspection
from pipeline.judgements.grades import GradeMention, find_grades
from pipeline.judgements.terms import UNREAL, Target, Vocabulary, alternatives
from pipeline.judgements.when import when_of, windows

_M = r"['\"‘’“”()]"
_ADJACENT = re.compile(rf"^{_M}?\s*{_M}?$")
_NEXT_CLAUSE = re.compile(r";\s|,\s(?:but|while|whereas|and)\s(?!\w+ed\b)")
_DATE = re.compile(r"\s+(?:in|on)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b")
_INCLUDING = re.compile(r"^[^.;:]{0,60}[,–—(-]\s*including\s+(?:for\s+|in\s+)?(?:its\s+|the\s+)?['\"‘“]?$")
_BETWEEN_SCALE = re.compile(r"^['\"’”]?(?:,|\s+or|\s+and|,\s+or|,\s+and)\s+['\"‘“]?$")
_LEAST_SCALE = 3
_VERBAL = re.compile(r"(?:requir|need)\w*\b", re.IGNORECASE)
_FAR, _NEAR = 110, 24


@cache
def _given() -> re.Pattern[str]:
    """Give what stands between a grade and the area after it: *rating for its …*, *in the key area of …*."""
    noun = rf"(?:(?:ofsted|cqc|overall)\s+)?(?:(?:{alternatives('noun')})\s*)?(?:also\s+|both\s+)?"
    whose = r"(?:(?:that\s+|which\s+)?(?:it|they)\s+(?:was|were|had\s+been)\s+\w+\s*)?"
    giving = rf"(?:(?:{alternatives('giving')})\b|[:–—-])\s*"
    return re.compile(
        rf"^{_M}?,?\s*{noun}{whose}{giving}(?:(?:{alternatives('filler')})\b\s*|:\s*|{_M})*$", re.IGNORECASE
    )


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('linking')})\b|[:\t–—→]", re.IGNORECASE)


@cache
def _join() -> re.Pattern[str]:
    words = rf"(?:(?:{alternatives('joining')})\s+)*"
    return re.compile(rf"^{_M}?(?:\s*,)?(?:\s+and|\s*&)?\s+{words}{_M}?$", re.IGNORECASE)


@cache
def _up_from() -> re.Pattern[str]:
    return re.compile(rf"^{_M}?[^.;]{{0,40}}\b(?:{alternatives('direction')})\s+from\b", re.IGNORECASE)


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"^{_M}?[^.;]{{0,90}},\s+(?:{alternatives('direction')})\s+to\b", re.IGNORECASE)


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
    taken = _assign(text, grades, targets)
    parts = windows(text, start, end, grades)
    bare = _without(text, targets)
    told = windows(bare, start, end, grades)
    for number, grade in enumerate(grades):
        mine = taken.get(number, [])
        if any(words.has(UNREAL, part) for part in (told[number], bare[start : grade.start])):
            continue
        if not _is_real(words, grade, parts[number], mine=mine):
            continue
        when = when_of(words, grade, parts[number], inspection)
        whole: list[Target | None] = [None]
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


def _without(text: str, targets: Sequence[Target]) -> str:
    """Give the text with blanks for the areas, whose words (*high needs*) are no cues; offsets stay."""
    for target in targets:
        text = text[: target.start] + " " * (target.end - target.start) + text[target.end :]
    return text


def _is_real(words: Vocabulary, grade: GradeMention, window: str, *, mine: Sequence[Target]) -> bool:
    """Tell whether the word is a grade here: on a ground of its own, or by a change, or beside a known area."""
    if grade.ground in {"verb", "noun"} or (grade.moved and grade.ground != "none"):
        return True
    if grade.ground == "marks":
        return bool(mine) or _speaks_of_grades(words, window)
    distinct = " " in grade.name
    if grade.ground == "stays":
        return bool(mine) or (distinct and _speaks_of_grades(words, window)) or words.has("previous", window)
    return bool(grade.moved) or bool(mine) or (distinct and _of_whole().search(window) is not None)


@cache
def _of_whole() -> re.Pattern[str]:
    """Give a name or word for the service right before *requires improvement*, as headlines have it."""
    return re.compile(rf"(?:\b[A-Z][\w'’-]+|\b(?:{alternatives('whole')}))\s+[Rr]equires\s+[Ii]mprovement\b")


def _speaks_of_grades(words: Vocabulary, window: str) -> bool:
    return any(words.has(label, window) for label in ("rates", "noun", "noun_of"))


def _assign(text: str, grades: Sequence[GradeMention], targets: Sequence[Target]) -> dict[int, list[Target]]:
    """Give each grade its targets, by its number; a grade after *to* shares those of the grade after *from*."""
    taken: dict[int, list[Target]] = {}
    for group in _groups(text, grades, targets):
        owner = _owner(text, grades, group)
        if owner is not None:
            taken.setdefault(owner, []).extend(group)
    for number in range(1, len(grades)):
        pair = {grades[number - 1].moved, grades[number].moved}
        between = text[grades[number - 1].end : grades[number].start]
        turned = grades[number].moved == "to" and _turning().match(between) is not None
        if pair == {"from", "to"} or turned or (grades[number].moved == "from" and _up_from().match(between)):
            both = taken.get(number - 1, []) + taken.get(number, [])
            taken[number - 1], taken[number] = both, both
    return taken


def _groups(text: str, grades: Sequence[GradeMention], targets: Sequence[Target]) -> Iterator[list[Target]]:
    """Yield runs of targets that are coordinated, with no grade between."""
    group: list[Target] = []
    for target in targets:
        if group and not _joined(text, grades, group[-1], target):
            yield group
            group = []
        group.append(target)
    if group:
        yield group


def _joined(text: str, grades: Sequence[GradeMention], left: Target, right: Target) -> bool:
    between = text[left.end : right.start]
    if any(left.end <= g.start < right.start for g in grades):
        return False
    return _join().match(between) is not None or (left.count is not None and _INCLUDING.match(between) is not None)


def _owner(text: str, grades: Sequence[GradeMention], group: Sequence[Target]) -> int | None:
    """Give the number of the grade that a group of targets belongs to."""
    left = max((n for n, g in enumerate(grades) if g.end <= group[0].start), default=None)
    right = min((n for n, g in enumerate(grades) if g.start >= group[-1].end), default=None)
    gap_left = _DATE.sub("", text[grades[left].end : group[0].start]) if left is not None else ""
    gap_right = text[group[-1].end : grades[right].start] if right is not None else ""
    if left is not None and (_given().match(gap_left) or _ADJACENT.match(gap_left)):
        return left
    if left is not None and group[0].count is not None and len(gap_left) < _NEAR:
        return left
    if right is not None and _reaches(gap_right, text[grades[right].start : grades[right].end]):
        return right
    return None


def _reaches(gap: str, grade: str) -> bool:
    verbal = _VERBAL.match(grade) is not None and len(gap) < _NEAR
    linked = verbal or _linking().search(gap) is not None or _ADJACENT.match(gap) is not None
    return len(gap) <= _FAR and linked and _NEXT_CLAUSE.search(gap) is None


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
