from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Yesterday, the principal, Helen Bell, said: “Yes.”", "Helen Bell", "principal"),
        ("In Anytown, the mayor, Helen Bell, said: “Yes.”", "Helen Bell", "mayor"),
        ("After the visit to Hill Hospital, the matron, Helen Bell, said: “Yes.”", "Helen Bell", "matron"),
        ("Flanked by headteacher Tom Hall, the council's leader, Helen Bell, said: “Yes.”", "Helen Bell", "leader"),
    ],
    ids=["adverb", "place", "body", "another person"],
)
def test_role_between_commas_is_that_of_the_name_after_it(text, name, role):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.name, speaker.role) == (name, role)


def test_role_between_two_names_stays_with_the_first():
    text = "Tom Hall, the principal, Helen Bell, the matron, and Ann Ray came. Mr Hall said: “Yes.” Ms Bell said: “No.”"
    result = told(text, ("Yes.", "said"), ("No.", "said"))
    assert [speaker.role for speaker in result.speakers] == ["principal", "matron"]
