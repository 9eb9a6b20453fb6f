"""Dates in a record: ISO, as precise as stated, and days that there are."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from pydantic_core import PydanticCustomError

_DATES_KEPT = 1024
_YEAR, _MONTH, _DAY = len("2024"), len("2024-07"), len("2024-07-12")


@lru_cache(maxsize=_DATES_KEPT)
def on_the_calendar(value: str) -> str:
    """Give the value back where it is a year, a month, a day, a moment, or an interval of two of these.

    Raises:
        PydanticCustomError: It is none, or there is no such day.
    """
    try:
        for part in value.split("/"):
            _read(part)
    except ValueError as error:
        raise PydanticCustomError("law", "no date of the calendar") from error
    if value.count("/") > 1:
        raise PydanticCustomError("law", "no date of the calendar")
    return value


def _read(value: str) -> None:
    rest = {_YEAR: "-01-01", _MONTH: "-01"}.get(len(value), "")
    if len(value) > _DAY:
        datetime.fromisoformat(value)
    elif (value + rest)[4::3] != "--" or len(value + rest) != _DAY:
        raise ValueError(value)
    else:
        date.fromisoformat(value + rest)
