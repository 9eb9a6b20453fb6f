from __future__ import annotations

from pipeline.annotations import DatedValue, Inspection, get_blocks
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.build import each_once, find_mentions
from tests.builders import parsed, tokenised

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


def test_area_that_was_parted_means_its_parts_in_a_later_report():
    services = read_profiles()["ofsted_childrens_services"]
    doc = tokenised("It was rated good for children in care and care leavers.")
    told = {
        year: [
            (j.area.removeprefix("experiences and progress of "), j.area_text)
            for j in find_mentions(doc, [services], Inspection(published=DatedValue(f"{year}-05", "stated")))
        ]
        for year in (2022, 2024)
    }
    assert told[2022] == [("children in care and care leavers", "children in care and care leavers")]
    assert told[2024] == [("children in care", "children in care"), ("care leavers", "care leavers")]


def test_words_around_a_known_area_give_the_area():
    services = read_profiles()["ofsted_childrens_services"]
    doc = parsed(
        "Only care leavers lagged , with a grade of good",
        heads=[2, 2, 3, 3, 3, 3, 7, 5, 7, 3],
        deps=["advmod", "compound", "nsubj", "ROOT", "punct", "prep", "det", "pobj", "prep", "xcomp"],
    )
    found = find_mentions(doc, [services], Inspection())
    assert [j.area for j in found] == ["experiences and progress of care leavers"]
