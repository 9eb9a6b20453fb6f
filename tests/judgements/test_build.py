from __future__ import annotations

from pipeline.annotations import Inspection, get_blocks
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.build import each_once, find_mentions
from tests.builders import tokenised

PROFILE = read_profiles()["cqc"]


def mentions(text):
    doc = tokenised(text)
    return find_mentions(doc, [PROFILE] * len(get_blocks(doc)), Inspection())


def test_every_mention_is_found_and_each_judgement_given_once():
    found = mentions("The home was rated good.\n\nThe home was rated good overall.\n\nSafe: good")
    assert [(j.area, j.grade) for j in found] == [("overall", "good"), ("overall", "good"), ("safe", "good")]
    assert [j.area for j in each_once(found)] == ["overall", "safe"]


def test_span_covers_area_and_grade():
    found = mentions("It was rated good for being safe.")
    assert [(j.span.text, j.area_text) for j in found] == [("good for being safe", "being safe")]


def test_count_has_no_area():
    found = mentions("It was rated good in three of the five areas.")
    assert [(j.area, j.count) for j in found] == [(None, (3, 5))]


def test_several_inspectorates_give_each_judgement_its_provider():
    schools = read_profiles()["ofsted_schools"]
    doc = tokenised("Oakby School was rated good.\n\nElm Surgery was rated inadequate.")
    found = find_mentions(doc, [schools, PROFILE], Inspection())
    assert [(j.provider, j.grade) for j in found] == [("Oakby School", "good"), ("Elm Surgery", "inadequate")]


def test_words_for_an_area_mean_its_twin_beside_a_grade_of_the_other_scale():
    schools = read_profiles()["ofsted_schools"]
    doc = tokenised("Personal development was rated good.\n\nPersonal development: strong standard")
    found = find_mentions(doc, [schools, schools], Inspection())
    assert [j.area for j in found] == ["personal development", "personal development and well-being"]
