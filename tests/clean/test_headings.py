from __future__ import annotations

import pytest

from pipeline.clean.decide import decide_text
from pipeline.clean.headings import is_title, mark_headings, mark_title
from pipeline.clean.lines import to_units

PROSE = "Inspectors found that leaders know the service well and that they act on what they find in each of the homes."
MORE = "Families say that they feel welcome at any hour, and that calls are answered by someone whom they know."
LAST = "Managers have been told to write a plan by June, and the home will be visited again before the year is out."
HEADLINE = "Larkfield home praised for kind staff"


def headings(*lines: str) -> list[str]:
    units = to_units("\n\n".join(lines))
    return [unit.text for unit in mark_headings(units, decide_text(units)) if unit.kind == "heading"]


def test_headline_is_the_first_line_above_the_text() -> None:
    assert headings(HEADLINE, "Families say that they feel at home", PROSE) == [HEADLINE]


def test_text_without_a_headline_has_none() -> None:
    assert headings(PROSE, PROSE) == []


@pytest.mark.parametrize(
    "line",
    ["What needs to improve", "NEXT STEPS", "‘A long way to go’", "What happens now?", "Help for care leavers"],
)
@pytest.mark.parametrize("below", [MORE, "The home should make sure that:", "• Plans are clear"])
def test_short_line_between_paragraphs_is_a_sub_heading(line, below) -> None:
    assert headings(HEADLINE, PROSE, line, below, LAST) == [HEADLINE, line]


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, "The inspection found:", "Plans are clear", "Staff are kind"),
        (PROSE, "Safe: good"),
        (PROSE, "Requires improvement"),
        (f"“{PROSE}”", "Ann Fry, director of care"),
        (f"“{PROSE}”", "Ann Fry"),
        (PROSE, "Ann Fry", f"“{PROSE}”"),
        (PROSE, "and in each of the other homes"),
        (PROSE, "It will be inspected again."),
    ],
    ids=["items", "grade", "bare grade", "speaker with role", "speaker", "speaker above", "rest", "sentence"],
)
def test_other_short_lines_stay_paragraphs(lines) -> None:
    assert headings(HEADLINE, MORE, *lines, LAST) == [HEADLINE]


def test_capitals_stand_above_grades() -> None:
    assert headings(HEADLINE, PROSE, "SCORES", "Safety of all: good", PROSE) == [HEADLINE, "SCORES"]


def test_last_line_is_no_heading() -> None:
    assert headings(HEADLINE, PROSE, MORE, "Larkfield again") == [HEADLINE]


@pytest.mark.parametrize(
    ("line", "titles", "found"),
    [
        (HEADLINE, [f"{HEADLINE} | Vale Echo"], True),
        (HEADLINE.upper(), [HEADLINE], True),
        (HEADLINE, [f"{HEADLINE} – Vale Echo", "Vale Echo"], True),
        (HEADLINE, [f"{HEADLINE} and garden"], False),
        (HEADLINE, [], False),
        ("Vale Echo", ["Vale Echo"], False),
    ],
)
def test_title_of_the_page_names_the_headline(line, titles, found) -> None:
    units = to_units(f"{line}\n\n{PROSE}\n\n{line}")
    assert is_title(units[0], titles) is found
    kinds = [(unit.kind, unit.level) for unit in mark_title(units, [None] * 3, titles)]
    assert kinds == [("heading", 1) if found else ("paragraph", 0), ("paragraph", 0), ("paragraph", 0)]
