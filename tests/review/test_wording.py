from __future__ import annotations

import pytest

from pipeline.review.changes import OUTCOMES, ArticleDiff, Change, FieldChange, Part, Piece, Remark, Stretch
from pipeline.review.wording import count, happened, in_context, outcomes, remark, remark_at, shown, where

PART = Part("findings[1]", "f-1", 3, (Stretch(10, 20),), "before ", "the words", " after")


def _words(runs):
    return "".join({"lost": "-", "gained": "+"}.get(run.style, "") + run.text for run in runs)


def _changed(*fields, group="findings", **more):
    return Change("changed", fields[0].category, group, PART, PART, fields, **more)


def test_fields_are_told_old_and_new():
    change = _changed(FieldChange("theme", "theme", "a", "b"), FieldChange("nested", "kind", old=False, new=True))
    assert _words(happened(change)) == "theme -a → +b; nested -no → +yes"
    assert _words(happened(_changed(FieldChange("role", "person", None, "head")))) == "role -none → +head"


def test_edges_are_told_by_the_words():
    pieces = (Piece("lost", "Now "), Piece("same", "staff care "), Piece("gained", "well"))
    change = _changed(FieldChange("edges", "edges", "Now staff care", "staff care well", pieces))
    assert _words(happened(change)) == "edges shrunk by -“Now”, grown by +“well”"
    assert _words(in_context(change)) == "before -Now staff care +well after"


def test_words_around_a_part_that_shrank_are_those_around_all_of_it():
    pieces = (Piece("lost", "Now "), Piece("same", "staff care"), Piece("lost", " well"))
    wide, narrow = (
        Part("findings[0]", before="a ", text="-", after=" z"),
        Part("findings[0]", before="Now ", after=" well"),
    )
    field = FieldChange("edges", "edges", "Now staff care well", "staff care", pieces)
    change = Change("changed", "edges", "findings", wide, narrow, (field,))
    assert _words(in_context(change)) == "a -Now staff care- well z"


def test_lists_are_told_by_what_is_missing_and_new():
    change = _changed(FieldChange("mentions", "rest", ("she",), ("the head", "he")))
    assert _words(happened(change)) == "mentions without -“she”, with +“the head”, “he”"


def test_part_that_came_or_went_says_what_it_was():
    facts = (FieldChange("speaker", "quote", "Ann Ray", None), FieldChange("kind", "quote", "direct", None))
    lost = Change("removed", "quote", "quotes", PART, None, facts, words_gone=True)
    assert _words(happened(lost)) == "lost quote: Ann Ray, direct (its words are not in the new text)"
    assert _words(in_context(lost)) == "before -the words after"
    new = Change("added", "finding", "findings", None, PART, (FieldChange("theme", "finding", None, "safe"),))
    assert _words(happened(new)) == "new finding: safe"
    assert _words(in_context(new)) == "before +the words after"


def test_article_says_how_many_parts_it_has():
    fields = (FieldChange("quotes", "article", None, 1), FieldChange("findings", "article", None, 2))
    change = Change("added", "article", "article", None, Part("", text="News"), fields)
    assert _words(happened(change)) == "new article: 1 quote, 2 findings"


def test_text_says_what_stands_on_it_and_why_it_was_dropped():
    old, new = Part("text", text="are", under=("quotes[0]",)), Part("text", text="were", under=("quotes[0]",))
    pieces = (Piece("lost", "are"), Piece("gained", "were"))
    change = Change("changed", "text", "text", old, new, pieces=pieces)
    assert _words(happened(change)) == "other words (under quotes[0])"
    assert _words(in_context(change)) == "-are +were"
    dropped = Change("removed", "text", "text", old, None, (FieldChange("dropped", "text", None, "advert"),))
    assert _words(happened(dropped)) == "lost words: now dropped as advert (under quotes[0])"


def test_long_words_lose_their_middle():
    words = " ".join(f"word{number}" for number in range(100))
    assert len(shown(words)) <= 160
    assert " […] " in shown(words)
    assert shown("a  b\n c") == "a b c"


@pytest.mark.parametrize(
    ("value", "words"), [(None, "none"), (True, "yes"), ((), "none"), (("a", "b"), "a, b"), (0.5, "0.5")]
)
def test_values_are_shown_for_people(value, words):
    assert shown(value) == words


def test_place_names_the_file_the_part_and_its_characters():
    article = ArticleDiff("1", "a.html", "changed", "old/a.json", "new/a.json")
    lost = Change("removed", "quote", "quotes", PART, None)
    assert where(article, lost) == "old/a.json findings[1] line 3, 10–20"
    assert (
        where(article, Change("added", "rest", "metadata", None, Part("metadata.title"))) == "new/a.json metadata.title"
    )


def test_numbers_have_their_nouns():
    assert (count(1, "change"), count(2000, "change")) == ("1 change", "2,000 changes")


def _mark(verdict="right", outcome="lost", part="finding", note="", reviewer=None):
    return Remark(
        verdict, part, "provider" if part == "inspection" else "f-1", "plans are clear", note, reviewer, outcome
    )


def test_mark_says_by_whom_why_and_what_became_of_it():
    assert remark(_mark()) == "marked right: no longer so"
    assert remark(_mark("wrong", note=" no \n praise ", reviewer="Ann")) == "marked wrong by Ann (no praise): so again"
    told = {remark(_mark(verdict, outcome)) for verdict in ("right", "wrong", "missing") for outcome in OUTCOMES}
    assert len(told) == 12


def test_mark_without_a_change_says_where_it_is():
    article = ArticleDiff("1", "a", "changed", "old/a.json", "new/a.json")
    assert remark_at(article, _mark()) == "new/a.json: finding “plans are clear” marked right: no longer so"
    told = remark_at(ArticleDiff("1", "a", "removed", "old/a.json", None), _mark(part="inspection"))
    assert told == "old/a.json: provider “plans are clear” marked right: no longer so"


def test_outcomes_are_counted_the_most_serious_first():
    assert outcomes({"kept": 1200, "lost": 1}) == "1,201 marks: 1 lost, 1,200 kept."
    assert outcomes({"met": 1}) == "1 mark: 1 met."
    assert outcomes({}) == ""
