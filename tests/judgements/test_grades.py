from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.grades import find_grades, is_previous
from pipeline.judgements.terms import vocabulary

WORDS = vocabulary(read_profiles()["ofsted_schools"])


@pytest.mark.parametrize(
    ("text", "name", "ground"),
    [
        ("The school was rated good.", "good", "verb"),
        ("The school was judged to be ‘good’ by them.", "good", "verb"),
        ("It has kept its “Good” rating.", "good", "verb"),
        ("It has a good rating.", "good", "noun"),
        ("An Ofsted rating of ‘Good’ is welcome.", "good", "verb"),
        ("It is 'outstanding' now.", "outstanding", "marks"),
        ("Ofsted has rated Oakby School good.", "good", "verb"),
        ("Ofsted rated the team’s work ‘good’ in May.", "good", "verb"),
        ("Pupils had a good day.", "good", "none"),
        ("Pupils were given good feedback.", "good", "none"),
        ("It was given good for care.", "good", "verb"),
        ("Behaviour remains good.", "good", "stays"),
        ("It was graded requires improvement to be good.", "requires improvement", "verb"),
        ("The college got grade 2 overall.", "good", "verb"),
    ],
)
def test_grade_stands_on_its_ground(text, name, ground):
    found = [(g.name, g.ground) for g in find_grades(WORDS, text, 0, len(text))]
    assert found == [(name, ground)]


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("It went from good to inadequate.", ["from", "to"]),
        ("It is good, up from requires improvement.", ["", "from"]),
        ("It moved to 'good'.", ["to"]),
        ("It is good.", [""]),
    ],
)
def test_change_is_told_by_its_prepositions(text, moves):
    assert [g.moved for g in find_grades(WORDS, text, 0, len(text))] == moves


def test_earlier_words_make_it_previous_unless_newer_ones_stand_beside():
    assert is_previous(WORDS, "at its last inspection it was rated good")
    assert not is_previous(WORDS, "since its last inspection it is now good")
