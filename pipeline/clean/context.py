"""Boilerplate that is known by its neighbours: what stands again, adverts under a label, sections of other stories."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from pipeline.clean.rules import first_rule, hinted, judged, line_reason
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason, Rule

Reasons = list[Reason | None]

_ADVERT_UNITS = 3
_ADVERT_WORDS = 30
_REPEATED_WORDS = 6
_OFTEN = 3
_PROSE_WORDS = 12
_NEXT = 1
_TITLES, _TITLE_REACH, _TITLE_WORDS = 3, 400, 4
_TITLE_CHARACTERS = 120
_WORD = re.compile(r"\w+")
_DIVIDER = re.compile(r"\s[|–—·»-]\s")
_AFTERTHOUGHT = 0.35


def mark_lines(units: Sequence[Unit], reasons: Reasons) -> None:
    """Write the reason of each unit that is boilerplate by its own words; what stands again is not judged again."""
    known: dict[tuple[str, str, int], Reason | None] = {}
    for number in judged(units):
        if reasons[number] is None:
            unit = units[number]
            line = unit.text, unit.kind, unit.cells
            if line not in known:
                known[line] = line_reason(unit)
            reasons[number] = known[line]


def mark_repeated(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop what stands twice in a row (an image's text and its caption) but for the last; all of what stands often.

    Of prose one copy stays, however often it stands: a page may hold its article for several screens.
    """
    texts = [unit.text for unit in units if unit.words >= _REPEATED_WORDS]
    if len(set(texts)) == len(texts):
        return
    last: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit.words >= _REPEATED_WORDS:
            last.setdefault(unit.text, []).append(number)
    for numbers in last.values():
        for number, following in pairwise(numbers):
            if following - number <= _NEXT or len(numbers) >= _OFTEN:
                reasons[number] = reasons[number] or Reason.REPEATED
        prose = units[numbers[-1]].closed and units[numbers[-1]].words >= _PROSE_WORDS
        if len(numbers) >= _OFTEN and not prose:
            reasons[numbers[-1]] = reasons[numbers[-1]] or Reason.REPEATED


def mark_page_title(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop the page's title (*Headline | Site*) at the top of a text where the headline itself follows."""
    for number, unit in enumerate(units[:_TITLES]):
        if reasons[number] is None and _DIVIDER.search(unit.text) and not unit.closed:
            begin = _begin(unit.text[:_TITLE_CHARACTERS].lower())
            others = (other.text[:_TITLE_CHARACTERS].lower() for other in units[number + 1 : number + _TITLE_REACH])
            if begin and any(begin[0] in text and _begin(text) == begin for text in others):
                reasons[number] = Reason.REPEATED


def _begin(text: str) -> list[str] | None:
    words = _WORD.findall(text)
    return words[:_TITLE_WORDS] if len(words) >= _TITLE_WORDS else None


def mark_labelled(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop labels such as *Advertisement* with what they label: short lines up to the next gap.

    What only an advert says (*'It saved us hours' - Dr B, Upton*) goes with one above it, whatever lies between.
    """
    for number in hinted(units, "label", "labelled"):
        unit, reason = units[number], reasons[number]
        if (reason is None or reason is Reason.ADVERT) and first_rule(unit, "label"):
            reasons[number] = Reason.ADVERT
            _drop_labelled(units, reasons, number + 1)
        elif reason is None and number and reasons[number - 1] is Reason.ADVERT and first_rule(unit, "labelled"):
            reasons[number] = Reason.ADVERT


def mark_sections(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop headings such as *Most read* with what follows: to the end, or to the next paragraph of the story.

    To the end where little prose is left below the heading, and always below comments past the middle; in a page only
    below comments, since elements tell there where a section ends. Notes to editors end every section.
    """
    rules = [(n, rule) for n in hinted(units, "section") if (rule := _section_rule(units[n], reasons[n])) is not None]
    if not rules:
        return
    prose = [unit.words if unit.sentence and reasons[n] is None else 0 for n, unit in enumerate(units)]
    above, total = list(accumulate(prose)), sum(prose)
    resumes = [n for n in hinted(units, "resume") if first_rule(units[n], "resume")] + [len(units)]
    done = 0
    for number, rule in rules:
        if number < done or not above[number]:
            continue
        end = resumes[bisect_right(resumes, number)]
        if total - above[number] > above[number] * _afterthought(units[number], rule.reason):
            end = _resumed(units, number + 1, end)
        for other in range(number, end):
            reasons[other] = reasons[other] or rule.reason
        done = end


def _resumed(units: Sequence[Unit], start: int, end: int) -> int:
    """Give where the story goes on in a stretch: at its first paragraph, or at the short heading above that."""
    at = next((n for n in range(start, end) if units[n].sentence), end)
    heads = at < end and at > start + 1 and units[at - 1].words <= _TITLE_WORDS and units[at - 1].apart
    return at - 1 if heads and all(units[n].words > _TITLE_WORDS for n in range(start, at - 1)) else at


def _section_rule(unit: Unit, reason: Reason | None) -> Rule | None:
    goes = reason is None or reason is Reason.RELATED or reason is Reason.COMMENTS
    return first_rule(unit, "section") if goes else None


def _afterthought(unit: Unit, reason: Reason) -> float:
    """Give how much prose below a heading, as a share of that above, still goes with it."""
    if reason is Reason.COMMENTS:
        return 1.0
    return _AFTERTHOUGHT if unit.element < 0 else 0.0


def _drop_labelled(units: Sequence[Unit], reasons: Reasons, start: int) -> None:
    for number in range(start, min(start + _ADVERT_UNITS, len(units))):
        unit = units[number]
        if unit.apart or unit.sentence or unit.words > _ADVERT_WORDS or (number > start and unit.prose):
            return
        if number > start and units[start].element < 0 and not units[start - 1].apart:
            return
        reasons[number] = Reason.ADVERT
