from __future__ import annotations

import pytest

from pipeline.annotations import Inspection
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.tally import link_tallies
from pipeline.judgements.terms import vocabulary


def tallies(text):
    words = vocabulary(read_profiles()["ofsted_schools"])
    return [(x.target.count[0], x.grade.name) for x in link_tallies(words, text, 0, len(text), Inspection())]


def test_plural_grades_are_counted():
    assert tallies("Three ‘goods’ and an ‘outstanding’ for Oakby School") == [(3, "good"), (1, "outstanding")]


@pytest.mark.parametrize("text", ["An outstanding school", "Three good schools", "Two goods trains", "It is good."])
def test_other_words_are_not(text):
    assert tallies(text) == []
