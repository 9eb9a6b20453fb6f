from __future__ import annotations

import pytest

from pipeline.clean.lines import to_units
from pipeline.clean.repeated import find_hits
from pipeline.clean.site import UNKNOWN, Repeats
from pipeline.clean.tree import read_tree
from tests.clean.sites_for_tests import MENU, OTHER, STORY


def hits(lines: tuple[str, ...], repeated: dict[str, int], pages: int = 1) -> list[str]:
    """Give the lines that count as repeated, where these stand on so many of the other pages."""
    units = to_units("\n".join(lines))
    repeats = Repeats(tuple(repeated.get(line, 0) for line in lines), pages)
    found = find_hits(units, [None] * len(units), repeats)
    return [unit.text for unit, hit in zip(units, found, strict=True) if hit]


def test_without_an_index_nothing_is_repeated() -> None:
    units = to_units("\n".join(MENU))
    assert find_hits(units, [None] * len(units), UNKNOWN) == [False] * len(MENU)


def test_lines_on_other_pages_are_repeated() -> None:
    assert hits((*MENU, *STORY), dict.fromkeys(MENU, 1)) == list(MENU)


GRADES = {
    "a grade": ("Good",),
    "a grade for an area": ("Leadership and management: good",),
    "an area above its grade": ("Quality of education", "Requires improvement"),
}


@pytest.mark.parametrize("lines", GRADES.values(), ids=GRADES)
def test_grades_and_their_areas_belong_to_the_story(lines) -> None:
    assert hits((*STORY[:2], *lines, *STORY[2:]), dict.fromkeys(lines, 3), 4) == []


def test_headline_that_other_pages_show_as_a_teaser_belongs_to_the_story() -> None:
    page = (*MENU, *STORY)
    assert hits(page, dict.fromkeys((*MENU, STORY[0]), 1)) == list(MENU)
    assert hits((*MENU, OTHER[0], *STORY), {OTHER[0]: 1}) == [OTHER[0]]


def test_headline_counts_only_above_the_story() -> None:
    assert hits((*STORY[1:], STORY[0]), {STORY[0]: 1}) == [STORY[0]]


@pytest.mark.parametrize(("heading", "repeated"), [("Home praised", False), ("Vale Echo", True)])
def test_heading_of_the_page_is_repeated_only_where_it_shares_no_word_with_the_story(heading, repeated) -> None:
    raw = f"<h1>{heading}</h1>" + "".join(f"<p>{line}</p>" for line in STORY[1:])
    units = read_tree(raw).units
    assert find_hits(units, [None] * len(units), Repeats((1, 0, 0, 0), 1))[0] is repeated


def test_notes_to_editors_belong_to_the_story_where_notes_follow() -> None:
    heading = "Notes to editors"
    notes = (*STORY, heading, "The home has 12 beds and was last inspected in 2021.")
    assert hits(notes, {heading: 2}, 2) == []
    assert hits((*STORY, heading, "Our shop"), {heading: 2, "Our shop": 2}, 2) == [heading, "Our shop"]


@pytest.mark.parametrize(
    ("count", "pages", "repeated"), [(1, 1, True), (1, 10, False), (3, 10, True), (59, 200, False)]
)
def test_prose_is_repeated_where_a_good_share_of_the_pages_has_it(count, pages, repeated) -> None:
    assert hits(STORY, {STORY[3]: count}, pages) == ([STORY[3]] if repeated else [])
