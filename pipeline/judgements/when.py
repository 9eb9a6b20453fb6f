"""Whether a grade is this inspection's or an earlier one's."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.annotations import CURRENT, PREVIOUS, Inspection
from pipeline.judgements.grades import GradeMention, is_previous
from pipeline.judgements.terms import Vocabulary

_YEAR = re.compile(r"(?<!\bAct )(?<!\bAct, )\b((?:19|20)\d\d)\b")
_BOUNDARY = re.compile(r",\s|;\s|\s(?:but|while|whereas|although|when|after)\s")
_LEAD = re.compile(r"^\s*(?:since|after|following|despite)\b[^,]*,", re.IGNORECASE)


def windows(text: str, start: int, end: int, grades: list[GradeMention]) -> list[str]:
    """Give the words that belong to each grade of a sentence, parted at the first clause boundary between two."""
    edges = [start]
    for left, right in pairwise(grades):
        between = _BOUNDARY.search(text, left.end, right.start)
        edges.append(between.start() if between else left.end)
    edges.append(end)
    return [text[edges[n] : edges[n + 1]] for n in range(len(grades))]


def when_of(words: Vocabulary, grade: GradeMention, window: str, inspection: Inspection) -> str:
    """Give `current` or `previous`: by *from … to*, by cue words, by an older year, by a visit that gives no grades."""
    if grade.moved == "from" or _ungraded(words, inspection):
        return PREVIOUS
    if grade.moved == "to":
        return PREVIOUS if _older(_behind(grade, window), inspection) else CURRENT
    told = _LEAD.sub("", window) if _LEAD.match(window) and _rated_after(words, window) else window
    return PREVIOUS if is_previous(words, told) or _older(told, inspection) else CURRENT


def _behind(grade: GradeMention, window: str) -> str:
    """Give the words after the grade: a year there dates it (*up to good in 2020*), one before it the older grade."""
    return window[window.lower().rfind(grade.name) + len(grade.name) :] if grade.name in window.lower() else ""


def _ungraded(words: Vocabulary, inspection: Inspection) -> bool:
    return any(kind.name == inspection.type and not kind.graded for kind in words.profile.kinds)


def _rated_after(words: Vocabulary, window: str) -> bool:
    lead = _LEAD.match(window)
    return lead is not None and words.has("rates", window[lead.end() :]) and not words.has("rates", lead.group())


def _older(window: str, inspection: Inspection) -> bool:
    """Tell whether a year in the window is before that of the report and not that of the inspection."""
    if inspection.published is None:
        return False
    report, visit = inspection.published.value[:4], inspection.inspected.value[:4] if inspection.inspected else ""
    return any(year < report and year != visit for year in _YEAR.findall(window))
