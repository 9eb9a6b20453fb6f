from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Hill Integrated Care Board (ICB) met. Helen Bell, chief nurse at the ICB, said: “Yes.”", "Hill Integrated Care Board"),
        ("The Hill Carers Union met. A spokesman for the HCU said: “Yes.”", "Hill Carers Union"),
        ("Rose Lodge is run by Northgate Care. A spokesman for Northgate said: “Yes.”", "Northgate Care"),
    ],
    ids=["brackets", "initials", "first word"],
)  # fmt: skip
def test_short_form_stands_for_the_full_name(text, organisation):
    assert speaker_of(told(text, ("Yes.", "said"))).organisation == organisation


def test_inspectorate_stays_as_it_is_written():
    text = "The Care Quality Commission (CQC) met. Helen Bell, director at the CQC, said: “Yes.”"
    assert speaker_of(told(text, ("Yes.", "said"))).organisation == "CQC"
