"""Two runs beside each other in a real browser: every kind of change, in its place on both sides."""

from __future__ import annotations

import pytest

from pipeline.record.article import Article
from pipeline.review.changes import ArticleDiff
from pipeline.review.compare import compare, lone
from pipeline.review.compared import Compared
from pipeline.review.remarks import Said, remarked
from tests.review.made import STORY, finding, hostile, place, quote, record, story
from tests.review.test_heeded import CLEAR, LATE, mark

LONGER = STORY.replace("in a report", "in a very long report").replace(
    "\n\nThe nursery", "\n\nParents agree.\n\nThe nursery"
)


def compared(old: Article, new: Article) -> Compared:
    diff = compare(old, new)
    return Compared(old, new, diff)


def changed(number: int = 1, text: str = STORY, **fields) -> Article:
    return story(number, text, **fields)


def parts(article: Article, group: str) -> list[dict]:
    return [part.model_dump(mode="json") for part in getattr(article, group)]


ESCAPE = "\ue00c"
OLD = story()
FLIPPED = [*parts(OLD, "findings")]
FLIPPED[0] = FLIPPED[0] | {"polarity": "weakness"}
LOST = parts(OLD, "quotes")[:1]
GRADE = [parts(OLD, "judgements")[0] | {"grade": "outstanding"}]
FIRST, SECOND = parts(OLD, "quotes")
GIVEN = [FIRST, SECOND | {"speaker": FIRST["speaker"]}]
SHORTER = [FIRST | {"segments": [place(STORY, "plans are clear") | {"raw": None}]}, SECOND]
MORE = [*parts(OLD, "quotes"), quote(STORY, 3, "rated good", kind="mixed", voice="other")]
CASES = {
    "polarity": (changed(findings=FLIPPED), "finding: polarity", "strength → weakness"),
    "lost quote": (changed(quotes=LOST), "quote is lost", "We are proud of our staff,"),
    "new quote": (changed(quotes=MORE), "quote is new", "rated good"),
    "grade": (changed(judgements=GRADE), "judgement: grade", "good → outstanding"),
    "speaker": (changed(quotes=GIVEN), "quote: speaker", "Ann Ray → inspectors"),
    "edges": (changed(quotes=SHORTER), "quote: edges", "but reviews are late"),
    "text": (changed(text=LONGER), "text", "very"),
}


def page_of(show, *pairs: Compared):
    return show(pairs, at=f"#article={(pairs[0].new or pairs[0].old).id}")


@pytest.mark.parametrize("case", CASES)
def test_change_is_told_and_marked_in_the_text(show, case):
    new, title, told = CASES[case]
    page = page_of(show, compared(OLD, new))
    assert any(title in head for head in page.texts(".card.change .go"))
    assert told in " ".join(page.texts(".card.change"))
    page.keys("n")
    assert page.run("return document.querySelectorAll('#text .layer.on').length") > 0
    assert page.run("return document.activeElement.matches('.tag[data-change]')")


def test_what_a_reviewer_said_stands_with_the_change_and_what_became_of_it(show):
    new = CASES["polarity"][0]
    said = [mark("finding", CLEAR, polarity="strength"), mark("finding", LATE, "wrong", polarity="weakness")]
    diff = remarked(compare(OLD, new), [Said(one, "A. Reader") for one in said], OLD, new)
    page = page_of(show, Compared(OLD, new, diff))
    assert page.texts(".card.change .said.lost") == ["marked right by A. Reader: no longer so"]
    assert page.texts("[aria-labelledby=h-said] .card") == [
        "finding: reviews are latemarked wrong by A. Reader: still so"
    ]
    assert page.texts(".status") == ["1 change between the runs, 1 against a reviewer’s mark"]


def test_lost_part_is_marked_in_the_old_run_alone(show):
    page = page_of(show, compared(OLD, CASES["lost quote"][0]))
    assert page.run(
        "return [...new Set([...document.querySelectorAll('#text .layer[data-change] .words')].map((e) => e.dataset.side))]"
    ) == ["old"]


def test_both_texts_are_whole_and_level(show):
    new = CASES["text"][0]
    page = page_of(show, compared(OLD, new))
    script = "return [...document.querySelectorAll(`#text .words[data-side=${arguments[0]}]`)].map((e) => e.textContent).join('')"
    for side, article in (("old", OLD), ("new", new)):
        assert page.run(script, side) == article.text.replace("\n\n", "")
    rows = page.run(
        "return [...document.querySelectorAll('#text .pair')].map((row) => [...row.children].map((side) => side.querySelector('.words')?.closest('.block').textContent.slice(-12) ?? ''))"
    )
    assert [row for row in rows if row[0] and row[1]] != []
    assert ["", "arents agree."[-12:]] in rows
    assert "very " in "".join(page.texts("#text .layer.came .words"))


def test_articles_that_came_and_went_are_listed(show):
    gone, come = story(2), story(3)
    pairs = [Compared(gone, None, lone(gone, "removed", "x")), Compared(None, come, lone(come, "added", "y"))]
    same = ArticleDiff(OLD.id, "a/1.html", "same", "x", "y")
    page = show([*pairs, Compared(None, OLD, same), compared(OLD, CASES["grade"][0])])
    assert page.text("#count") == "3 of 4 articles"
    page.click("#clear")
    assert page.text("#count") == "4 articles"
    assert page.texts("#items .changes") == ["removed", "added", "1 change"]
    assert page.texts("#f-changed option") == ["all", "all that differ (3)", "added (1)", "changed (1)", "removed (1)"]
    page.choose("#f-changed", "any")
    assert page.text("#count") == "3 of 4 articles"
    page.keys(ESCAPE, "j")
    assert page.text("#head .status") == "only in the old run"
    page.keys("j")
    assert page.text("#head .status") == "only in the new run"


def test_n_goes_from_change_to_change_and_on_to_the_next_article(show):
    first = compared(OLD, CASES["grade"][0])
    second = compared(story(2), story(2, findings=FLIPPED))
    page = show([first, Compared(None, story(4), ArticleDiff(story(4).id, "a", "same", "x", "y")), second])
    page.keys("n")
    assert page.hash() == f"#article={OLD.id}&change=1&changed=any"
    page.keys("n")
    assert page.hash() == f"#article={story(2).id}&change=1&changed=any"
    assert page.text(".card.change.on .go").startswith("Δ1 finding: polarity")
    page.keys("n")
    assert page.text("#told") == "no further change"
    page.keys("p")
    assert page.hash() == f"#article={OLD.id}&change=1&changed=any"


def test_record_that_cannot_be_read_is_told(show):
    broken = ArticleDiff(OLD.id, "a", "unreadable", "x", "y", fault="quotes[0].id: is wrong")
    page = show([Compared(None, OLD, broken)], at=f"#article={OLD.id}")
    assert page.text("#head .status") == "quotes[0].id: is wrong"


def test_hostile_texts_of_two_runs_run_nothing(show):
    old = hostile()
    grade = [part | {"grade": "<b>x</b>"} for part in parts(old, "judgements")]
    new = hostile().model_copy(update={"judgements": tuple(old.judgements[0].model_copy(update=one) for one in grade)})
    page = page_of(show, compared(old, new))
    page.keys("n")
    assert "<b>x</b>" in page.text(".card.change")
    assert page.run("return window.ran") is None


def test_marks_of_a_diff_are_those_of_the_new_record(show):
    page = page_of(show, compared(OLD, CASES["grade"][0]))
    page.click(f"#r-{CASES['grade'][0].judgements[0].id} .verdict.right")
    assert page.run("return document.querySelectorAll('#text .tag.is-right').length") == 1


def dropped(*places: tuple[str, str, int]) -> list[dict]:
    return [{"text": words, "reason": why, "raw": {"start": at, "end": at + len(words)}} for words, why, at in places]


def test_what_was_left_out_unfolds_where_it_stood_on_both_sides(show):
    behind = OLD.blocks[1].raw.end
    old = changed(dropped=dropped(("Home", "navigation", 0), ("Buy now", "advert", behind)))
    new = changed(findings=FLIPPED, dropped=dropped(("Home", "navigation", 0)))
    page = page_of(show, compared(old, new))
    script = """return [...document.querySelectorAll('#text .pair:not(.names)')].map((pair) => [...pair.children].map(
        (half) => half.querySelector('summary, .words')?.closest('summary, .block').textContent.slice(0, 12) ?? ''))"""
    told = page.run(script)
    assert told[0] == ["1 left out: ", "1 left out: "]
    assert [row[0][-10:] for row in told[1:4]] == [told[1][0][-10:], told[2][0][-10:], "left out: "]
    assert told[3] == ["1 left out: ", ""]
    assert len(told) == 6
    page.keys("x")
    assert [one.text for one in page.all("#text .dropped li")] == ["navigation Home"] * 2 + ["advert Buy now"]


def test_moved_text_is_told_as_moved_and_not_as_changed(show):
    parts = STORY.split("\n\n")
    moved = "\n\n".join([parts[0], parts[2], parts[3], parts[1]])
    old, new = (
        record(1, text, findings=[finding(text, 1, "plans are clear", "clear", polarity=polarity)])
        for text, polarity in ((STORY, "strength"), (moved, "weakness"))
    )
    page = page_of(show, compared(old, new))
    assert sorted(page.texts("#text .moved")) == ["moved: stands elsewhere now", "moved: stood elsewhere"]
    assert page.all("#text .came, #text .gone") == []


def test_part_of_the_old_run_alone_leads_to_its_change(show):
    page = page_of(show, compared(OLD, CASES["lost quote"][0]))
    lost = OLD.quotes[1].id
    page.click(f"#text .quote[data-part='{lost}'] .words")
    assert page.run("return document.querySelectorAll('.card.change.on').length") == 1
    assert "change=1" in page.hash()


def test_lost_part_is_marked_as_missing_on_its_words(show):
    page = page_of(show, compared(OLD, CASES["lost quote"][0]))
    page.click(".card.change .plain")
    assert (page.focused(), page.run("return document.getElementById('missing-part').value")) == (
        "missing-part",
        "quote",
    )
    page.click("#missing-form [type=submit]")
    (mark,) = page.saved_marks()[1]["marks"]
    start, end = OLD.quotes[1].segments[0].start, OLD.quotes[1].segments[1].end
    assert [mark[key] for key in ("part", "start", "end", "text")] == ["quote", start, end, OLD.text[start:end]]


def test_link_opens_a_change(show):
    page = page_of(show, compared(OLD, changed(findings=FLIPPED, judgements=GRADE)))
    page.open(f"#article={OLD.id}&change=2")
    assert page.text(".card.change.on .go").startswith("Δ2 judgement: grade")
    assert page.focused() == "new-1"
    page.open(f"#article={OLD.id}&change=9")
    assert page.find("#toast").text == "The change of this address is not in the article."


def test_key_marks_the_part_that_the_change_is_about(show):
    new = changed(findings=FLIPPED, quotes=LOST)
    page = page_of(show, compared(OLD, new))
    page.keys("n", "w")
    assert page.texts(".card.wrong .sign") == ["−1"]
    page.keys("n")
    assert page.text(".card.change.on .go").startswith("Δ2 quote is lost")
    page.keys("w")
    assert page.text("#marks-state") == "1 mark, not saved"
    assert page.find("#toast").text == "no part is at hand that can be marked"


def test_change_without_a_place_takes_the_focus(show):
    other = {**OLD.inspection.model_dump(mode="json"), "type": "special measures visit"}
    page = page_of(show, compared(OLD, changed(inspection=other)))
    page.keys("n")
    assert page.run("return document.activeElement.closest('li')?.id") == "c-0"


def test_all_articles_stay_listed_when_the_page_is_opened_again(show):
    same = Compared(None, story(4), ArticleDiff(story(4).id, "a", "same", "x", "y"))
    page = show([compared(OLD, CASES["grade"][0]), same])
    assert page.text("#count") == "1 of 2 articles"
    page.click("#clear")
    assert page.hash() == "#changed=all"
    page.open(page.hash())
    assert page.text("#count") == "2 articles"


def test_texts_that_share_nothing_are_shown_in_full(show):
    old = record(1, "\n\n".join(["Head", *(f"{n} " + "staff children plans report " * 12 for n in range(500))]))
    new = record(
        1, "\n\n".join(["Head", *(f"x{n} " + "".join(f"w{n}y{m} " for m in range(48)) for n in range(500)), "😀"])
    )
    page = page_of(show, compared(old, new))
    assert len(page.all("#text .pair")) > 900


def test_narrow_window_shows_what_is_the_same_once(show):
    page = page_of(show, compared(OLD, CASES["polarity"][0]))
    size = {"width": 400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    seen = "return [...document.querySelectorAll('#text .block')].filter((one) => one.offsetParent).map((one) => one.textContent.slice(0, 4))"
    shown = page.run(seen)
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert len(shown) == len(OLD.blocks) + 1
