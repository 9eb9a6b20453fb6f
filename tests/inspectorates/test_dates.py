from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.inspectorates.dates import find_dates, parse_page_date, resolve

PAGE = date(2024, 2, 27)  # a Tuesday


def told(text, *, page=None, earlier=None, latest=None):
    return [resolve(m, page=page, earlier=earlier, latest=latest) for m in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 10 October 2024", "2024-10-10"),
        ("on 1st March 2023", "2023-03-01"),
        ("on Tuesday, 4 February 2025", "2025-02-04"),
        ("on March 3, 2025", "2025-03-03"),
        ("in January 2020", "2020-01"),
        ("between 4 and 14 December 2023", "2023-12-04/2023-12-14"),
        ("on 16, 17 and 18 April 2024", "2024-04-16/2024-04-18"),
        ("from 2 to 3 December 2025", "2025-12-02/2025-12-03"),
        ("on 5 Sept 2022", "2022-09-05"),
        ("in 2019", "2019"),
        ("2024-06-18", "2024-06-18"),
        ("on 31 June 2024", None),
    ],
)
def test_full_date_is_read(text, value):
    assert told(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("published today", "2024-02-27"),
        ("published yesterday", "2024-02-26"),
        ("published last Thursday", "2024-02-22"),
        ("out on Monday", "2024-02-26"),
        ("out on Tuesday", "2024-02-27"),
        ("this week", "2024-02"),
        ("last month", "2024-01"),
        ("on Friday 1 March", "2024-03-01"),
        ("on 28 December", "2023-12-28"),
        ("in January", "2024-01"),
    ],
)
def test_date_without_a_year_is_resolved_near_the_page(text, value):
    assert told(text, page=PAGE) == [value]


def test_weekday_and_day_take_the_first_fitting_year_after_an_earlier_inspection():
    assert told("Friday 12 July", earlier=2019) == ["2024-07-12"]


def test_yearless_date_takes_the_year_that_the_text_names():
    assert told("12 July", latest=2023) == ["2023-07-12"]


@pytest.mark.parametrize("text", ["today", "12 July", "on Monday", "in March"])
def test_nothing_known_gives_none(text):
    assert told(text) == [None]


@pytest.mark.parametrize("text", ["it may rise", "they march on", "1,200 pupils", "in a day", "Year 6 pupils"])
def test_other_words_are_no_dates(text):
    assert [m for m in find_dates(text) if m.month and m.days] == []


def test_page_date_is_read_from_a_date_time():
    assert parse_page_date("2024-06-05T09:00:00+01:00") == date(2024, 6, 5)
    assert parse_page_date("June") is None
    assert parse_page_date(None) is None


@given(st.text(alphabet="0123456789 -/JanuryMchFidst,thno"), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_resolves_without_an_exception(text, page):
    for mention in find_dates(text):
        resolve(mention, page=page, earlier=2019, latest=None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("earlier today", "2025-03-12"),
        ("this morning", "2025-03-12"),
        ("last night", "2025-03-11"),
        ("two days ago", "2025-03-10"),
        ("3 days ago", "2025-03-09"),
        ("two weeks ago", "2025-02-26"),
        ("a week ago", "2025-03-05"),
        ("the day before yesterday", "2025-03-10"),
        ("last Wednesday", "2025-03-05"),
        ("on Wednesday", "2025-03-12"),
        ("04.03.2025", "2025-03-04"),
        ("earlier this week", "2025-03"),
    ],
)
def test_words_for_days_near_the_page_s_own(text, value):
    found = next(iter(find_dates(f"It came out {text}.")))
    assert resolve(found, page=date(2025, 3, 12), earlier=None, latest=None) == value
