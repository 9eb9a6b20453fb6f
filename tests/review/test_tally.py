from __future__ import annotations

from dataclasses import replace

from pipeline.review.changes import ArticleDiff, Change, FieldChange, Part, Remark
from pipeline.review.tally import FAULTS, MARKS, Row, Tally


def _change(category, kind="changed", group="findings", *fields):
    part = Part(f"{group}[0]")
    fields = tuple(FieldChange(name, about, 1, 2) for name, about in fields or [(category, category)])
    return Change(kind, category, group, part, part, fields)


def _diff(path, *changes, **more):
    return ArticleDiff(path, path, "changed", path, path, changes, **more)


def _tally(*diffs, limit=None):
    tally = Tally(limit)
    for diff in diffs:
        tally.add(diff)
    return tally


def test_each_field_counts_and_a_part_that_came_or_went_once():
    tally = _tally(
        _diff("a", _change("theme", "changed", "findings", ("theme", "theme"), ("confidence", "rest"))),
        _diff(
            "b",
            _change("quote", "removed", "quotes", ("speaker", "quote"), ("kind", "quote")),
            _change("theme"),
            moved=3,
        ),
        _diff("c", Change("changed", "text", "text", Part("text"), Part("text")), input_changed=True),
    )
    assert tally.rows() == [
        Row("quote", "removed", "quotes", "", 1),
        Row("theme", "changed", "findings", "theme", 2),
        Row("text", "changed", "text", "", 1),
        Row("rest", "changed", "findings", "confidence", 1),
    ]
    assert (tally.changes, tally.moved, tally.input_changed, tally.articles["changed"]) == (4, 3, 1, 3)
    assert dict(tally.by_category()) == {"quote": 1, "theme": 2, "text": 1, "rest": 1}


def test_most_serious_changes_are_kept_however_many_there_are():
    diffs = [_diff(f"{number:05}", _change("rest")) for number in range(3000)]
    diffs[1500:1500] = [_diff("z", _change("polarity")), _diff("y", _change("grade"))]
    tally = _tally(*diffs, limit=4)
    assert [told.article.path for told in tally.worst()] == ["z", "y", "00000", "00001"]
    assert tally.changes == 3002
    assert all(told.article.changes == () for told in tally.worst())


def test_lost_goes_before_new_before_changed():
    tally = _tally(_diff("a", _change("quote"), _change("quote", "added"), _change("quote", "removed")))
    assert [told.change.kind for told in tally.worst()] == ["removed", "added", "changed"]


def test_nothing_and_what_only_moved_is_no_difference():
    tally = _tally(ArticleDiff("a", "a", "same", "a", "a", moved=2, input_changed=True))
    assert not tally.differs
    assert not tally.holds(["rest"])
    assert tally.rows() == []


def test_categories_are_held_where_there_is_such_a_change():
    tally = _tally(_diff("a", _change("theme", "changed", "findings", ("theme", "theme"), ("found_by", "rest"))))
    assert tally.differs
    assert tally.holds(["rest", "polarity"])
    assert not tally.holds(["polarity", "speaker"])


def test_article_that_cannot_be_read_is_a_difference_that_always_counts():
    tally = _tally(ArticleDiff(None, "a", "unreadable", "a", None, fault="broken"))
    assert tally.differs
    assert tally.holds(["polarity"])
    assert [diff.fault for diff in tally.unreadable] == ["broken"]


def _mark(outcome):
    return Remark("right", "finding", "f-1", "words", "", None, outcome)


def test_marks_are_counted_wherever_they_stand_and_those_without_a_change_are_kept():
    change = replace(_change("theme"), marks=(_mark("lost"), _mark("met")))
    alone = _diff("b", marks=tuple(map(_mark, ("kept", "open", "lost", "met"))))
    tally = _tally(_diff("a", change), alone)
    assert tally.marks == {"lost": 2, "met": 2, "open": 1, "kept": 1}
    assert [(article.path, mark.outcome) for article, mark in tally.alone] == [("b", "lost"), ("b", "met")]
    assert len(_tally(*[alone] * FAULTS).alone) == FAULTS


def test_change_that_breaks_a_mark_is_the_most_serious():
    broken = replace(_change("rest"), marks=(_mark("lost"),))
    tally = _tally(_diff("a", _change("polarity"), replace(_change("grade"), marks=(_mark("met"),)), broken), limit=2)
    assert [told.change.category for told in tally.worst()] == ["rest", "polarity"]


def test_broken_mark_is_held_where_it_is_asked_for():
    lost = _tally(_diff("a", replace(_change("rest"), marks=(_mark("lost"),))))
    met = _tally(_diff("a", replace(_change("rest"), marks=(_mark("met"),))))
    assert (lost.holds([MARKS]), met.holds([MARKS]), lost.holds(["theme"])) == (True, False, False)
