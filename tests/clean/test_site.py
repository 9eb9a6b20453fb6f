from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.lines import to_units
from pipeline.clean.site import KEY_BYTES, UNKNOWN, PageLines, Repeats, line_key, page_lines, repeats, site_of
from pipeline.page import RawPage

STORY = (
    "The home in Larkfield is safe and clean, inspectors have found, and staff are kind to all who live there.",
    "Its manager has hired nine nurses since the spring, and nobody waits for help at night any more.",
    "Families told the inspectors that they are welcome at any hour and are asked what they think.",
)
OTHER = (
    "A bridge over the Wend will be closed from May to July while its old stones are put back one by one.",
    "Drivers should go by way of Upton, the county says, and will need a good half hour longer for it.",
)
MENU = ("Home", "News and views", "Sport", "Sign in")
FOOT = ("Write to us", "Vale Echo, Mill Lane, Upton")


def raw_of(*lines: str, name: str = "a.txt", **more: str) -> RawPage:
    text = "\n".join(lines)
    return RawPage(name, text, "text/plain", sha256=sha256(text.encode()).hexdigest(), folder="vale/", **more)


def lines_of(raw: RawPage) -> PageLines:
    return page_lines(raw, None, to_units(raw.raw))


def repeats_of(raw: RawPage, *others: RawPage) -> Repeats:
    return repeats(to_units(raw.raw), lines_of(raw), [lines_of(page) for page in (raw, *others)])


SAME = {
    "case": "ABOUT the council",
    "punctuation": "“About”: the council …",
    "white space": "About\u00a0the  council",
    "bullet": "• About the council",
    "wide letters": "Ａbout the council",
}


@pytest.mark.parametrize("line", SAME.values(), ids=SAME)
def test_lines_that_differ_in_print_are_one(line) -> None:
    assert line_key(line) == line_key("About the council")


def test_other_words_are_another_line() -> None:
    assert line_key("About the council") != line_key("About the councils")


@pytest.mark.parametrize("line", ["", "***", "12", "3 / 2024", "x", "_ _"])
def test_line_without_words_has_no_key(line) -> None:
    assert line_key(line) is None


@given(st.text())
def test_key_of_any_line_is_short_and_steady(line) -> None:
    key = line_key(line)
    assert key is None or len(key) == KEY_BYTES
    assert line_key(line.strip()) == key


def test_site_is_the_host_where_it_is_known_and_else_the_folder() -> None:
    assert site_of(raw_of("x", url="https://www.example.org/a"), "https://other.example/b") == "example.org"
    assert site_of(raw_of("x"), "https://news.example.org/a") == "news.example.org"
    assert site_of(raw_of("x"), None) == "vale/"
    assert site_of(RawPage("", "x", "text/plain"), None) == ""


def test_page_is_known_by_its_address_else_by_its_place() -> None:
    here = lines_of(raw_of("x", url="https://example.org/a"))
    assert here.page == lines_of(raw_of("y", name="b.txt", url="http://www.example.org/a/")).page
    assert here.page != lines_of(raw_of("x", url="https://example.org/b")).page
    assert lines_of(raw_of("x")).page == lines_of(raw_of("y")).page != lines_of(raw_of("x", name="b.txt")).page


def test_page_with_many_lines_is_remembered_by_the_same_of_them_whatever_their_order() -> None:
    lines = [f"line {number} of the timetable" for number in range(1500)]
    forth, back = lines_of(raw_of(*lines)), lines_of(raw_of(*reversed(lines)))
    assert len(forth.short) == 1000
    assert (forth.short, forth.page) == (back.short, back.page)


def test_lines_are_counted_by_pages_not_by_how_often_they_stand() -> None:
    page = raw_of(*MENU, *STORY, *FOOT, "Home")
    others = [raw_of(*MENU, "Home", *OTHER, name="b.txt"), raw_of("Home", OTHER[0], name="c.txt")]
    assert repeats_of(page, *others) == Repeats((2, 1, 1, 1, 0, 0, 0, 0, 0, 2), 2)


def test_site_without_other_pages_says_nothing() -> None:
    page = raw_of(*MENU, *STORY)
    assert repeats_of(page) == UNKNOWN


def test_other_version_of_a_page_is_no_other_page() -> None:
    page = raw_of(*MENU, *STORY, url="https://example.org/a")
    later = raw_of(*MENU, *OTHER, name="b.txt", url="https://example.org/a")
    assert repeats_of(page, later) == UNKNOWN


def test_same_bytes_under_another_name_are_no_other_page() -> None:
    assert repeats_of(raw_of(*MENU, *STORY), raw_of(*MENU, *STORY, name="copy.txt")) == UNKNOWN


COPIES = {
    "with other teasers": (*MENU, "Pool to open", *STORY, "Market moves", *FOOT),
    "with a new end": (*MENU, *STORY[:2], OTHER[0], *FOOT),
    "cut short": (*MENU, *STORY[:2], "Read more"),
    "on another template": ("Upton Post", "Start", *STORY, "Imprint"),
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_copy_of_the_article_is_no_other_page(copy) -> None:
    page = raw_of(*MENU, *STORY, *FOOT)
    assert repeats_of(page, raw_of(*copy, name="b.txt")) == UNKNOWN
    assert repeats_of(page, raw_of(*copy, name="b.txt"), raw_of(*MENU, *OTHER, name="c.txt")).pages == 1


def test_one_paragraph_that_came_twice_is_a_copy_where_nearly_all_agrees() -> None:
    page = raw_of(*MENU, STORY[0], *FOOT)
    assert repeats_of(page, raw_of(*MENU, STORY[0], *FOOT, "12 May", name="b.txt")) == UNKNOWN
    assert repeats_of(page, raw_of("Start", STORY[0], "Imprint", name="c.txt")).pages == 1


def test_pages_that_share_only_the_words_of_their_site_are_no_copies() -> None:
    consent = "We keep small files on your device to see how the pages of this site are read by whom."
    page, other = raw_of(consent, *MENU, *STORY), raw_of(consent, *MENU, *OTHER, name="b.txt")
    assert repeats_of(page, other) == Repeats((1,) * 5 + (0,) * 3, 1)


@given(st.permutations([(*MENU, *OTHER), (*MENU, *STORY[1:]), (*STORY, *FOOT), MENU, FOOT]))
def test_counts_do_not_depend_on_the_order_of_the_pages(contents) -> None:
    page = raw_of(*MENU, *STORY, *FOOT)
    others = [raw_of(*lines, name=f"{len(lines)} {lines[-1]}.txt") for lines in contents]
    assert repeats_of(page, *others) == repeats_of(page, *sorted(others, key=lambda other: other.id))
