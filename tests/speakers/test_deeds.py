from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Helen Bell led the team that inspected it. Ms Bell said: “Yes.”", "inspectorate"),
        ("Helen Bell, who led the inspection, said: “Yes.”", "inspectorate"),
        ("Helen Bell, who led the assessment, said: “Yes.”", "inspectorate"),
        ("Helen Bell led the march. Ms Bell said: “Yes.”", "other"),
        ("Helen Bell, who took over the home in May, said: “Yes.”", "provider"),
        ("Helen Bell, who has run the nursery for years, said: “Yes.”", "provider"),
        ("Helen Bell bought the care home in May. Ms Bell said: “Yes.”", "provider"),
        ("Helen Bell, who runs a school for dogs, said: “Yes.”", "other"),
        ("Helen Bell, who took over the campaign in May, said: “Yes.”", "other"),
    ],
)
def test_deed_tells_the_side_and_no_role(text, voice):
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.voice, speaker.role, speaker.organisation) == (voice, None, None)


@pytest.mark.parametrize(
    ("deed", "organisation", "voice"),
    [
        ("who has run the service since May", "Hill Youth Service", "provider"),
        ("who has led the service since May", "Hill Youth Service", "provider"),
        ("who is in charge of the service", "Hill Youth Service", "provider"),
        ("who has managed the home since May", "Hill Youth Service", "provider"),
        ("who runs Rose School", "Rose School", "provider"),
        ("who has led the inspection", None, "inspectorate"),
        ("who has run the taxi service since May", None, "other"),
        ("who runs a service for dogs", None, "other"),
        ("who has led the march", None, "other"),
        ("who managed to save the home", None, "other"),
    ],
)
def test_who_runs_a_service_belongs_to_it(deed, organisation, voice):
    text = f"Hill Youth Service won. Helen Bell, {deed}, said: “Yes.”"
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill Youth Service"))
    assert (speaker.voice, speaker.role, speaker.organisation) == (voice, None, organisation)
