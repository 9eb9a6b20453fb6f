from __future__ import annotations

import itertools

import pytest

from pipeline.annotations import DatedValue, Inspection
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.link import link_sentence, without_overruled
from pipeline.judgements.terms import vocabulary

PROFILES = read_profiles()
OVERALL = None


def links(profile, text):
    found = link_sentence(vocabulary(PROFILES[profile]), text, 0, len(text), Inspection())
    return [(x.target and (x.target.area or x.target.count), x.grade.name, x.when) for x in found]


FORMS = {
    "judged": "The inspectors judged {area} to be {grade}.",
    "was rated": "{area} was rated ‘{grade}’.",
    "for": "It was rated {grade} for {area}.",
    "for its": "It was graded '{grade}' for its {area}, they said.",
    "colon": "{area}: {grade}",
    "again": "{area} was again judged {grade}.",
}
CASES = [
    pytest.param(profile.name, form, area, grade, id=f"{profile.name}-{name}-{area.name[:30]}-{grade.name}")
    for profile in PROFILES.values()
    for (name, form), area, grade in itertools.product(FORMS.items(), profile.areas, profile.grades[:4])
    if area.name != profile.overall and not area.name.endswith("?")
]


@pytest.mark.parametrize(("profile", "form", "area", "grade"), CASES)
def test_every_area_takes_every_grade_in_every_form(profile, form, area, grade):
    text = form.format(
        area=area.name[:1].upper() + area.name[1:] if form.startswith("{") else area.name, grade=grade.name
    )
    assert (area.name, grade.name, "current") in links(profile, text)


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("cqc", "It was rated good for being safe, caring and well-led.", [("safe", "good"), ("caring", "good"), ("well-led", "good")]),
        ("cqc", "Safe and effective were each rated good, but responsive was found to be inadequate.", [("safe", "good"), ("effective", "good"), ("responsive", "inadequate")]),
        ("cqc", "Caring remains outstanding.", [("caring", "outstanding")]),
        ("ofsted_schools", "Behaviour and attitudes requires improvement.", [("behaviour and attitudes", "requires improvement")]),
        ("ofsted_childrens_services", "A rating of ‘Good’ with ‘Outstanding’ leadership pleased all.", [(None, "good"), ("impact of leaders on social work practice with children and families", "outstanding")]),
        ("hmicfrs", "The force was rated good in two areas, adequate in four and inadequate in one.", [((2, None), "good"), ((4, None), "adequate"), ((1, None), "inadequate")]),
        ("ofsted_schools", "It was judged good for quality of education and personal development and outstanding for behaviour and attitudes.", [("quality of education", "good"), ("personal development", "good"), ("behaviour and attitudes", "outstanding")]),
        ("care_inspectorate", "It got a grade of 5 (very good) for its setting.", [("How good is our setting?", "very good")]),
    ],
)  # fmt: skip
def test_grades_are_shared_and_parted(profile, text, expected):
    assert [(target, grade) for target, grade, _ in links(profile, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Safe has gone from good to inadequate.", [("safe", "good", "previous"), ("safe", "inadequate", "current")]),
        ("Safe is good, up from inadequate.", [("safe", "good", "current"), ("safe", "inadequate", "previous")]),
        ("The home was rated good.", [(OVERALL, "good", "current")]),
    ],
)
def test_change_gives_both_grades(text, expected):
    assert links("cqc", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Staff had a good day.",
        "It hopes to be rated good.",
        "The home was not rated good.",
        "Grades are given on a scale from inadequate to outstanding.",
        "Ofsted does not give a grade, good or bad.",
        "They missed out on a good rating.",
        "It is a good place to live.",
        "Nine in ten are rated good or outstanding.",
        "Every school here is rated good or better.",
        "To be rated good, a school must try.",
        "None of them was rated good.",
        "",
    ],
)
def test_no_judgement_is_no_judgement(text):
    assert links("ofsted_schools", text) == []


ESTYN = "Teaching is good. It was rated good for leadership."


@pytest.mark.parametrize(("year", "grades"), [("2019", ["good", "good"]), ("2024", []), (None, ["good"])])
def test_grade_that_is_given_no_more_is_none_in_a_later_report(year, grades):
    words = vocabulary(PROFILES["estyn"])
    facts = Inspection(published=DatedValue(year, "stated") if year else None)
    found = [x.grade.name for s, e in ((0, 17), (18, len(ESTYN))) for x in link_sentence(words, ESTYN, s, e, facts)]
    assert found == grades


def test_hope_in_another_clause_leaves_the_grade_alone():
    text = "The leaders hope to be rated outstanding, but Ofsted rated the school good."
    assert links("ofsted_schools", text) == [(OVERALL, "good", "current")]


def test_later_now_makes_the_same_area_s_other_grade_previous():
    words = vocabulary(PROFILES["cqc"])
    told = "The home was rated inadequate in May. It is now rated good overall."
    both = [link for s, e in ((0, 37), (38, len(told))) for link in link_sentence(words, told, s, e, Inspection())]
    assert [link.when for link in without_overruled(both, words)] == ["previous", "current"]


RATED = Inspection(published=DatedValue("2025-03-11", "stated"))


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("ofsted_childrens_services", "It was branded inadequate in three of five areas — including overall.", [((3, 5), "inadequate", "current"), ("overall effectiveness", "inadequate", "current")]),
        ("ofsted_childrens_services", "It had clawed its way up to requires improvement in 2022.", [(None, "requires improvement", "previous")]),
        ("cqc", "The practice was rated good before, and CQC visited in May and rated it inadequate.", [(None, "good", "previous"), (None, "inadequate", "current")]),
        ("cqc", "The council is well clear of inadequate.", []),
        ("cqc", "Scores are turned into one of four ratings: outstanding, good, requires improvement or inadequate.", []),
        ("cqc", "It was given a rating of requires improvement under the Care Act 2014.", [(None, "requires improvement", "current")]),
        ("hmicfrs", "The force got 'adequate' marks for preventing crime and protecting the vulnerable.", [("preventing and deterring crime", "adequate", "current"), ("protecting vulnerable people", "adequate", "current")]),
        ("hmicfrs", "It lost the 'good' it was handed in 2023 for treating the public fairly, slipping to adequate.", [("police powers and public treatment", "good", "previous"), ("police powers and public treatment", "adequate", "current")]),
        ("hmicfrs", "Fernshire Fire and Rescue Service requires improvement", [(None, "requires improvement", "current")]),
    ],
)  # fmt: skip
def test_grades_in_the_press_s_own_forms(profile, text, expected):
    found = link_sentence(vocabulary(PROFILES[profile]), text, 0, len(text), RATED)
    assert [(x.target and (x.target.area or x.target.count), x.grade.name, x.when) for x in found] == expected


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("hmi_prisons", "Those from 2021 in brackets, they were: safety, poor (reasonably good); respect, good (poor).", [("safety", "poor", "current"), ("safety", "reasonably good", "previous"), ("respect", "good", "current"), ("respect", "poor", "previous")]),
        ("cqc", "Caring has been re-rated as good from outstanding.", [("caring", "good", "current"), ("caring", "outstanding", "previous")]),
        ("cqc", "Safety is inadequate, the CQC said, down from good.", [("safe", "inadequate", "current"), ("safe", "good", "previous")]),
        ("cqc", "It was last graded in 2022, when it was also found to require improvement.", [(OVERALL, "requires improvement", "previous")]),
        ("cqc", "The home is out of special measures and now requires improvement.", [(OVERALL, "requires improvement", "current")]),
        ("ofsted_schools", "The school was rated good, five years after it was told that it required improvement.", [(OVERALL, "good", "current"), (OVERALL, "requires improvement", "previous")]),
        ("ofsted_schools", "Inspectors said the school required improvement to be good.", [(OVERALL, "requires improvement", "current")]),
        ("ofsted_schools", "Inspectors said the school required improvement in its records.", []),
        ("cqc", "Adult social care services require improvement, it ruled.", [(OVERALL, "requires improvement", "current")]),
        ("cqc", "Adult social care services require improvement in places.", []),
        ("cqc", "Nobody will be surprised to hear that Elm House has been found outstanding by the CQC.", [(OVERALL, "outstanding", "current")]),
        ("cqc", "Had caring been found inadequate, it could have closed.", []),
        ("cqc", "We’d be good across the board if they came back.", []),
        ("cqc", "Neighbouring Oakby House was rated good.", []),
        ("cqc", "Caring was found to be outstanding and the rest good.", [("caring", "outstanding", "current")]),
        ("ofsted_schools", "A school where one in three pupils stays away needs urgent improvement in attendance and behaviour.", [("attendance and behaviour", "urgent improvement", "current")]),
        ("ofsted_schools", "The safeguarding standards have not been met.", [("safeguarding", "not met", "current")]),
        ("ofsted_schools", "It does not meet the safeguarding standards.", [("safeguarding", "not met", "current")]),
        ("ofsted_further_education", "It makes a strong contribution to meeting skills needs.", [("contribution to meeting skills needs", "strong", "current")]),
        ("ofsted_further_education", "Strong leadership helps its contribution to meeting skills needs.", []),
        ("ofsted_further_education", "The college, on three campuses, was rated good.", [(OVERALL, "good", "current")]),
        ("care_inspectorate", "It got a 5 for leadership, 4 for setting.", [("How good is our leadership?", "very good", "current"), ("How good is our setting?", "good", "current")]),
        ("care_inspectorate", "The staff team scored a 5.", [("How good is our staff team?", "very good", "current")]),
        ("hmicfrs", "Six of the 11 areas were adequate and three required improvement.", [((6, 11), "adequate", "current"), ((3, None), "requires improvement", "current")]),
        ("care_inspectorate_wales", "At its first rated inspection it got good for well-being.", [("well-being", "good", "current")]),
    ],
)  # fmt: skip
def test_grades_told_in_other_turns(profile, text, expected):
    assert links(profile, text) == expected


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("cqc", "Safety, which was inadequate in 2019 and required improvement in 2022, is also good now.", [("safe", "inadequate", "previous"), ("safe", "requires improvement", "previous"), ("safe", "good", "current")]),
        ("cqc", "Caring, which had been outstanding, is good.", [("caring", "outstanding", "previous"), ("caring", "good", "current")]),
        ("cqc", "Safety, which had been good, is now inadequate, the report says.", [("safe", "good", "previous"), ("safe", "inadequate", "current")]),
        ("rsh", "It was given a C3 grade and kept its V2 rating.", [(None, "C3", "current"), (None, "V2", "current")]),
    ],
    ids=["two earlier grades", "had been", "now", "grades of one area"],
)  # fmt: skip
def test_aside_tells_the_earlier_grades_of_its_area(profile, text, expected):
    assert links(profile, text) == expected
