from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from pipeline.record.calendar import on_the_calendar

DATES = ["2024", "2024-02", "2024-02-29", "2024-02-29T09:30:00+01:00", "2024-06-10/2024-06-14", "2023/2024-01"]


@pytest.mark.parametrize("value", DATES)
def test_date_is_as_precise_as_stated(value):
    assert on_the_calendar(value) == value


NONE = ["", "2024-13", "2023-02-29", "20240229", "2024-W05", "2024-2-1", "12 July 2024", "2024/", "2024/2025/2026"]
NONE += ["2024-02-29T25:00", "2024-06-10/2024-06-31"]


@pytest.mark.parametrize("value", NONE)
def test_day_that_there_is_not_is_refused(value):
    with pytest.raises(PydanticCustomError, match="no date of the calendar"):
        on_the_calendar(value)
