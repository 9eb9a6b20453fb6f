from __future__ import annotations

import pytest

from pipeline.annotations import Inspection
from pipeline.speakers.bodies import read_bodies
from tests.speakers.told import scene_of


def bodies_of(text, provider=None, inspectorate=None):
    return read_bodies(scene_of(text), Inspection(provider=provider, inspectorate=inspectorate))


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Bell NHS Trust met. Then the trust spoke.", "the trust", "Bell NHS Trust"),
        ("Then the trust spoke. Bell NHS Trust met.", "the trust", "Bell NHS Trust"),
        ("Then the trust spoke.", "the trust", "the trust"),
        ("Happy Homes met. Then the firm spoke.", "the firm", "Happy Homes"),
        ("Then Bell NHS Trust met.", "Bell NHS Trust", "Bell NHS Trust"),
    ],
)
def test_resolve_gives_the_name_that_a_description_stands_for(text, phrase, name):
    bodies = bodies_of(text)
    first = phrase.split()
    start = next(
        n for n in range(len(bodies.words)) if bodies.words.lower[n : n + len(first)] == [w.lower() for w in first]
    )
    assert bodies.resolve(start, start + len(first)) == name


def test_full_name_is_told_by_brackets():
    bodies = bodies_of("The Care Quality Commission (CQC) came. CQC left.")
    assert bodies.full_name("CQC") == "Care Quality Commission"


@pytest.mark.parametrize(
    ("text", "provider", "kind"),
    [
        ("Anytown Council spoke.", "Anytown Council", "council"),
        ("Hill School spoke to Anytown Council.", "Hill School", "school"),
        ("Anytown Police spoke to the council.", "Anytown", "council"),
        ("Then the nursery spoke. The nursery is small.", None, "nursery"),
        ("It rained.", None, None),
    ],
)
def test_kind_of_the_provider_is_that_of_its_name_or_of_the_article(text, provider, kind):
    assert bodies_of(text, provider=provider).kind == kind


@pytest.mark.parametrize("text", ["The home is run by Bell Care.", "Bell Care, which owns the home, spoke."])
def test_owners_are_told_by_the_words_around(text):
    assert bodies_of(text).owners == {"bell care"}
