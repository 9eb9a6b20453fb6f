"""What a reviewer says is missing: no more than was said, in the form that the program reads and measures."""

from __future__ import annotations

import pytest

from pipeline.review.evaluation import measure
from pipeline.review.marked import entries_of
from pipeline.review.marks import read_marks
from tests.review.made import STORY, quote, record, story

ARTICLE = story()
NOBODY = story(inspection={**ARTICLE.inspection.model_dump(mode="json"), "provider": None})


@pytest.fixture
def page(show):
    return show([ARTICLE, story(2)], at=f"#article={ARTICLE.id}")


@pytest.mark.parametrize(
    ("part", "fields", "told"),
    [
        ("quote", {}, {}),
        ("quote", {"kind": "mixed", "voice": "other"}, {"kind": "mixed", "voice": "other"}),
        ("quote", {"speaker": "Ann Ray"}, {"speaker": "Ann Ray"}),
        ("finding", {}, {}),
        ("finding", {"theme": "care_planning"}, {"theme": "care_planning"}),
        ("judgement", {}, {}),
        (
            "judgement",
            {"grade": "good", "area": "care", "when": "current"},
            {"grade": "good", "area": "care", "when": "current"},
        ),
        ("speaker", {}, {"name": "rated good"}),
    ],
    ids=[
        "quote",
        "quote, kind, voice",
        "quote, speaker",
        "finding",
        "finding, theme",
        "grade",
        "grade, area",
        "speaker",
    ],
)
def test_what_is_missing_claims_no_more_than_was_said(page, part, fields, told):
    page.mark_missing("rated good", part, **fields)
    path, given = page.saved_marks()
    (mark,) = given["marks"]
    assert (mark["part"], mark["fields"]) == (part, told)
    assert read_marks(path).marks[0].fields == told


def test_record_that_finds_a_missing_quote_of_any_kind_is_right(page):
    page.mark_missing("rated good", "quote")
    (entry,) = entries_of([read_marks(page.saved_marks()[0])])
    for kind in ("direct", "mixed"):
        found = story(quotes=[quote(STORY, 3, "rated good", kind=kind)])
        assert measure(entry, found).flaws == []


def test_grade_is_told_with_its_area(page):
    page.select("rated good")
    page.choose("#missing-part", "judgement")
    page.choose("#missing-grade", "good")
    page.click("#missing-form [type=submit]")
    assert page.text("#marks-state") == "no marks"
    page.choose("#missing-area", "care")
    page.click("#missing-form [type=submit]")
    assert page.text("#marks-state") == "1 mark, not saved"


@pytest.mark.parametrize(
    ("part", "words", "value"),
    [("provider", "Vale Park Nursery", "Vale Park Nursery"), ("published", "12 July 2024", "2024-07-12")],
)
def test_fact_that_is_missing_has_its_value(show, part, words, value):
    page = show([NOBODY], at=f"#article={NOBODY.id}")
    page.mark_missing(words, part)
    path, given = page.saved_marks()
    (mark,) = given["marks"]
    assert [mark[key] for key in ("part", "id", "verdict", "text", "fields")] == [
        "inspection", part, "missing", words, {"value": value},
    ]  # fmt: skip
    assert read_marks(path).marks[0].id == part
    assert page.texts(".card.missing .go") == [f"{part}: show in the text"]
    if part == "published":
        assert "should be 2024-07-12, by your mark" in page.text("#r-published")


def test_words_can_be_typed_where_no_mouse_is(page):
    page.keys("m")
    assert page.focused() == "missing-typed"
    page.keys(*"PLANS are clear")
    assert page.text("#missing-words") == "“plans are clear”"
    page.keys("\ue007")
    start = ARTICLE.text.index("plans are clear")
    (mark,) = page.saved_marks()[1]["marks"]
    assert (mark["start"], mark["end"], mark["text"]) == (start, start + 15, "plans are clear")


def test_words_that_do_not_stand_there_are_not_marked(page):
    page.keys("m", *"rumours", "\ue007")
    assert page.find("#missing-form").is_displayed()
    assert page.text("#marks-state") == "no marks"
    page.keys("\ue00c")
    assert not page.find("#missing-form").is_displayed()


def test_missing_part_leads_to_its_words_and_can_be_changed(page):
    page.mark_missing("Every child 😀 counts", "quote")
    assert page.run("return document.activeElement.closest('li').id") == "r-missing-0"
    page.click("#r-missing-0 .go")
    assert page.focused() == "new-missing-0"
    page.find("#r-missing-0 .note input").send_keys("so she said")
    (mark,) = page.saved_marks()[1]["marks"]
    assert (mark["text"], mark["note"]) == ("Every child 😀 counts", "so she said")
    page.mark_missing("Every child 😀 counts", "quote", kind="direct")
    assert page.texts(".card.missing .go") == ["direct quote: show in the text"]
    page.click("#r-missing-0 .plain")
    assert page.text("#marks-state") == "no marks"


def test_words_marked_in_a_record_of_the_same_id_are_not_painted_elsewhere(show):
    other = record(1, "Short.")
    page = show([ARTICLE, other], at=f"#article={ARTICLE.id}")
    page.mark_missing("rated good", "quote")
    page.keys("j")
    assert page.hash() == f"#article={ARTICLE.id}.2"
    assert page.all("#text .layer.missing") == []
    assert "do not stand there" in page.text(".card.missing")


def test_saved_file_of_two_records_with_one_id_is_read(show):
    page = show(
        [ARTICLE, story(1, source={**ARTICLE.source.model_dump(), "path": "b/1.html"})], at=f"#article={ARTICLE.id}"
    )
    page.keys("n", "w", "j", "n")
    assert "Marked in a/1.html" in page.text(".card.wrong")
    page.keys("r")
    path, given = page.saved_marks()
    assert [(mark["path"], mark["verdict"]) for mark in given["marks"]] == [("b/1.html", "right")]
    assert len(read_marks(path).marks) == 1
