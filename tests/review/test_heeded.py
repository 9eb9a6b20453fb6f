from __future__ import annotations

import pytest

from pipeline.review.heeded import heeds
from pipeline.review.marks import Mark
from tests.review.made import STORY, finding, quote, speaker, story

RECORD = story()
INSPECTORS, RAY = RECORD.speakers
REPORTED, SPOKEN = RECORD.quotes
(GRADED,) = RECORD.judgements
CLEAR, LATE = RECORD.findings


def mark(part, record, verdict="right", **fields):
    place = (record.start, record.end)
    return Mark(RECORD.id, None, part, record.id, place, record.text, verdict, fields=fields)


def spoken(record, verdict="right", **fields):
    place = (record.segments[0].start, record.segments[-1].end)
    return Mark(RECORD.id, None, "quote", record.id, place, STORY[slice(*place)], verdict, fields=fields)


def named(record, verdict="right", **fields):
    first = record.mentions[0]
    place = (first.start, first.end)
    return Mark(RECORD.id, None, "speaker", record.id, place, STORY[slice(*place)], verdict, fields=fields)


def fact(name, value, verdict="right"):
    return Mark(RECORD.id, None, "inspection", name, None, value, verdict, fields={"value": value})


def with_finding(**fields):
    return story(findings=[finding(STORY, 1, "plans are clear", "clear", **fields)])


def with_ray(**fields):
    ray = speaker(STORY, 2, "Ann Ray", role="manager") | fields
    return story(speakers=[ray], quotes=[], findings=[])


def with_nested(**fields):
    outer = quote(STORY, 1, "plans are clear but reviews are late", kind="indirect", voice="inspectorate")
    inner = quote(STORY, 2, "reviews are late", nested=True, **fields)
    return story(quotes=[outer, inner], findings=[])


NESTED = with_nested().quotes[1]
SAID = {
    "finding": (mark("finding", CLEAR, polarity="strength", theme="leadership"), with_finding(polarity="weakness")),
    "finding gone": (mark("finding", CLEAR, polarity="strength"), story(findings=[])),
    "quote": (spoken(SPOKEN, kind="direct", speaker="Ann Ray"), story(quotes=[], findings=[])),
    "judgement": (mark("judgement", GRADED, area="care", grade="good"), story(judgements=[])),
    "person": (named(RAY, kind="person", name="Ann Ray", role="manager"), with_ray(role="head")),
    "voice of a person": (named(RAY, name="Ann Ray", voice="provider"), with_ray(voice="other")),
    "inspectors": (named(INSPECTORS, kind="inspectors", name="inspectors"), with_ray()),
    "provider": (fact("provider", "Vale Park Nursery 1"), story(2)),
    "date": (fact("published", "2024-07-12"), story(inspection=dict.fromkeys(dict(RECORD.inspection)))),
}


@pytest.mark.parametrize(("right", "otherwise"), SAID.values(), ids=SAID)
def test_record_has_what_is_right_and_lacks_what_is_wrong(right, otherwise):
    wrong = Mark(right.article, None, right.part, right.id, right.place, right.text, "wrong", fields=right.fields)
    assert (heeds(RECORD, right), heeds(RECORD, wrong)) == (True, False)
    assert (heeds(otherwise, right), heeds(otherwise, wrong)) == (False, True)
    assert (heeds(None, right), heeds(None, wrong)) == (False, True)


def test_quote_in_another_is_told_by_its_id_and_fields():
    right, wrong = (spoken(NESTED, verdict, kind="direct", speaker=None) for verdict in ("right", "wrong"))
    assert (heeds(with_nested(), right), heeds(with_nested(), wrong)) == (True, False)
    assert (heeds(with_nested(kind="mixed"), right), heeds(with_nested(kind="mixed"), wrong)) == (False, True)
    assert (heeds(story(quotes=[], findings=[]), right), heeds(story(quotes=[], findings=[]), wrong)) == (False, True)


def missing(part, words, **fields):
    start = STORY.index(words)
    return Mark(RECORD.id, None, part, None, (start, start + len(words)), words, "missing", fields=fields)


def test_what_was_missing_is_looked_for_by_its_words_and_fields():
    late = missing("finding", "reviews are late", polarity="weakness")
    assert (heeds(RECORD, late), heeds(with_finding(), late), heeds(None, late)) == (True, False, False)
    assert not heeds(RECORD, missing("finding", "reviews are late", polarity="strength"))
    assert heeds(RECORD, missing("speaker", "Ann Ray", name="Ann Ray"))
    assert not heeds(RECORD, missing("speaker", "manager", name="manager"))


def test_missing_fact_without_a_value_is_any_value():
    nothing = Mark(RECORD.id, None, "inspection", "type", None, None, "missing")
    assert heeds(RECORD, nothing)
    assert not heeds(story(inspection=dict.fromkeys(dict(RECORD.inspection))), nothing)
