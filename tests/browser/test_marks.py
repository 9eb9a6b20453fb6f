"""A reviewer's marks in a real browser: made, kept, saved as a file and read back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.errors import GoldError
from pipeline.review.marks import read_marks
from tests.review.made import EVIL, story

ARTICLE = story()


@pytest.fixture
def page(show):
    return show([ARTICLE, story(2)], at=f"#article={ARTICLE.id}")


@pytest.fixture
def saved(page):
    """Give a function that saves the marks and gives the file's path and what it holds."""
    return page.saved_marks


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
    page.choose("#missing-part", "finding")
    page.choose("#missing-polarity", "weakness")
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
    page.click(".card.missing .plain")
    assert page.all(".layer.missing") == []


def test_saved_marks_are_read_by_the_program(page, saved):
    marks = pytest.importorskip("pipeline.review.marks")
    finding = ARTICLE.findings[1]
    for part in ("provider", "published", finding.id, ARTICLE.quotes[1].id, *(part.id for part in ARTICLE.speakers)):
        page.click(f"#r-{part} .verdict.wrong")
    for kind in ("judgement", "speaker", "quote", "finding"):
        page.select("told to improve")
        page.until("return !document.getElementById('missing-form').hidden")
        page.choose("#missing-part", kind)
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
        '{"format": "inspectext-marks", "version": 1, "marks": [{"article": "x", "part": "rumour", "id": "y", "verdict": "right"}]}',
    ],
    ids=["broken", "list", "other", "mark", "part"],
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
    mark = {"article": ARTICLE.id, "path": None, "part": "finding", "id": None, "start": 0, "end": 4, "text": EVIL}
    mark |= {"verdict": "missing", "note": EVIL, "fields": {"polarity": EVIL}}
    path.write_text(json.dumps({"format": "inspectext-marks", "version": 1, "marks": [mark], "reviewer": EVIL}))
    page.click(".menu summary")
    page.find("#load").send_keys(str(path))
    page.until("return document.querySelector('.card.missing') !== null")
    assert page.text(".card.missing .go").startswith(EVIL)
    assert page.run("return window.ran") is None


def test_filter_by_marks(page):
    page.click(f"#r-{ARTICLE.findings[0].id} .verdict.right")
    page.choose("[data-filter=marked]", "yes")
    assert page.text("#count") == "1 of 2 articles"


BASE = {
    "article": ARTICLE.id, "path": "a/1.html", "part": "finding", "id": ARTICLE.findings[0].id,
    "start": ARTICLE.findings[0].start, "end": ARTICLE.findings[0].end, "text": ARTICLE.findings[0].text,
    "verdict": "right", "note": "", "fields": {"polarity": "strength"},
}  # fmt: skip
MISSING = BASE | {"id": None, "verdict": "missing"}
FACT = BASE | {"part": "inspection", "id": "provider", "fields": {"value": "Hill School"}}


def without(mark, *keys):
    return {key: value for key, value in mark.items() if key not in keys}


@pytest.mark.parametrize(
    "mark",
    [
        BASE,
        MISSING,
        FACT | {"verdict": "missing"},
        without(FACT, "start", "end", "text", "note", "path") | {"verdict": "missing"},
        without(BASE, "path", "start", "end", "text", "note", "fields"),
        without(MISSING, "id", "start", "end", "note", "fields"),
        BASE | {"note": None, "fields": None},
        BASE | {"part": "rumour"},
        BASE | {"part": ["finding"]},
        BASE | {"verdict": "maybe"},
        BASE | {"id": None},
        BASE | {"id": 3},
        MISSING | {"id": "f-1"},
        MISSING | {"text": None, "start": None, "end": None},
        BASE | {"text": None},
        BASE | {"end": BASE["start"]},
        BASE | {"start": -1},
        BASE | {"start": 1.5},
        BASE | {"end": None},
        BASE | {"fields": {"kind": "direct"}},
        BASE | {"fields": {"polarity": 1}},
        BASE | {"fields": ["polarity"]},
        BASE | {"note": 1},
        BASE | {"article": None},
        BASE | {"score": 1},
        FACT | {"id": "inspected"},
    ],
    ids=lambda mark: "",
)
def test_page_loads_what_the_program_reads_and_refuses_what_it_refuses(page, tmp_path, mark):
    told = page.load_marks([mark])
    try:
        read_marks(tmp_path / "given.json")
    except GoldError:
        assert "cannot be read: marks[0]" in told
        assert page.text("#marks-state") == "no marks"
    else:
        assert told == "1 mark loaded from given.json"
        path, _ = page.saved_marks()
        assert read_marks(path).marks == tuple(
            replace(one, file=str(path)) for one in read_marks(tmp_path / "given.json").marks
        )


def test_mark_of_what_a_part_was_says_nothing_of_what_it_is(page):
    page.load_marks([BASE | {"fields": {"polarity": "weakness", "theme": "leadership"}, "note": "clear"}])
    card = f"#r-{ARTICLE.findings[0].id}"
    assert page.texts(f"{card} [aria-pressed=true]") == []
    assert page.text(f"{card} .aside") == "Your mark, right, was said of: polarity weakness"
    page.click(f"{card} .verdict.right")
    assert page.texts(f"{card} [aria-pressed=true], {card} .aside") == ["✓"]
    (mark,) = page.saved_marks()[1]["marks"]
    assert (mark["fields"]["polarity"], mark["note"]) == ("strength", "clear")


def test_marks_whose_part_or_article_is_gone_are_shown_and_stay(page):
    gone = BASE | {"id": "f-gone", "text": "staff are kind", "note": "so it was"}
    elsewhere = BASE | {"article": "ffffffffffff"}
    page.load_marks([gone, elsewhere])
    assert page.text("section[aria-labelledby=h-gone] .go") == "finding, marked right"
    assert page.text("section[aria-labelledby=h-gone] .cited") == "staff are kind"
    assert page.text("#marks-elsewhere") == "1 mark on articles that are not in this page."
    path, given = page.saved_marks()
    assert len(given["marks"]) == 2
    path.unlink()  # a second file of the same second would have another name
    page.click("section[aria-labelledby=h-gone] .plain")
    assert [mark["article"] for mark in page.saved_marks()[1]["marks"]] == ["ffffffffffff"]


def test_note_is_kept_as_it_is_typed(page):
    page.click(f"#r-{ARTICLE.findings[0].id} .verdict.wrong")
    page.find(f"#r-{ARTICLE.findings[0].id} .note input").send_keys("not yet")
    page.run("window.onbeforeunload = null")
    page.open(f"#article={ARTICLE.id}")
    assert page.run("return document.querySelector('.card.wrong .note input').value") == "not yet"


def test_two_windows_of_the_page_mark_together(page):
    page.keys("n", "w")
    first = page.driver.current_window_handle
    page.driver.switch_to.new_window("tab")
    page.open(f"#article={ARTICLE.id}")
    assert page.text("#marks-state") == "1 mark, not saved"
    page.keys("n", "n", "r")
    page.run("window.onbeforeunload = null")
    page.driver.switch_to.window(first)
    page.until("return document.getElementById('marks-state').textContent === '2 marks, not saved'")
    assert len(page.all(".card.right, .card.wrong")) == 2
    page.keys("n", "n", "r")
    second = next(handle for handle in page.driver.window_handles if handle != first)
    page.driver.switch_to.window(second)
    page.until("return document.getElementById('marks-state').textContent === '3 marks, not saved'")
    assert len(page.saved_marks()[1]["marks"]) == 3
    page.driver.close()
    page.driver.switch_to.window(first)
    page.until("return document.getElementById('marks-state').textContent === '3 marks'")


def test_marks_are_made_where_the_browser_keeps_nothing(page):
    script = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
    )
    added = page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    page.open(f"#article={ARTICLE.id}")
    page.keys("n", "w", "n", "r")
    assert page.text("#marks-state") == "2 marks, not saved"
    assert "keeps nothing" in page.text("#marks-kept")
    assert len(page.saved_marks()[1]["marks"]) == 2
    page.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    page.open()


@pytest.mark.parametrize(
    ("reviewer", "name"),
    [("", "records"), ("Ünal, A./B.", "records.Ünal-A.-B"), ("../..", "records")],
    ids=["nobody", "letters", "dots"],
)
def test_file_is_named_for_the_run_and_the_reviewer(page, reviewer, name):
    page.keys("n", "r")
    page.choose("#reviewer", reviewer)
    path, given = page.saved_marks()
    told = given["time"].replace("-", "").replace(":", "")
    assert path.name == f"{name}.{told}.marks.json"
    assert given["reviewer"] == (reviewer or None)
    page.open()
    assert page.run("return document.getElementById('reviewer').value") == reviewer


def test_marking_what_is_not_at_hand_is_told(page):
    page.keys("w")
    assert page.text("#marks-state") == "no marks"
    assert page.find("#toast").text == "no part is at hand that can be marked"
