from __future__ import annotations

import pytest

from pipeline.annotations import get_speakers
from pipeline.speakers.places import split_role
from pipeline.speakers.vocabulary import ROLE
from pipeline.speakers.words import Words
from tests.builders import parsed
from tests.speakers.told import organisations_of, quoted, vocabulary, words_of


@pytest.mark.parametrize(
    ("phrase", "role", "organisation"),
    [
        ("head of care at Bell Trust", "head of care", "Bell Trust"),
        ("Executive Director of Children for Anytown Council", "Executive Director of Children", "Anytown Council"),
        ("Bell Trust's chief executive", "chief executive", "Bell Trust"),
        ("the trust's director of nursing", "director of nursing", "the trust"),
        ("CQC deputy director of operations", "deputy director of operations", "CQC"),
        ("managing director of Sunny Days", "managing director", "Sunny Days"),
        ("managing director of the Dale-based Sunny Days", "managing director", "Sunny Days"),
        ("general secretary of teaching union TUX", "general secretary", "TUX"),
        ("director of Adult Care", "director of Adult Care", None),
        ("the senior partner", "senior partner", None),
    ],
)
def test_split_role_parts_role_and_organisation(phrase, role, organisation):
    words = words_of(f"Then {phrase}")
    hit = next(hit for number in range(1, len(words)) if (hit := words.hit(ROLE, number)))
    place = split_role(words, (1, len(words)), hit, organisations_of(words))
    assert words.text(*place.role) == role
    assert (words.text(*place.organisation) if place.organisation else None) == organisation


def test_split_role_keeps_a_possessor_that_is_no_body():
    tags = ["NNPS", "POS", "NN"]
    words = Words(quoted(parsed("Students 's adviser", tags=tags)), (), vocabulary())
    place = split_role(words, (0, 3), words.hit(ROLE, 2), {})
    assert words.text(*place.role) == "Students 's adviser"
    assert place.organisation is None


@pytest.mark.model
def test_month_is_no_organisation(nlp):
    doc = nlp("Managing director Jo Bell said it was “hard”. Staff will ask the managing director on 16 January.")
    assert [speaker.organisation for speaker in get_speakers(doc)] == [None]
