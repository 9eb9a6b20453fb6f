from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Bell, who chairs Hill Parent Forum, said: “Yes.”", "chair", "Hill Parent Forum"),
        ("Helen Bell, who leads the Green group, said: “Yes.”", "leader of the Green group", None),
        ("Helen Bell, who manages, said: “Yes.”", None, None),
    ],
    ids=["body", "group", "nothing"],
)
def test_verb_tells_the_role(text, role, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.role, speaker.organisation) == (role, organisation)
