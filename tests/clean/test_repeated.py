from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.build import to_page
from pipeline.clean.lines import to_units
from pipeline.clean.repeated import find_hits
from pipeline.clean.site import UNKNOWN, Repeats
from pipeline.clean.tree import read_tree
from tests.clean.pages import assert_lawful
from tests.clean.sites_for_tests import (
    FOOT,
    MENU,
    OTHER,
    STORY,
    Counted,
    html_page,
    kept,
    reasons,
    text_page,
    texts,
)


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


SITE = pytest.mark.parametrize("page", [text_page, html_page], ids=["text", "html"])


@SITE
def test_what_other_pages_of_the_site_repeat_goes_with_their_number(page):
    first, *others = (
        page(*MENU, *story, *FOOT, name=name)
        for name, story in (("a", STORY), ("b", OTHER), ("c", (*OTHER[:2], "Trains run as they did.")))
    )
    assert kept(first, *others) == STORY
    told = reasons(first, *others)
    assert {told[line] for line in (MENU[0], MENU[2], *FOOT[2:])} == {"repeated_on_site(2)"}


@SITE
def test_page_that_is_alone_in_the_index_is_cleaned_as_without_one(page):
    raw = page(*MENU, *STORY, *FOOT)
    elsewhere = page(*MENU, *OTHER, *FOOT, name="b", folder="upton/")
    for sites in (Counted(), Counted(raw), Counted(raw, elsewhere)):
        found, alone = to_page(raw, sites), to_page(raw)
        assert replace(found, offsets=alone.offsets) == alone
        assert found.offsets.runs == alone.offsets.runs


@SITE
def test_copies_of_an_article_on_one_site_do_not_delete_each_other(page):
    copies = [page(*MENU[:k], *STORY, *FOOT[k:], name=f"{k}") for k in range(4)]
    for copy in copies:
        assert kept(copy, *copies) == texts(to_page(copy))


@SITE
def test_short_lines_that_many_articles_have_stay_inside_the_story(page):
    inside = ("What inspectors found", "Ofsted said:", "Good", "Reaction")
    stories = ((STORY[0], STORY[1]), (OTHER[0], OTHER[1]))
    ends = (STORY[2:], (OTHER[2], "Buses will not stop at the mill while the work on the bridge goes on."))
    for line in inside:
        first, second = (
            page(*MENU, *story, line, *end, *FOOT, name=story[0]) for story, end in zip(stories, ends, strict=True)
        )
        assert kept(first, second) == (*stories[0], line, *ends[0])


@SITE
def test_headline_that_another_page_shows_as_a_teaser_stays(page):
    other = page(*MENU, *OTHER, "More from us", STORY[0], *FOOT, name="b")
    assert kept(page(*MENU, *STORY, *FOOT), other) == STORY


@SITE
@given(st.lists(st.sampled_from([*MENU, *FOOT, *OTHER]), max_size=30), st.booleans())
def test_other_pages_never_break_a_law(page, lines, copied):
    other = page(*lines, *(STORY if copied else ()), name="b")
    raw = page(*MENU, *STORY, *FOOT)
    found = to_page(raw, Counted(raw, other))
    assert_lawful(found)
    assert set(STORY) <= set(texts(found))


def test_site_is_told_by_the_address_of_a_page_wherever_it_lay():
    head = '<link rel="canonical" href="https://vale.example/{}">'
    first = html_page(*MENU, *STORY, *FOOT, head=head.format("a"), folder="monday/")
    second = html_page(*MENU, *OTHER, *FOOT, head=head.format("b"), folder="friday/")
    assert kept(first, second) == STORY
    assert kept(first, second) != texts(to_page(first))
