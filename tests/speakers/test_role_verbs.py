from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Bell, who chairs Hill Parent Forum, said: “Yes.”", "chair", "Hill Parent Forum"),
        ("Helen Bell, who leads the Green group, said: “Yes.”", "leader of the Green group", None),
        ("Helen Bell, who chairs the fire authority, said: “Yes.”", "chair", "the fire authority"),
        ("Helen Bell, who manages, said: “Yes.”", None, None),
    ],
    ids=["body", "group", "authority", "nothing"],
)
def test_verb_tells_the_role(text, role, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.role, speaker.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("role", "organisation", "voice"),
    [
        ("who chairs the governors", "Hill College", "provider"),
        ("who chairs the corporation", "Hill College", "provider"),
        ("who chairs the walkers' panel", None, "other"),
    ],
    ids=["governors", "corporation", "panel"],
)
def test_who_chairs_those_who_govern_belongs_to_the_provider(role, organisation, voice):
    text = f"Hill College won. Helen Bell, {role}, said: “Yes.”"
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill College"))
    assert (speaker.organisation, speaker.voice) == (organisation, voice)


@pytest.mark.parametrize(
    ("clause", "role", "organisation"),
    [
        ("who leads on social care at Hill Trust", None, "Hill Trust"),
        ("who leads on social care", None, None),
        ("who speaks for youth and chairs the management board", "chair of the management board", None),
    ],
    ids=["leads on", "nowhere", "second verb"],
)
def test_verb_with_a_preposition_names_no_role(clause, role, organisation):
    speaker = speaker_of(told(f"Helen Bell, {clause}, said: “Yes.”", ("Yes.", "said")))
    assert (speaker.role, speaker.organisation) == (role, organisation)
