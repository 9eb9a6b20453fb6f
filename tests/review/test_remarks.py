from __future__ import annotations

import json

import pytest

from benchmarks.planted import CHANGES
from pipeline.errors import ConfigError
from pipeline.record.text import to_json
from pipeline.review.compare import compare, lone
from pipeline.review.compared import Records
from pipeline.review.marks import FIELDS, INSPECTION_FIELDS, Mark, Marks
from pipeline.review.measures.inspection import value_of
from pipeline.review.remarks import Reviews, Said, read_reviews, remarked, with_marks
from pipeline.review.runs import compare_runs
from pipeline.review.sides import spans_of
from pipeline.store.listed import FileListing
from tests.review.made import STORY, finding, judgement, quote, speaker, story
from tests.review.mirror import article, changed, records
from tests.review.test_heeded import CLEAR, GRADED, LATE, RAY, RECORD, SPOKEN, fact, mark, missing, named, spoken
from tests.review.test_marks import ONE, file_of


def found(old, new, *marks, reviewer=None):
    """Give what became of marks: group and place of the change that each is about, and the outcome."""
    diff = remarked(compare(old, new), [Said(one, reviewer) for one in marks], old, new)
    about = [((c.new or c.old).path, m.verdict, m.outcome) for c in diff.changes for m in c.marks]
    return about + [(None, m.verdict, m.outcome) for m in diff.marks]


def flipped():
    return story(findings=[finding(STORY, 1, "plans are clear", "clear", polarity="weakness"), LATE_ROW])


LATE_ROW = finding(STORY, 2, "reviews are late", "late", polarity="weakness", theme="care_planning")


@pytest.mark.parametrize(("verdict", "outcome", "back"), [("right", "lost", "met"), ("wrong", "met", "lost")])
def test_change_of_a_marked_part_tells_what_became_of_the_mark(verdict, outcome, back):
    asked = mark("finding", CLEAR, verdict, polarity="strength")
    assert found(RECORD, flipped(), asked) == [("findings[0]", verdict, outcome)]
    assert found(flipped(), RECORD, asked) == [("findings[0]", verdict, back)]


def test_part_that_went_takes_its_mark_along():
    alone = story(findings=[finding(STORY, 1, "plans are clear", "clear")])
    assert found(RECORD, alone, mark("finding", LATE)) == [("findings[1]", "right", "lost")]
    assert found(RECORD, alone, mark("finding", LATE, "wrong")) == [("findings[1]", "wrong", "met")]


def test_parts_that_did_not_change_keep_their_marks_at_the_article():
    marks = mark("finding", LATE), mark("finding", LATE, "wrong"), mark("judgement", GRADED)
    assert found(RECORD, flipped(), *marks) == [
        (None, "right", "kept"),
        (None, "wrong", "open"),
        (None, "right", "kept"),
    ]


def test_what_was_missing_is_told_where_it_is_found_or_gone():
    alone = story(findings=[finding(STORY, 1, "plans are clear", "clear")])
    late = missing("finding", "reviews are late,", polarity="weakness")
    assert found(alone, RECORD, late) == [("findings[1]", "missing", "met")]
    assert found(RECORD, alone, late) == [("findings[1]", "missing", "lost")]
    assert found(alone, alone, late) == [(None, "missing", "open")]
    person = missing("speaker", "Ann Ray", name="Ann Ray")
    without = story(speakers=[], quotes=[], findings=[])
    rays = story(speakers=[speaker(STORY, 2, "Ann Ray")], quotes=[], findings=[])
    assert found(without, rays, person) == [("speakers[0]", "missing", "met")]


def test_words_in_another_part_that_changed_are_not_that_part():
    long = story(quotes=[quote(STORY, 1, "plans are clear but reviews are late", kind="indirect")], findings=[])
    none = story(quotes=[], findings=[])
    assert found(none, long, missing("quote", "clear", kind="indirect")) == [(None, "missing", "open")]


def test_mark_whose_id_is_known_stays_off_its_neighbours():
    wide = story(judgements=[judgement(STORY, 1, "The nursery was rated good for care", grade="inadequate")])
    narrow = mark("judgement", GRADED, area="care", grade="good")
    assert found(RECORD, wide, narrow) == [("judgements[0]", "right", "lost")]
    both = story(judgements=[judgement(STORY, 1, "The nursery was rated good for care"), SECOND])
    assert found(RECORD, both, narrow) == [(None, "right", "kept")]


SECOND = judgement(STORY, 2, "rated good for care", area="leadership", area_text="leadership")


def test_mark_of_a_part_whose_id_is_in_neither_run_is_found_by_its_words():
    asked = mark("finding", CLEAR, polarity="strength")
    other = Mark(
        asked.article, None, "finding", "f-000000000000", asked.place, asked.text, "right", fields=asked.fields
    )
    assert found(RECORD, flipped(), other) == [("findings[0]", "right", "lost")]


def test_quote_is_found_by_all_of_its_stretch():
    asked = spoken(SPOKEN, speaker="Ann Ray")
    other = Mark(asked.article, None, "quote", "q-000000000000", asked.place, asked.text, "right", fields=asked.fields)
    none = story(quotes=[], findings=[])
    for one in (asked, other):
        assert found(RECORD, none, one) == [("quotes[1]", "right", "lost")]


def test_facts_of_the_inspection_have_the_change_of_their_field():
    other = story(inspection=dict(json.loads(RECORD.model_dump_json())["inspection"], provider="Hill School"))
    marks = fact("provider", "Vale Park Nursery 1"), fact("inspectorate", "Ofsted", "wrong")
    assert found(RECORD, other, *marks) == [("inspection.provider", "right", "lost"), (None, "wrong", "open")]


def test_article_that_came_or_went_has_the_marks_at_its_one_change():
    said = [Said(one, None) for one in (mark("finding", CLEAR), named(RAY), mark("finding", LATE, "wrong"))]
    (gone,) = remarked(lone(RECORD, "removed", "a"), said, RECORD, None).changes
    assert [one.outcome for one in gone.marks] == ["lost", "lost", "met"]
    (came,) = remarked(lone(RECORD, "added", "a"), said, None, RECORD).changes
    assert [one.outcome for one in came.marks] == ["met", "met", "lost"]


def test_change_that_breaks_a_mark_stands_first():
    new = story(
        findings=[finding(STORY, 1, "plans are clear", "clear", polarity="weakness"), LATE_ROW | {"theme": "staff"}]
    )
    assert [change.category for change in compare(RECORD, new).changes] == ["polarity", "theme"]
    said = [Said(mark("finding", LATE, theme="care_planning"), "Ann")]
    first, second = remarked(compare(RECORD, new), said, RECORD, new).changes
    assert (first.category, first.breaks_mark, first.marks[0].reviewer) == ("theme", True, "Ann")
    assert (second.category, second.breaks_mark) == ("polarity", False)


@pytest.fixture
def runs(tmp_path):
    for name, articles in (("old", (story(1), story(2))), ("new", (flipped(), story(2)))):
        (tmp_path / name).mkdir()
        for number, one in enumerate(articles):
            (tmp_path / name / f"{number}.json").write_text(to_json(one), "utf-8")
    return FileListing(tmp_path / "old"), FileListing(tmp_path / "new")


def test_runs_are_told_with_the_marks_of_both_reviewers_and_the_same_articles_too(runs):
    same = Mark(story(2).id, None, "finding", CLEAR.id, (CLEAR.start, CLEAR.end), CLEAR.text, "right")
    reviews = Reviews(
        [
            Marks("Ann", None, (mark("finding", CLEAR, polarity="strength"), same)),
            Marks("Bo", None, (mark("finding", CLEAR, "wrong", polarity="strength"),)),
        ]
    )
    diffs = list(with_marks(compare_runs(*runs), reviews, Records(*runs)))
    (change,) = diffs[0].changes
    assert [(one.reviewer, one.outcome) for one in change.marks] == [("Ann", "lost"), ("Bo", "met")]
    assert [one.outcome for one in diffs[1].marks] == ["kept"]
    assert reviews.left() == []


def test_of_one_reviewer_the_mark_that_was_saved_last_counts():
    right, wrong = (mark("finding", CLEAR, verdict) for verdict in ("right", "wrong"))
    files = [Marks("Ann", "2026-02-01T10:00:00Z", (wrong,)), Marks("Ann", "2026-01-01T10:00:00Z", (right,))]
    assert [said.mark.verdict for said in Reviews(files).of(RECORD.id)] == ["wrong"]
    assert [said.mark.verdict for said in Reviews([*files, Marks("Bo", None, (right,))]).of(RECORD.id)] == [
        "right",
        "wrong",
    ]


def test_marks_of_broken_records_are_left_out_and_those_of_no_record_are_left(runs, tmp_path):
    (tmp_path / "new/1.json").write_text(to_json(story(2)).replace('"schema_version": "1"', '"schema_version": 1'))
    marks = [Mark(id, None, "inspection", "type", None, "x", "right") for id in (story(2).id, "0" * 12)]  # noqa: A001
    reviews = Reviews([Marks(None, None, tuple(marks))])
    diffs = list(with_marks(compare_runs(*runs), reviews, Records(*runs)))
    assert [(diff.status, diff.marks) for diff in diffs] == [("changed", ()), ("unreadable", ())]
    assert reviews.left() == [marks[1]]


def test_marks_are_read_from_files_and_folders(tmp_path):
    (tmp_path / "in/deep").mkdir(parents=True)
    (tmp_path / "in/deep/a.marks.json").write_text(json.dumps(file_of(ONE, reviewer="Ann")))
    (tmp_path / "in/other.json").write_text("{}")
    (tmp_path / "b.json").write_text(json.dumps(file_of(ONE, reviewer="Bo")))
    reviews = read_reviews([tmp_path / "in", tmp_path / "b.json"])
    assert [said.reviewer for said in reviews.of(ONE["article"])] == ["Ann", "Bo"]
    assert reviews.of(None) == ()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("gone.marks.json", None, "no such file or folder"),
        (".", None, "no .marks.json there"),
        ("a.json", "{", "no JSON"),
        ("a.json", '{"format": "other"}', "format"),
    ],
)
def test_what_holds_no_marks_is_wrong_use(tmp_path, name, text, reason):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(ConfigError, match=reason):
        read_reviews([tmp_path / name])


def all_right(article):
    """Give a mark for each part of a record, as the page makes them: right, with the fields that it shows."""
    names = {speaker.id: speaker.name for speaker in article.speakers}
    for kind, group in (
        ("quote", "quotes"),
        ("speaker", "speakers"),
        ("judgement", "judgements"),
        ("finding", "findings"),
    ):
        for part in getattr(article, group):
            spans = spans_of(part)[: 1 if kind == "speaker" else None]
            place = (spans[0][0], spans[-1][1]) if spans else None
            fields = {name: getattr(part, name) for name in FIELDS[kind]}
            if kind == "quote":
                fields["speaker"] = names.get(part.speaker)
            text = article.text[slice(*place)] if place else part.name
            yield Mark(article.id, None, kind, part.id, place, text, "right", fields=fields)
    for name in INSPECTION_FIELDS:
        if (value := value_of(article, name)) is not None:
            yield Mark(article.id, None, "inspection", name, None, value, "right", fields={"value": value})


def said_of(article):
    return [Said(mark, None) for mark in all_right(article)]


def outcomes(diff):
    marks = [*diff.marks, *(mark for change in diff.changes for mark in change.marks)]
    return {(mark.part, mark.id): mark.outcome for mark in marks}


@pytest.mark.parametrize("number", range(len(records())))
def test_record_bears_out_what_is_right_in_it(number):
    whole = article(records()[number])
    found = outcomes(remarked(compare(whole, whole), said_of(whole), whole, whole))
    assert found
    assert {key for key, outcome in found.items() if outcome != "kept"} == set()


@pytest.mark.parametrize("name", CHANGES)
def test_marks_are_mirrored_and_each_is_told_once(name):
    turned = {"lost": "met", "met": "lost", "open": "open", "kept": "kept"}
    for number in (0, 5):
        old, new = article(records()[number]), changed(records()[number], name)
        if new is None:
            continue
        said = said_of(old)
        there = outcomes(remarked(compare(old, new), said, old, new))
        back = outcomes(remarked(compare(new, old), said, new, old))
        assert len(there) == len(said)
        assert back == {key: turned[outcome] for key, outcome in there.items()}
