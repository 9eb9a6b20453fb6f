"""A reviewer's marks in a real browser: made, kept, saved as a file and read back."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.browser.pages import PATIENCE
from tests.review.made import EVIL, story

ARTICLE = story()


@pytest.fixture
def page(show):
    return show([ARTICLE, story(2)], at=f"#article={ARTICLE.id}")


@pytest.fixture
def saved(page, tmp_path):
    """Give a function that saves the marks and gives the file's path and what it holds."""

    def save() -> tuple[Path, dict]:
        page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
        if not page.find("#save").is_displayed():
            page.click(".menu summary")
        page.click("#save")
        path = tmp_path / "records.marks.json"
        end = time.monotonic() + PATIENCE
        while not path.exists():
            assert time.monotonic() < end
            time.sleep(0.02)
        return path, json.loads(path.read_text("utf-8"))

    return save


def test_marks_have_the_form_that_is_read(page, saved):
    finding, quote = ARTICLE.findings[1], ARTICLE.quotes[1]
    page.click(f"#r-{finding.id} .verdict.wrong")
    page.find(f"#r-{finding.id} .note input").send_keys("said of last year\t")
    page.click(f"#r-{quote.id} .verdict.right")
    page.click(f"#r-{ARTICLE.speakers[1].id} .verdict.right")
    page.click("#r-provider .verdict.right")
    _, given = saved()
    assert {key: given[key] for key in ("format", "version", "reviewer")} == {
        "format": "inspectext-marks",
        "version": 1,
        "reviewer": None,
    }
    path = ARTICLE.source.path
    assert given["marks"] == [
        {
            "article": ARTICLE.id,
            "path": path,
            "part": "finding",
            "id": finding.id,
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
            "fields": {"polarity": "weakness", "theme": "care_planning", "when": "current"},
            "verdict": "wrong",
            "note": "said of last year",
        },
        {
            "article": ARTICLE.id,
            "path": path,
            "part": "quote",
            "id": quote.id,
            "start": quote.segments[0].start,
            "end": quote.segments[1].end,
            "text": ARTICLE.text[quote.segments[0].start : quote.segments[1].end],
            "fields": {"kind": "direct", "voice": "provider", "speaker": "Ann Ray"},
            "verdict": "right",
            "note": "",
        },
        {
            "article": ARTICLE.id,
            "path": path,
            "part": "speaker",
            "id": ARTICLE.speakers[1].id,
            **ARTICLE.speakers[1].mentions[0].model_dump(),
            "text": "Ann Ray",
            "fields": {
                "kind": "person",
                "name": "Ann Ray",
                "honorific": None,
                "role": "manager",
                "organisation": None,
                "voice": "provider",
            },
            "verdict": "right",
            "note": "",
        },
        {
            "article": ARTICLE.id,
            "path": path,
            "part": "inspection",
            "id": "provider",
            "start": None,
            "end": None,
            "text": "Vale Park Nursery 1",
            "fields": {"value": "Vale Park Nursery 1"},
            "verdict": "right",
            "note": "",
        },
    ]


@pytest.mark.parametrize(
    "words", ["Every child 😀 counts", "told to improve\n\nInspectors"], ids=["astral", "two blocks"]
)
def test_selected_words_are_marked_as_missing_in_code_points(page, saved, words):
    page.select(words.replace("\n\n", ""))
    page.until("return !document.getElementById('missing-form').hidden")
    assert page.text("#missing-words") == f"“{words}”"
    page.find("#missing-kind").send_keys("weakness")
    page.find("#missing-note").send_keys("clear enough")
    page.click("#missing-form [type=submit]")
    mark = saved()[1]["marks"][0]
    start = ARTICLE.text.index(words)
    assert (mark["start"], mark["end"], mark["text"]) == (start, start + len(words), words)
    assert [mark[key] for key in ("part", "id", "verdict", "note", "fields")] == [
        "finding",
        None,
        "missing",
        "clear enough",
        {"polarity": "weakness"},
    ]
    assert page.run(
        "return [...document.querySelectorAll('.layer.missing .words')].map((e) => e.textContent).join('')"
    ) == words.replace("\n\n", "")
    page.click(".card.missing button")
    assert page.all(".layer.missing") == []


def test_saved_marks_are_read_by_the_program(page, saved):
    marks = pytest.importorskip("pipeline.review.marks")
    finding = ARTICLE.findings[1]
    for part in ("provider", "published", finding.id, ARTICLE.quotes[1].id, *(part.id for part in ARTICLE.speakers)):
        page.click(f"#r-{part} .verdict.wrong")
    for kind in ("judgement", "speaker", "indirect quote", "weakness"):
        page.select("told to improve")
        page.until("return !document.getElementById('missing-form').hidden")
        page.choose("#missing-kind", kind)
        page.click("#missing-form [type=submit]")
    read = marks.read_marks(saved()[0]).marks
    assert [mark.part for mark in read] == [
        *("inspection", "inspection", "finding", "quote", "speaker", "speaker"),
        *("judgement", "speaker", "quote", "finding"),
    ]
    assert (read[1].id, read[1].text, read[1].fields) == ("published", "12 July 2024", {"value": "2024-07-12"})
    assert (read[2].place, read[2].text) == ((finding.start, finding.end), "reviews are late")
    assert {mark.verdict for mark in read} == {"wrong", "missing"}


def test_mark_is_taken_back_and_turned_round(page):
    card = f"#r-{ARTICLE.judgements[0].id}"
    page.click(f"{card} .verdict.right")
    assert page.find(f"{card} .verdict.right").get_attribute("aria-pressed") == "true"
    assert page.text("#items li:first-child .counter.marked .unseen") == "1 mark. "
    page.click(f"{card} .verdict.wrong")
    assert page.texts(f"{card} [aria-pressed=true]") == ["✗"]
    assert page.run("return document.querySelector('#text .tag.is-wrong').textContent") == "J1"
    page.click(f"{card} .verdict.wrong")
    assert page.text("#marks-state") == "no marks"


def test_keys_mark_the_part_at_hand(page):
    page.keys("n", "r", "n", "w")
    assert page.texts(".card.right .sign, .card.wrong .sign") == ["+1", "Q1·I"]
    assert page.texts(".card.right .sign") == ["Q1·I"]


def test_marks_stay_when_the_page_is_opened_again(page):
    page.click(f"#r-{ARTICLE.quotes[0].id} .verdict.wrong")
    page.run("window.onbeforeunload = null; unloading = 1")
    page.driver.refresh()
    page._answer()
    page.until("return document.body.dataset.ready === 'yes'")
    assert page.find(f"#r-{ARTICLE.quotes[0].id} .verdict.wrong").get_attribute("aria-pressed") == "true"
    assert page.text("#marks-state") == "1 mark, not saved"


def test_saved_marks_are_read_back(page, saved):
    page.click(f"#r-{ARTICLE.findings[0].id} .verdict.right")
    path, given = saved()
    assert page.text("#marks-state") == "1 mark"
    page.click(f"#r-{ARTICLE.findings[0].id} .verdict.right")
    assert page.text("#marks-state") == "no marks"
    page.find("#load").send_keys(str(path))
    page.until("return document.getElementById('marks-state').textContent === '1 mark'")
    assert page.find(f"#r-{ARTICLE.findings[0].id} .verdict.right").get_attribute("aria-pressed") == "true"
    path.unlink()
    assert saved()[1]["marks"] == given["marks"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"format": "other", "version": 1, "marks": []}',
        '{"format": "inspectext-marks", "version": 1, "marks": [{}]}',
    ],
    ids=["broken", "list", "other", "mark"],
)
def test_file_that_holds_no_marks_is_told(page, tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text)
    page.click(".menu summary")
    page.find("#load").send_keys(str(path))
    page.until("return document.getElementById('marks-told').textContent.includes('cannot be read')")
    assert page.text("#marks-state") == "no marks"


def test_marks_of_a_file_are_shown_as_text(page, tmp_path):
    path = tmp_path / "evil.json"
    mark = {"article": ARTICLE.id, "path": None, "part": EVIL, "id": None, "start": 0, "end": 4, "text": EVIL}
    mark |= {"verdict": "missing", "note": EVIL, "fields": {"polarity": EVIL}}
    path.write_text(json.dumps({"format": "inspectext-marks", "version": 1, "marks": [mark], "reviewer": EVIL}))
    page.click(".menu summary")
    page.find("#load").send_keys(str(path))
    page.until("return document.querySelector('.card.missing') !== null")
    assert page.text(".card.missing strong") == EVIL
    assert page.run("return window.ran") is None


def test_filter_by_marks(page):
    page.click(f"#r-{ARTICLE.findings[0].id} .verdict.right")
    page.choose("[data-filter=marked]", "yes")
    assert page.text("#count") == "1 of 2 articles"
