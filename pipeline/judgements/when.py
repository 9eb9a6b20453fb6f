"""Whether a grade is this inspection's or an earlier one's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.annotations import CURRENT, PREVIOUS, Inspection
from pipeline.judgements.grades import GradeMention, is_previous
from pipeline.judgements.terms import CURRENT as NOW
from pipeline.judgements.terms import Vocabulary, alternatives

_YEAR = re.compile(r"(?<!\bAct )(?<!\bAct, )\b((?:19|20)\d\d)\b")
_BOUNDARY = re.compile(r",\s|;\s|\s(?:but|while|whereas|although|when|after)\s")
_AFTERWARDS = re.compile(
    r",?\s+(?:[\w-]+\s+){1,3}(?:years|months|weeks|days)\s+after\b"
    r"|,?\s+(?:just\s+|exactly\s+|the\s+same\s+)*as\s+(?:at|in|on|during|before|(?:it|they|she|he)\s+(?:was|were|had)\b)"
    r"|,\s+having\s+been\s+(?:in|placed|put)\b"
    r"|,?\s+(?:unchanged|no\s+change|no\s+different|the\s+same)\s+(?:from|since|as)\b"
)
_DATED = re.compile(r"['\"’”]?\s+(?:in|on|since)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b")
_FEW = 16
_LEAD = re.compile(
    r"^\s*(?:since|after|following|despite|(?:[\w-]+\s+){1,3}(?:years|months|weeks)\s+(?:after|since|on\s+from))\b[^,]*,",
    re.IGNORECASE,
)


def windows(text: str, start: int, end: int, grades: list[GradeMention]) -> list[str]:
    """Give the words that belong to each grade of a sentence, parted at the first clause boundary between two.

    Without one, what dates a grade right behind it (*poor in 2019 and good in 2022*) belongs to it.
    """
    edges = [start]
    for left, right in pairwise(grades):
        between = _BOUNDARY.search(text, left.end, right.start)
        dated = _DATED.match(text, left.end, right.start)
        edges.append(between.start() if between else dated.end() if dated else left.end)
    edges.append(end)
    return [text[edges[n] : edges[n + 1]] for n in range(len(grades))]


def when_of(words: Vocabulary, grade: GradeMention, window: str, inspection: Inspection) -> str:
    """Give `current` or `previous`: by *from … to*, by cue words, by an older year, by a visit that gives no grades."""
    if grade.moved == "from" or _ungraded(words, inspection):
        return PREVIOUS
    if grade.moved == "to":
        return PREVIOUS if _older(_behind(grade, window), inspection) else CURRENT
    if words.has(PREVIOUS, _right_before(grade, window)):
        return PREVIOUS
    window = _until_afterwards(grade, window)
    told = _LEAD.sub("", window) if _rated_after(words, grade, window) else window
    return PREVIOUS if is_previous(words, told) or _older(told, inspection) else CURRENT


def when_of_each(
    words: Vocabulary, grades: Sequence[GradeMention], parts: Sequence[str], inspection: Inspection
) -> list[str]:
    """Give the time of each grade of a sentence; what opens it (*At its last inspection …*) holds for all that follow.

    It holds until a contrast or a word for now: *in 2020 safety was good and care poor, but today …*.
    """
    times = [when_of(words, grade, part, inspection) for grade, part in zip(grades, parts, strict=True)]
    if not grades or times[0] == CURRENT or grades[0].moved:
        return times
    lead = parts[0][: max(len(parts[0]) - (grades[0].end - grades[0].start), 0)]
    if not is_previous(words, lead) and not _older(lead, inspection):
        return times
    for number in range(1, len(grades)):
        if grades[number].moved or _contrast().match(parts[number]) or words.has(NOW, parts[number]):
            break
        times[number] = PREVIOUS
    return times


@cache
def _contrast() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{alternatives('contrast')})\b", re.IGNORECASE)


def _right_before(grade: GradeMention, window: str) -> str:
    """Give the few words before the grade: *lost its good rating and must now improve* tells of an earlier one."""
    at = max(window.lower().rfind(grade.name.lower()), 0)
    return " ".join(window[max(at - _FEW, 0) : at].split()[-2:])


def _until_afterwards(grade: GradeMention, window: str) -> str:
    """Give the window without what the grade came after or is like: *rated good, as at its last inspection*."""
    behind = _behind(grade, window)
    later = _AFTERWARDS.search(behind)
    return window[: len(window) - len(behind) + later.start()] if later else window


def _behind(grade: GradeMention, window: str) -> str:
    """Give the words after the grade: a year there dates it (*up to good in 2020*), one before it the older grade."""
    return (
        window[window.lower().rfind(grade.name.lower()) + len(grade.name) :]
        if grade.name.lower() in window.lower()
        else ""
    )


def _ungraded(words: Vocabulary, inspection: Inspection) -> bool:
    return any(kind.name == inspection.type and not kind.graded for kind in words.profile.kinds)


def _rated_after(words: Vocabulary, grade: GradeMention, window: str) -> bool:
    """Tell whether a grade is given behind an opening that dates it (*Four years after it was put in …, it is …*)."""
    lead = _LEAD.match(window)
    if lead is None or not words.has("rates", window[lead.end() :]):
        return False
    return not words.has("rates", lead.group()) or grade.name.lower() not in lead.group().lower()


def _older(window: str, inspection: Inspection) -> bool:
    """Tell whether a year in the window is before that of the report and not that of the inspection."""
    if inspection.published is None:
        return False
    report, visit = inspection.published.value[:4], inspection.inspected.value[:4] if inspection.inspected else ""
    return any(year < report and year != visit for year in _YEAR.findall(window))
