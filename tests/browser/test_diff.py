"""Two runs beside each other in a real browser: every kind of change, in its place on both sides."""

from __future__ import annotations

import pytest

from pipeline.record.article import Article
from pipeline.review.changes import ArticleDiff
from pipeline.review.compare import compare, lone
from pipeline.review.compared import Compared
from tests.review.made import STORY, hostile, place, quote, story

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
    assert page.hash() == f"#article={OLD.id}&changed=any"
    page.keys("n")
    assert page.hash() == f"#article={story(2).id}&changed=any"
    assert page.text(".card.change.on .go").startswith("Δ1 finding: polarity")
    page.keys("n")
    assert page.text("#told") == "no further change"
    page.keys("p")
    assert page.hash() == f"#article={OLD.id}&changed=any"


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
