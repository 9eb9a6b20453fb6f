from __future__ import annotations

import pytest

from pipeline.clean.context import Reasons, mark_lines
from pipeline.clean.edges import mark_datelines, mark_kickers, mark_masthead, mark_names, mark_topics
from pipeline.clean.lines import to_units

PROSE = "Inspectors found that leaders know the service well and that they act on what they find in each of the homes."
HEADLINE = "Larkfield home praised for kind staff"


def marked(lines: tuple[str, ...], *marks) -> list[str | None]:
    units = to_units("\n".join(lines))
    reasons: Reasons = [None] * len(units)
    for mark in (mark_lines, *marks):
        mark(units, reasons)
    return [reason and reason.value for reason in reasons]


def test_masthead_above_the_headline_goes() -> None:
    lines = ("Vale Care Post | Independent news for everyone who works in care", HEADLINE, PROSE)
    assert marked(lines, mark_masthead) == ["navigation", None, None]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{HEADLINE} | Vale Care Post", PROSE),
        (f"{HEADLINE} | Vale Care Post", "Families say that they feel at home", PROSE),
        ("Vale Care | Larkfield home is praised for its staff", PROSE),
        (HEADLINE, PROSE, "Safe | Rated as good in each of the three homes"),
    ],
    ids=["title alone", "title above a standfirst", "nothing follows", "below the text"],
)
def test_other_lines_with_a_bar_stay(lines) -> None:
    assert marked(lines, mark_masthead) == [None] * len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "Vale FM newsroom, 2 May 2023, 7:15am",
        "The Vale Echo · Tuesday 2 May 2023",
        "Jo Fry, education reporter, 2 May 2023",
        "Vale Council news – 02/05/2023",
        "The Lamp: news from Vale College, May 2, 2023",
        "2 May 2023 | Education",
        "For immediate release: Tuesday 2 May 2023",
        "EMBARGOED UNTIL 00.01 TUESDAY 2 MAY 2023",
    ],
)
def test_line_of_outlet_and_date_between_headline_and_story_goes(line: str) -> None:
    assert marked((HEADLINE, line, PROSE), mark_datelines) == [None, "date", None]
    assert marked((line, HEADLINE, PROSE), mark_datelines) == ["date", None, None]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{HEADLINE}, 2 May 2023", PROSE),
        (HEADLINE, "Full inspection report, 2 May 2023", PROSE),
        (HEADLINE, PROSE, "Open evening, 2 May 2023", PROSE),
        (HEADLINE, "Families say that they feel at home, as they did in May", PROSE),
    ],
    ids=["headline alone", "names the report", "within the story", "no date"],
)
def test_other_lines_with_a_date_stay(lines) -> None:
    assert marked(lines, mark_datelines) == [None] * len(lines)


def test_name_that_a_byline_names_goes_wherever_it_stands_alone() -> None:
    lines = (HEADLINE, "By Jo Fry and Al Ray", PROSE, "Jo Fry", PROSE)
    assert marked(lines, mark_names) == [None, "byline", None, "byline", None]


def test_name_beside_a_date_above_the_text_goes() -> None:
    assert marked((HEADLINE, "3 May 2024", "Jo Fry", PROSE), mark_names) == [None, "date", "byline", None]


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, "“We are proud of them all, and they know it.”", "Jo Fry", PROSE),
        ("Larkfield Home", "3 May 2024", PROSE),
        (HEADLINE, PROSE, "By Jo Fry", "Bo Lee", PROSE),
    ],
    ids=["speaker", "headline", "below the text"],
)
def test_other_names_stay(lines) -> None:
    found = marked(lines, mark_names)
    assert {
        reason for line, reason in zip(lines, found, strict=True) if line in {"Jo Fry", "Bo Lee", "Larkfield Home"}
    } == {None}


def test_two_headlines_with_words_in_capitals_between_paragraphs_go() -> None:
    lines = (PROSE, "'I LOST IT ALL' Gran, 70, tells of flood", "BUS STOP Fares row hits the town", PROSE)
    assert marked(lines, mark_kickers) == [None, "related", "related", None]


@pytest.mark.parametrize(
    "lines",
    [
        ("OUT OF TIME Watchdog slams the home", "TOO LATE Families speak out at last", PROSE),
        (PROSE, "NO MORE CHANCES", "Home told to act", PROSE),
        (PROSE, "OUT OF TIME Watchdog slams the home again", PROSE),
        (PROSE, "CQC Safe and well led in each home", "CQC Caring and kind in each home", PROSE),
    ],
    ids=["at the top", "sub-heading", "one alone", "one word"],
)
def test_other_lines_with_capitals_stay(lines) -> None:
    assert marked(lines, mark_kickers) == [None] * len(lines)


def test_row_of_topics_below_the_text_goes() -> None:
    assert marked((PROSE, "Larkfield", "Social care"), mark_topics) == [None, "tags", "tags"]


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, "Larkfield"),
        ("The homes are:", "Larkfield", "Oak House"),
        (f"“{PROSE}”", "Jo Fry", "Home Manager"),
        (PROSE, "Safe: good", "Well-led: good"),
        (PROSE, "Larkfield", "Oak House", PROSE),
        (PROSE, "• Larkfield", "• Oak House"),
    ],
    ids=["one alone", "under a lead-in", "speaker", "grades", "in the text", "list"],
)
def test_other_short_lines_at_the_end_stay(lines) -> None:
    assert marked(lines, mark_topics) == [None] * len(lines)
