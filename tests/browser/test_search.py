"""Searching for words: every place of them is painted, and can be walked to."""

from __future__ import annotations

import pytest

from tests.review.made import record, story

PAINTED = "return [...(CSS.highlights.get(arguments[0]) ?? [])].map((range) => range.toString())"
ENTER, ESCAPE = "\ue007", "\ue00c"


def test_words_are_painted_in_the_article_that_is_open_while_they_are_typed(show):
    page = show([story()], at=f"#article={story().id}")
    page.keys("/", *"care")
    assert page.run(PAINTED, "searched") == ["care"]
    page.choose("#q", "")
    assert page.run(PAINTED, "searched") == []


def test_enter_goes_from_place_to_place_and_on_to_the_next_article(show):
    texts = ["Head\n\nStaff are kind, and staff stay.", "Head\n\nNothing.", "Head\n\nThe staff again."]
    page = show([record(at + 1, text) for at, text in enumerate(texts)])
    page.keys("/", *"staff", ENTER)
    assert (page.text("#place"), page.run(PAINTED, "hit")) == ("1 of 2", ["Staff"])
    page.keys(ENTER)
    assert page.run(PAINTED, "hit") == ["staff"]
    assert page.focused() == "q"
    page.keys(ENTER)
    assert page.hash() == f"#article={3:012x}&q=staff"
    page.keys(ENTER)
    assert page.find("#toast").text == "no further article is listed"


def test_escape_leaves_the_search_and_keeps_the_words(show, several):
    page = show(several)
    page.keys("/", *"hill", ESCAPE, "j")
    assert page.hash() == f"#article={several[2].id}&q=hill"


def test_list_shows_the_words_around_the_first_place(show):
    page = show([story()])
    page.choose("#q", "nursery rated")
    assert page.text("#items mark") == "Nursery"
    assert page.text("#items .under").startswith("Vale Park Nursery told")


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("İİİ Leaders in İstanbul İyi say", "say", ["say"]),
        ("Café «owners» said — so", "cafe", ["Café"]),
        ("قال المفتشون إن المدرسة جيدة", "المدرسة", ["المدرسة"]),
        ("😀😀 emoji before words", "before", ["before"]),
        ("a bell \u0007 and \u202e turned", "turned", ["turned"]),
    ],
    ids=["turkish", "accent", "arabic", "astral", "control"],
)
def test_exactly_the_words_are_painted_in_any_script(show, text, query, found):
    page = show([record(1, text)])
    page.choose("#q", query)
    page.keys(ENTER)
    page.keys(ESCAPE)
    page.click("#items a")
    assert page.run(PAINTED, "searched") == found
