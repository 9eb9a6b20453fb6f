from __future__ import annotations

import pytest

from pipeline.clean.build import to_page
from pipeline.page import Metadata, RawPage

PROSE = (
    "The home in Larkfield is safe and staff are kind, inspectors have found, and families say that they feel welcome."
)
MORE = "Managers have been told to write a plan by June, and the home will be visited again within a year, it says."
HEADLINE = "Larkfield home rated good again"


def metadata(*lines: str) -> Metadata:
    return to_page(RawPage("", "\n\n".join(lines), "text/plain")).metadata


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Posted 11 Oct 2024", "2024-10-11", None),
        ("Vale FM newsroom, 11 October 2024, 7:15am", "2024-10-11", None),
        ("News | 11 October 2024", "2024-10-11", None),
        ("June 18, 2024", "2024-06-18", None),
        ("Published: 9:00, 8 July 2025", "2025-07-08", None),
        ("Published: 22:30, 9 Jul 2025 | Updated: 07:15, 10 Jul 2025", "2025-07-09", "2025-07-10"),
        ("Last updated 3 May 2024", None, "2024-05-03"),
        ("Jo Fry · 8 Apr 2025 · 3 min read", "2025-04-08", None),
        ("Published\n12 November 2025\nPage last updated\n13 November 2025", "2025-11-12", "2025-11-13"),
    ],
)
def test_line_of_posting_below_the_headline_dates_the_article(line, published, modified) -> None:
    found = metadata(HEADLINE, line, PROSE, MORE)
    assert (found.published, found.modified) == (published, modified)


def test_line_of_posting_above_the_headline_dates_the_article() -> None:
    assert metadata("Posted 11 Oct 2024", HEADLINE, PROSE, MORE).published == "2024-10-11"


def test_line_below_the_headline_counts_more_than_one_above() -> None:
    assert metadata("1 May 2024", HEADLINE, "Posted 3 May 2024", PROSE).published == "2024-05-03"


def test_line_right_below_the_article_counts_where_it_says_what_it_is() -> None:
    assert metadata(HEADLINE, PROSE, MORE, "Published: 3 May 2024").published == "2024-05-03"
    assert metadata(HEADLINE, PROSE, MORE, "3 May 2024").published is None


@pytest.mark.parametrize(
    "lines",
    [
        (HEADLINE, PROSE, MORE, "Related stories", "Pool to open in June", "3 May 2024"),
        (HEADLINE, PROSE, f"{MORE} The report was published on 3 May 2024."),
        ("Pool to open in June", "3 May 2020", "Read more", "Home | News", "Sport | Weather", HEADLINE, PROSE),
    ],
    ids=["teaser below", "the report's date", "teaser above"],
)
def test_other_dates_are_not_the_articles(lines) -> None:
    assert metadata(*lines).published is None


def test_exclusive_byline_gives_the_author() -> None:
    assert metadata(HEADLINE, "EXCLUSIVE by Jo Fry, Care Editor", PROSE).author == "Jo Fry"
