from __future__ import annotations

import pytest

from pipeline.annotations import get_speakers
from tests.speakers.told import name_of, speaker_of, told

YES = ("Yes.", "said")
NO = ("No.", "said")


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("The inspector came. Then the inspector said: “Yes.”", "inspectors", "inspectorate"),
        ("An Ofsted inspector said: “Yes.”", "inspectors", "inspectorate"),
        ("The lead inspector said: “Yes.”", "inspectors", "inspectorate"),
        ("A former inspector said: “Yes.”", "unnamed", "other"),
        ("A retired inspector said: “Yes.”", "unnamed", "other"),
        ("The chief inspector said: “Yes.”", "unnamed", "inspectorate"),
        ("A spokesman for Ofsted said: “Yes.”", "unnamed", "inspectorate"),
    ],
    ids=["the", "of Ofsted", "lead", "former", "retired", "chief", "spokesman"],
)
def test_inspector_without_a_name_is_one_of_the_inspectors(text, kind, voice):
    speaker = speaker_of(told(text, YES))
    assert (speaker.kind, speaker.voice) == (kind, voice)


@pytest.mark.model
@pytest.mark.parametrize(
    ("who", "kind"),
    [("A police inspector", "unnamed"), ("An Ofsted inspector", "inspectors")],
    ids=["police", "of Ofsted"],
)
def test_inspector_of_police_is_none(nlp, who, kind):
    (speaker,) = get_speakers(nlp(f"{who} said that it was late."))
    assert speaker.kind == kind


def test_inspector_who_is_named_is_a_person():
    text = "Lead inspector Helen Bell came in May. Then the lead inspector said: “Yes.”"
    assert name_of(told(text, YES)) == "Helen Bell"


def test_pronoun_stands_for_a_single_inspector_too():
    text = "Helen Bell left. The inspector said: “Yes.” She said: “No.”"
    assert name_of(told(text, YES, NO), 1) == "inspectors"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hill Borough Council met. Then the authority said: “Yes.”", "Hill Borough Council"),
        ("Hill Borough Council met. Then the watchdog said: “Yes.”", "Ofsted"),
        ("The Regulation and Quality Improvement Authority came. Then the authority said: “Yes.”", "Regulation and Quality Improvement Authority"),
    ],
    ids=["of a council", "of nobody else", "in its name"],
)  # fmt: skip
def test_noun_of_other_bodies_is_the_inspectorate_only_where_its_name_ends_with_it(text, name):
    assert name_of(told(text, YES, provider="Hill Borough Council")) == name


def test_leader_of_the_authority_is_the_councils():
    text = "Hill Borough Council met. The authority's leader, Helen Bell, said: “Yes.”"
    speaker = speaker_of(told(text, YES, provider="Hill Borough Council"))
    assert (speaker.organisation, speaker.voice) == ("Hill Borough Council", "provider")
