"""Dates as articles write them: found in text, and resolved with the years and weekdays that the text supports."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted([*_MONTHS, *_SHORT], key=len, reverse=True))
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_LIST = rf"{_DAY}(?:\s*(?:,|and|to|until|[-–])\s*(?:and\s+)?{_DAY})*"
_WEEKDAY = rf"(?:(?:{'|'.join(_DAYS)}),?\s+(?:the\s+)?)"
_YEAR = r"(?:19|20)\d\d"
_RELATIVE = (
    r"(?:earlier\s+)?today|the\s+day\s+before\s+yesterday|this\s+(?:morning|afternoon|evening)|tonight|yesterday|last\s+night"
    r"|(?:earlier\s+)?this\s+(?:week|month)|last\s+(?:week|month)|(?:\d|a|one|two|three|four)\s+(?:day|week)s?\s+ago"
)
_BEFORE = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}
_AGO = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PATTERN = re.compile(
    rf"(?<![\w.])(?:(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<figures>\d?\d[/.]\d?\d[/.]{_YEAR})"
    rf"|(?P<weekday>{_WEEKDAY})?(?P<days>{_LIST})\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<weekday2>{_WEEKDAY})?(?P<month2>{_MONTH})\b\.?\s+(?P<days2>{_LIST})(?:,?\s+(?P<year2>{_YEAR}))?"
    rf"|(?P<month3>{'|'.join(_MONTHS)})(?:,?\s+(?P<year3>{_YEAR}))?"
    rf"|(?P<day4>(?:(?:last|this|on|published|released|out)\s+)(?:{'|'.join(_DAYS)}))\b"
    rf"(?!,?\s+(?:the\s+)?(?:\d|{_MONTH}\b))"
    rf"|(?P<relative>{_RELATIVE})"
    rf"|(?P<year5>{_YEAR}))(?!\w)",
    re.IGNORECASE,
)
_WEEK = 7
_MAY = "may"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: its characters, and what it says; None for what it leaves out.

    `days` holds the first and the last day where it names several; `relative` is a word like *today*.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    days: tuple[int, int] | None = None
    weekday: int | None = None
    relative: str | None = None


def find_dates(text: str) -> Iterator[Mention]:
    """Yield the dates of a text in text order, without overlap; offsets index `text`."""
    for match in _PATTERN.finditer(text):
        mention = _to_mention(match)
        if mention is not None:
            yield mention


def _to_mention(match: re.Match[str]) -> Mention | None:
    part = match.groupdict()
    place = match.span()
    if part["iso"]:
        numbers = [int(piece) for piece in part["iso"].split("-")]
        return Mention(*place, year=numbers[0], month=numbers[1], days=(numbers[2], numbers[2]))
    if part["figures"]:
        return _in_figures(part["figures"], place)
    if part["relative"]:
        return Mention(*place, relative=" ".join(part["relative"].lower().split()))
    if part["day4"]:
        words = part["day4"].lower().split()
        return Mention(*place, weekday=_DAYS[words[-1]], relative="last weekday" if words[0] == "last" else "weekday")
    if part["month3"] == _MAY and not part["year3"]:
        return None
    month = part["month"] or part["month2"] or part["month3"]
    year = part["year"] or part["year2"] or part["year3"] or part["year5"]
    weekday = (part["weekday"] or part["weekday2"] or "").lower().replace(",", " ").split()
    return Mention(
        *place,
        year=int(year) if year else None,
        month=(_MONTHS | _SHORT)[month.lower()] if month else None,
        days=_first_and_last(part["days"] or part["days2"]),
        weekday=_DAYS[weekday[0]] if weekday else None,
    )


def _in_figures(written: str, place: tuple[int, int]) -> Mention | None:
    day, month, year = (int(piece) for piece in re.split("[/.]", written))
    return Mention(*place, year=year, month=month, days=(day, day)) if 0 < month <= len(_MONTHS) else None


def _first_and_last(days: str | None) -> tuple[int, int] | None:
    numbers = [int(number) for number in re.findall(r"\d+", days or "")]
    return (numbers[0], numbers[-1]) if numbers else None


def resolve(mention: Mention, *, page: date | None, earlier: int | None, latest: int | None) -> str | None:
    """Give the ISO date, month, year or interval that a mention means; None where it can't be told.

    Args:
        page: The day of the article itself, which relative and yearless dates are near to.
        earlier: The latest year that the text gives to an earlier inspection: the date lies after it.
        latest: The latest other year that the text names.
    """
    if mention.relative:
        return _relative(mention, page) if page else None
    year = mention.year or _year_of(mention, page=page, earlier=earlier, latest=latest)
    if year is None:
        return None
    return _iso(year, mention.month, mention.days)


def _relative(mention: Mention, page: date) -> str:
    words = (mention.relative or "").removeprefix("earlier ")
    if mention.weekday is not None:
        back = (page.weekday() - mention.weekday) % _WEEK
        return (page - timedelta(days=_WEEK if back == 0 and words.startswith("last") else back)).isoformat()
    if words.endswith("ago"):
        first, unit = words.split()[:2]
        times = _WEEK if unit.startswith("week") else 1
        return (page - timedelta(days=times * (_AGO.get(first) or int(first)))).isoformat()
    if words in {"this week", "this month", "last week", "last month"}:
        back = {"last week": _WEEK, "last month": page.day}.get(words, 0)
        return (page - timedelta(days=back)).strftime("%Y-%m")
    back = _BEFORE.get(words, 0)
    return (page - timedelta(days=back)).isoformat()


def _year_of(mention: Mention, *, page: date | None, earlier: int | None, latest: int | None) -> int | None:
    """Give the year nearest to the page's whose weekday fits, else the first that fits after the years of the text."""
    if mention.month is None:
        return None
    if page is not None:
        years = sorted((page.year, page.year - 1, page.year + 1), key=lambda year: _distance(year, mention, page))
    else:
        first = latest or (earlier + 1 if earlier else None)
        if first is None or (latest is None and mention.weekday is None):
            return None
        years = list(range(first, first + _WEEK + 4))
    return next((year for year in years if _fits(year, mention)), None)


def _distance(year: int, mention: Mention, page: date) -> int:
    day = mention.days[0] if mention.days else 15
    return abs((_safe_date(year, mention.month or 1, day) - page).days)


def _fits(year: int, mention: Mention) -> bool:
    if mention.weekday is None or mention.days is None:
        return True
    return _safe_date(year, mention.month or 1, mention.days[0]).weekday() == mention.weekday


def _safe_date(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _iso(year: int, month: int | None, days: tuple[int, int] | None) -> str | None:
    if month is None:
        return str(year)
    if days is None:
        return f"{year}-{month:02}"
    if max(days) > calendar.monthrange(year, month)[1]:
        return None
    first, last = (f"{year}-{month:02}-{day:02}" for day in days)
    return first if first >= last else f"{first}/{last}"


def parse_page_date(value: str | None) -> date | None:
    """Give the day of an ISO date or date-time; None for anything else."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
