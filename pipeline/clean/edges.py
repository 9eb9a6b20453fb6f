"""Short lines around an article that only their place gives away: mastheads, datelines, authors' names, topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule, hinted
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_NAMED = r"[A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]+){1,3}"
_NAMES = re.compile(rf"\b(?!(?:B[Yy]|Words)\b){_NAMED}")
_NAME = re.compile(_NAMED)
_NAME_WORDS = 5
_POSTED = frozenset({Reason.BYLINE, Reason.DATE})
_TOP = 8
_SITE_WORDS = 6
_HEADLINE_WORDS = 4
_DATED_WORDS = 3
_KICKER = re.compile(
    r"""(?:["“'‘][A-Z\d’' ,!?-]{4,60}["”'’]|[A-Z]{2,}(?:[ ][A-Z\d’'&-]{2,}){1,4}!?)[ ](?=\W?[A-Z\d]\S*[ ])"""
)
_LOWER = re.compile(r"\b[a-z]{2,}")
_KICKED = (5, 20)
_TOPIC_WORDS = 3
_LEAST_TOPICS = 2
_MARKS = tuple("\"“”'‘’")


def mark_masthead(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop the name of the site and its motto (*Vale Echo | News that you trust*) where a headline follows.

    The name is the shorter part and stands first; in the title of a page it stands last.
    """
    top = _first_sentence(units, reasons)
    for number, unit in enumerate(units[: min(top, _TOP)]):
        name, bar, _ = unit.text.partition(" | ")
        if reasons[number] is not None or not bar or unit.closed or unit.level:
            continue
        site = len(name.split()) <= min(_SITE_WORDS, len(unit.text.split()) // 2)
        if site and _followed(units, reasons, number + 1, top):
            reasons[number] = Reason.NAVIGATION


def mark_datelines(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop lines between headline and story that say where and when it came out: *Vale Echo, 3 May 2024, 7.15am*.

    Elsewhere such a line may date what the story tells of; and what stands alone above the story is its headline.
    """
    lines = hinted(units, "dateline")
    top = _first_sentence(units, reasons) if lines else 0
    heads = [n for n in range(max(top - _TOP, 0), top) if reasons[n] is None and units[n].words >= _DATED_WORDS]
    for number in lines:
        rule = first_rule(units[number], "dateline") if number in heads else None
        if rule is not None and len(heads) > 1 and not units[number].level:
            reasons[number] = rule.reason
            heads.remove(number)


def mark_names(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop lines that hold nothing but the name of an author: one that a byline names, or beside a line of posting."""
    posted = [number for number, reason in enumerate(reasons) if reason in _POSTED]
    if not posted:
        return
    authors = {found.group() for number in posted for found in _NAMES.finditer(units[number].text)}
    top = _first_sentence(units, reasons)
    for number, unit in enumerate(units):
        if unit.words > _NAME_WORDS or reasons[number] is not None or unit.kind == "heading":
            continue
        beside = 0 < number < top and not _POSTED.isdisjoint(reasons[number - 1 : number + 2])
        if unit.text in authors or (beside and _NAME.fullmatch(unit.text)):
            reasons[number] = Reason.BYLINE


def mark_kickers(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop headlines of other stories between paragraphs: two in a row that begin with words in capitals."""
    top = _first_sentence(units, reasons)
    for row in _rows([reasons[n] is None and n > top and _kicked(unit) for n, unit in enumerate(units)]):
        if len(row) > 1:
            for number in row:
                reasons[number] = Reason.RELATED


def mark_topics(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop a row of topics below an article: its last lines, where they are names of things.

    Not below a lead-in, and not right below speech, where they may be the speaker's name and role.
    """
    kept = [number for number, reason in enumerate(reasons) if reason is None]
    row = len(kept)
    while row and _topic(units[kept[row - 1]]):
        row -= 1
    if not row or len(kept) - row < _LEAST_TOPICS:
        return
    above = units[kept[row - 1]]
    speech = above.text.startswith(_MARKS) or above.text.endswith(_MARKS)
    if above.sentence and not above.text.endswith(":") and not (speech and kept[row] == kept[row - 1] + 1):
        for number in kept[row:]:
            reasons[number] = Reason.TAGS


def _first_sentence(units: Sequence[Unit], reasons: Reasons) -> int:
    return next((n for n, u in enumerate(units) if reasons[n] is None and u.sentence), len(units))


def _followed(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> bool:
    """Tell whether a headline stands in a stretch above the text."""
    return any(
        reasons[n] is None and units[n].words >= _HEADLINE_WORDS and "|" not in units[n].text for n in range(start, end)
    )


def _kicked(unit: Unit) -> bool:
    least, most = _KICKED
    if unit.closed or not least <= unit.words <= most:
        return False
    found = _KICKER.match(unit.text)
    return found is not None and len(_LOWER.findall(unit.text, found.end())) > 1


def _topic(unit: Unit) -> bool:
    plain = unit.kind == "paragraph" and unit.words <= _TOPIC_WORDS and not unit.closed and unit.text[:1].isupper()
    return plain and first_rule(unit, "story", "resume") is None


def _rows(marks: Sequence[bool]) -> Iterator[list[int]]:
    row: list[int] = []
    for number, marked in enumerate(marks):
        if marked:
            row.append(number)
        elif row:
            yield row
            row = []
    if row:
        yield row
