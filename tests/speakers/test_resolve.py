from __future__ import annotations

import pytest

from tests.speakers.told import name_of, speaker_of, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Helen Bell, the chief constable, left. Then the chief constable said: “Yes.”", "Helen Bell"),
        ("A spokesman for Bell Trust left. Then the spokesman said: “Yes.”", "A spokesman"),
        ("The Care Quality Commission (CQC) came. CQC said: “Yes.”", "Care Quality Commission"),
        ("Estyn came. Then the inspectorate said: “Yes.”", "Estyn"),
        ("Anytown Council met. Then the council said: “Yes.”", "Anytown Council"),
        ("The Scottish Government said: “Yes.”", "Scottish Government"),
        ("The inspection team said: “Yes.”", "inspectors"),
        ("Its report said: “Yes.”", "report"),
    ],
)
def test_mentions_resolve_to_one_source(text, speaker):
    assert name_of(told(text, ("Yes.", "said"))).startswith(speaker)


def test_new_nameless_sources_stay_apart():
    result = told("One parent said: “Yes.” Another parent said: “No.”", ("Yes.", "said"), ("No.", "said"))
    assert len(result.speakers) == 2


def test_speaker_has_every_mention_in_text_order():
    text = "The report came.\n\nHelen Bell said: “This report is fair.”\n\nIt said: “Yes.”"
    result = told(text, ("This report is fair.", "said"), ("Yes.", "said"))
    assert [mention.text for mention in speaker_of(result, 1).mentions] == ["The report", "This report", "It"]


def test_only_sources_of_a_quote_are_speakers():
    result = told("Tom Hall met Helen Bell. Ann Ray said: “Yes.”", ("Yes.", "said"))
    assert [speaker.name for speaker in result.speakers] == ["Ann Ray"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Slow,” the county's director of children's services said.\n\nHelen Bell told members it was late.", "director of children's services"),
    ],
    ids=["next block"],
)  # fmt: skip
def test_role_is_that_of_the_person_who_is_named_next(text, role):
    speaker = speaker_of(told(text, ("Slow,", "said")))
    assert (speaker.name, speaker.role) == ("Helen Bell", role)


def test_role_of_another_body_is_another_person():
    text = (
        "Helen Bell, Ofsted's director of care, left. Ann Hall, Hill Council's director of care, came. "
        "Ofsted's director of care said: “Yes.”"
    )
    assert name_of(told(text, ("Yes.", "said"))) != "Ann Hall"


def test_one_is_a_nameless_person():
    speaker = speaker_of(told("Prisoners at HMP Hill spoke. One said: “Yes.”", ("Yes.", "said")))
    assert (speaker.kind, speaker.voice) == ("unnamed", "other")
