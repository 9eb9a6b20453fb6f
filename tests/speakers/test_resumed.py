from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told

_BEFORE = ("thin", "says", "mixed")


@pytest.mark.parametrize(
    "text",
    [
        "Helen Bell left. The plans, she says, are “thin”. “We act.”",
        "Helen Bell left. The plans, she says, are “thin”.\n\n“We act.”",
        "Helen Bell says that the plans are “thin”. “We act.”",
    ],
    ids=["pronoun", "next paragraph", "name"],
)
def test_whoever_spoke_in_the_sentence_before_goes_on(text):
    assert name_of(told(text, _BEFORE, ("We act.",)), 1) == "Helen Bell"


@pytest.mark.parametrize(
    "text",
    [
        "Helen Bell left. It is “thin”, she says, to Ann Hall. “We act.”",
        "Helen Bell left. The plans, she says, are “thin”. Rain fell. “We act.”",
        "Helen Bell left. The plans, she says, are “thin”.\n\n“We act.” Rain fell.",
    ],
    ids=["somebody else", "sentence between", "no paragraph of speech"],
)
def test_no_one_goes_on_where_another_may_speak(text):
    assert name_of(told(text, _BEFORE, ("We act.",)), 1) is None


def test_speech_in_its_own_paragraph_that_nobody_owns_stays_without_a_speaker():
    text = "Helen Bell left. The plans, she says, are “thin”.\n\n“Plans need work.”"
    assert name_of(told(text, _BEFORE, ("Plans need work.",)), 1) is None
