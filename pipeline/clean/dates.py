"""Dates as pages write them become ISO."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from pipeline.lexicons.boilerplate import named_part

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?")
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<number>\d{{1,2}})(?P=mark){_YEAR}\b",
        rf"\b{_YEAR}/(?P<number>\d{{1,2}})/(?P<day>\d{{1,2}})\b",
        r"(?<![\d./-])(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<short>\d\d)(?![\d/])",
        rf"(?<!\d\s)\b{_MONTH}\s+{_YEAR}\b",
    )
)
_FIGURES = re.compile(r"\d{4}|/\d\d\b")  # every date holds a year
_LONGEST = 200
_LONGEST_POSTING = 1000


def iso_date(text: str) -> str | None:
    """Give the first date in a text as ISO, as precise as stated; None where there is none.

    Dates in figures are read with the day first, as in Britain. A date without a year is none.
    """
    text = text[:_LONGEST]
    found = _ISO.search(text)
    if found and (value := _iso(found.group())):
        return value
    return next((value for pattern in _WRITTEN if (value := _written(pattern.search(text)))), None)


def posting_dates(text: str) -> tuple[str | None, str | None]:
    """Give when a page was published and when changed, from its lines of posting; None for what they do not say.

    A date belongs to the last word before it (*Published*, *Updated*), up to the date before; without one it is that of
    publication. The first of each counts.
    """
    text = text[:_LONGEST_POSTING]
    dates = list(_dates(text)) if _FIGURES.search(text) else ()
    labels = list(named_part("posted").finditer(text)) if dates else ()
    published = modified = None
    last = 0
    for start, end, value in dates:
        label = next((found.group() for found in reversed(labels) if last <= found.start() < start), "")
        if named_part("updated").search(label):
            modified = modified or value
        else:
            published = published or value
        last = end
    return published, modified


def _dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and ISO form of the dates of a text, in order, without overlap."""
    found = [(m.start(), -m.end(), _iso(m.group())) for m in _ISO.finditer(text)]
    found += [(m.start(), -m.end(), _written(m)) for pattern in _WRITTEN for m in pattern.finditer(text)]
    last = 0
    for start, end, value in sorted(found, key=lambda item: item[:2]):
        if value is not None and start >= last:
            last = -end
            yield start, last, value


def _iso(text: str) -> str | None:
    if len(text) == len("2024-07"):
        return text if "01" <= text[5:] <= "12" else None
    try:
        return date.fromisoformat(text).isoformat() if len(text) == len("2024-07-12") else _moment(text)
    except ValueError:
        return None


def _moment(text: str) -> str:
    return datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "")).isoformat()


def _written(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    parts = found.groupdict()
    name = parts.get("month")
    month = _MONTHS.index(name[:3].lower()) // 3 + 1 if name else int(parts["number"])
    year = parts.get("year") or f"20{parts['short']}"
    if "day" not in parts:
        return f"{year}-{month:02}"
    try:
        return date(int(year), month, int(parts["day"])).isoformat()
    except ValueError:
        return None
