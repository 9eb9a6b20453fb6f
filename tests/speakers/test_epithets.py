from __future__ import annotations

import pytest

from pipeline.speakers.epithets import epithet_at
from tests.speakers.told import name_of, told, words_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mother-of-two left.", "she"),
        ("The dad-of-one left.", "he"),
        ("The 34-year-old left.", "epithet"),
        ("A mother-of-two left.", None),
        ("The state-of-the-art left.", None),
        ("The mother left.", None),
    ],
)
def test_epithet_is_named_by_its_pronoun(text, name):
    found = epithet_at(words_of(text), 1)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Helen Bell met Tom Hall. The mum-of-four said: “Yes.”", "Helen Bell"),
        ("Helen Bell met Tom Hall. The dad-of-two said: “Yes.”", "Tom Hall"),
        ("Helen Bell came. The 41-year-old said: “Yes.”", "Helen Bell"),
        ("It was late. The mum-of-four said: “Yes.”", "The mum-of-four"),
    ],
)
def test_epithet_stands_for_who_was_told_before(text, speaker):
    assert name_of(told(text, ("Yes.", "said"))) == speaker


def test_father_of_three_without_hyphens_is_the_man_before():
    text = "Tom Hall has sons here. “Yes,” the father of three said."
    assert name_of(told(text, ("Yes,", "said"))) == "Tom Hall"
    words = words_of("Here the father of three pupils came.")
    assert epithet_at(words, 2) is None
