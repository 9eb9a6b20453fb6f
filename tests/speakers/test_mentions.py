from __future__ import annotations

from pipeline.annotations import ORGANISATION, PERSON, REPORT
from pipeline.speakers.mentions import Mention, Mentions
from pipeline.speakers.places import Place

BELL = Mention(4, 6, PERSON, "Jo Bell", 5, place=Place(0, 4, (2, 4), (0, 1), None), named=True)
TRUST = Mention(0, 1, ORGANISATION, "Bell Trust", 0, named=True)
REPORTED = Mention(8, 11, REPORT, "report", 10)
OFSTED = Mention(9, 10, ORGANISATION, "Ofsted", 9, named=True)
FOUND = Mentions([REPORTED, OFSTED, BELL, TRUST])


def test_at_gives_the_person_whose_role_a_word_is_part_of():
    assert FOUND.at(2) is BELL
    assert FOUND.at(0) is TRUST


def test_at_gives_the_larger_mention_that_hides_an_organisation():
    assert FOUND.at(9) is REPORTED


def test_mentions_are_found_by_their_edges():
    assert FOUND.starting(4) is BELL
    assert FOUND.ending(6) is BELL
    assert FOUND.starting(5) is None


def test_between_and_before_go_by_the_first_word():
    assert FOUND.between(1, 9) == [BELL, REPORTED]
    assert FOUND.before(9, 1) == [REPORTED]
    assert FOUND.before(0, 5) == []
