from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a statement, Hill Trust said: “Yes.” Ofsted said: “So.”\n\nThe statement went on: “No.”", "Hill Trust"),
        ("Hill Trust said: “Yes.” Ofsted said: “So.”\n\nThe statement went on: “No.”", "The statement"),
    ],
    ids=["issued before", "not issued"],
)
def test_statement_is_of_those_who_issued_it(text, speaker):
    assert name_of(told(text, ("Yes.", "said"), ("So.", "said"), ("No.", "went")), 2) == speaker
