from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Bell, head of care at Bell Trust, said: “Yes.”", "head of care", "Bell Trust"),
        ("Bell NHS Trust met. Helen Bell, the trust's medical director, said: “Yes.”", "medical director", "Bell NHS Trust"),
        ("Hill School won. Headteacher Helen Bell said: “Yes.”", "Headteacher", "Hill School"),
        ("Hill School won. Rose Surgery lost. Practice manager Helen Bell said: “Yes.”", "Practice manager", "Rose Surgery"),
        ("Lead inspector Helen Bell said: “Yes.”", "Lead inspector", "Ofsted"),
        ("Helen Bell, head of communications, said: “Yes.”", "head of communications", None),
        ("Anytown's cabinet member for care, Helen Bell, said: “Yes.”", "cabinet member for care", "Anytown Council"),
        ("Mum Helen Bell said: “Yes.”", "Mum", None),
        ("Helen Bell said: “Yes.” Then principal Helen Bell left.", "principal", None),
    ],
)  # fmt: skip
def test_person_has_role_and_organisation(text, role, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Anytown Council"))
    assert (speaker.name, speaker.role, speaker.organisation) == ("Helen Bell", role, organisation)


def test_person_has_the_full_spelling_of_the_title():
    text = "Cllr Helen Bell said: “Yes.” Then Councillor Bell left."
    assert speaker_of(told(text, ("Yes.", "said"))).honorific == "Councillor"


def test_nameless_source_has_the_words_that_describe_it():
    speaker = speaker_of(told("A spokesman for Bell Trust said: “Yes.”", ("Yes.", "said")))
    assert (speaker.kind, speaker.role, speaker.organisation) == ("unnamed", "spokesman", "Bell Trust")
