from __future__ import annotations

import pytest

from pipeline.speakers.titles import role_before
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
        ("Then mum-of-two Jo Bell spoke.", "mum-of-two", None),
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
