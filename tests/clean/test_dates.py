from __future__ import annotations

import pytest

from pipeline.clean.dates import iso_date, posting_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-06-18T07:00:11+01:00", "2024-06-18T07:00:11+01:00"),
        ("2024-06-05T00:01:00+0100", "2024-06-05T00:01:00+01:00"),
        ("2024-09-12T08:12:00.000Z", "2024-09-12T08:12:00+00:00"),
        ("2024-09-12 08:12:00", "2024-09-12T08:12:00"),
        ("2026-01-22", "2026-01-22"),
        ("2024-07", "2024-07"),
        ("Posted on 21 March 2024 in Press releases", "2024-03-21"),
        ("Wednesday, 3rd May 2023 - 2 min read", "2023-05-03"),
        ("June 18, 2024", "2024-06-18"),
        ("19/10/2021", "2021-10-19"),
        ("19-10-2021", "2021-10-19"),
        ("2021/10/19", "2021-10-19"),
        ("Release date: 19/10/21", "2021-10-19"),
        ("Sept 2022", "2022-09"),
        ("the 1st of December 1999", "1999-12-01"),
    ],
)
def test_date_becomes_iso_as_precise_as_stated(text, iso) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "Friday 12 July", "31 February 2024", "2024-13", "2024-02-30", "10/13/2021", "10/13/21", "1/2/3/21", "may 2"],
)
def test_what_is_no_date_is_none(text) -> None:
    assert iso_date(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 May 2024", ("2024-05-03", None)),
        ("First published 1 May 2024, last updated 3 May 2024", ("2024-05-01", "2024-05-03")),
        ("Updated: 3 May 2024 | Published: 1 May 2024", ("2024-05-01", "2024-05-03")),
        ("Updated 10:42\n3 May 2024", (None, "2024-05-03")),
        ("Posted 2 May 2024\n4 May 2024", ("2024-05-02", None)),
        ("Issued: 2/5/24", ("2024-05-02", None)),
        ("Updated plans", (None, None)),
        ("", (None, None)),
    ],
)
def test_date_belongs_to_the_word_before_it(text, found) -> None:
    assert posting_dates(text) == found
