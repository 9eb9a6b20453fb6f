from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told


@pytest.mark.parametrize(
    "text",
    [
        "Helen Bell and Tom Hall said: “We act.”",
        "“We act.” said Helen Bell and Tom Hall.",
        "Helen Bell, head of care, and Tom Hall, principal, said: “We act.”",
        "The leader of the council, Helen Bell, and the director of care, Tom Hall, said: “We act.”",
    ],
    ids=["before", "after", "roles after", "roles before"],
)
def test_joint_statement_has_its_first_speaker_and_the_other(text):
    result = told(text, ("We act.", "said"))
    names = {speaker.id: speaker.name for speaker in result.speakers}
    assert name_of(result) == "Helen Bell"
    assert [names[key] for key in result.attributions[0].also] == ["Tom Hall"]


def test_one_who_is_thanked_is_no_partner():
    result = told("Helen Bell thanked Tom Hall and said: “We act.”", ("We act.", "said"))
    assert result.attributions[0].also == ()
