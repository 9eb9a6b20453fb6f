from __future__ import annotations

import pytest

from pipeline.annotations import get_speakers
from pipeline.parse.build import to_doc
from pipeline.speakers.titles import role_before
from tests.builders import page_of
from tests.speakers.told import organisations_of, words_of


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Then head teacher Jo Bell spoke.", "head teacher", None),
        ("“Yes,” said the trust's chief executive, Jo Bell.", "chief executive", "the trust"),
        ("Then lead inspector Jo Bell spoke.", "lead inspector", None),
        ("In a note, Bell Homes' director, Jo Bell, spoke.", "director", "Bell Homes"),
        ("Principal and chief executive Jo Bell spoke.", "chief executive", None),
        ("Regional director, South West, Jo Bell spoke.", "Regional director", None),
        ("Then Year 11 pupil Jo Bell spoke.", "Year 11 pupil", None),
        ("Then deputy head girl Jo Bell spoke.", "deputy head girl", None),
        ("Then mum-of-two Jo Bell spoke.", "mum-of-two", None),
        ("‘Yes,’ HM Inspector Jo Bell wrote.", "HM Inspector", None),
    ],
)
def test_role_before_gives_the_role_that_ends_at_a_name(text, role, organisation):
    words = words_of(text)
    place = role_before(words, words.lower.index("jo"), organisations_of(words))
    assert words.text(*place.role).endswith(role)
    assert (words.text(*place.organisation) if place.organisation else None) == organisation


def test_role_before_gives_the_organisation_that_owns_a_name():
    words = words_of("Then Bell Trust's Jo Hall spoke.")
    place = role_before(words, words.lower.index("jo"), organisations_of(words))
    assert words.text(*place.organisation) == "Bell Trust"
    assert place.head is None


@pytest.mark.parametrize(
    "text",
    [
        "She is director for the Jo area.",
        "Ann Hall, head teacher, Jo Bell and others spoke.",
        "The inspector met Jo Bell.",
        "Jo Bell spoke.",
    ],
    ids=["field of work", "role of another", "verb between", "nothing before"],
)
def test_role_before_takes_no_role_that_is_not_the_names(text):
    words = words_of(text)
    assert role_before(words, words.lower.index("jo"), organisations_of(words)) is None or "met" in text


@pytest.mark.model
@pytest.mark.parametrize(
    "role",
    [
        "Cabinet Member for Children, Families, Skills and Lifelong Learning",
        "Lead member for children, young people and education",
        "Practice manager, safeguarding administrator and complaints lead",
        "Senior partner and GP trainer",
        "Strategic Director of People",
        "MP for Hill Valley",
    ],
)
@pytest.mark.parametrize(
    "form", ["{} Helen Bell said: “We will act.”", "{}, Dr Helen Bell, said: “We will act.”"], ids=["bare", "comma"]
)
def test_role_before_a_name_is_whole(nlp, role, form):
    (speaker,) = get_speakers(to_doc(page_of(form.format(role)), nlp))
    assert (speaker.name, speaker.role) == ("Helen Bell", role)


@pytest.mark.model
def test_the_first_of_two_roles_before_a_name_is_the_role(nlp):
    text = "The committee's vice-chair, co-opted parent governor Helen Bell, said: “We will act.”"
    (speaker,) = get_speakers(to_doc(page_of(text), nlp))
    assert (speaker.name, speaker.role) == ("Helen Bell", "vice-chair")


@pytest.mark.model
def test_joint_statement_gives_each_its_role(nlp):
    text = (
        "In a joint statement, the Leader of the Council, Councillor Helen Bell, and the Cabinet Member for Children, "
        "Families and Skills, Councillor Ann Hall, said: “We will act.”"
    )
    roles = [(s.name, s.role) for s in get_speakers(to_doc(page_of(text), nlp))]
    assert roles == [
        ("Helen Bell", "Leader of the Council"),
        ("Ann Hall", "Cabinet Member for Children, Families and Skills"),
    ]
