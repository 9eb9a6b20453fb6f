from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom and Helen Bell came. Then Mr Bell said: “Yes.”", "Tom Bell"),
        ("Tom and Helen Bell came. Then Mrs Bell said: “Yes.”", "Helen Bell"),
        ("Tom Hall came. Tom and Helen Bell left. Then Mr Hall said: “Yes.”", "Tom Hall"),
        ("Ofsted and Helen Bell came. Then Ms Bell said: “Yes.”", "Helen Bell"),
    ],
    ids=["he", "she", "surname of his own", "body"],
)
def test_surname_told_once_is_that_of_both(text, name):
    assert speaker_of(told(text, ("Yes.", "said"))).name == name


def test_mr_and_mrs_are_two_speakers():
    result = told("Tom and Helen Bell came. Mr and Mrs Bell said: “Yes.”", ("Yes.", "said"))
    assert [speaker.name for speaker in result.speakers] == ["Tom Bell", "Helen Bell"]
    assert len(result.attributions[0].also) == 1
