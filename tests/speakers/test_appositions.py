from __future__ import annotations

import pytest

from pipeline.annotations import get_speakers
from pipeline.parse.build import to_doc
from pipeline.speakers.appositions import role_after
from pipeline.speakers.words import Words
from tests.builders import page_of, parsed
from tests.speakers.told import organisations_of, quoted, speaker_of, told, vocabulary, words_of


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Jo Bell, head of care at Bell Trust, said: “Yes.”", "head of care", "Bell Trust"),
        ("Jo Bell, the school's chair of governors, said: “Yes.”", "chair of governors", "the school"),
        ("Jo Bell, 34, a nurse, said: “Yes.”", "nurse", None),
        ("Jo Bell (Labour), leader of Anytown Council, said: “Yes.”", "leader", "Anytown Council"),
        ("Jo Bell, chair of governors and a former pupil, said: “Yes.”", "chair of governors", None),
        ("Jo Bell, manager since April, said: “Yes.”", "manager", None),
        ("Jo Bell, Cabinet Member for Children, Young People and Families, said: “Yes.”", "Cabinet Member for Children, Young People and Families", None),
        ("Jo Bell, who joined the council as director of care, said: “Yes.”", "director of care", "the council"),
        ("Jo Bell, Head of Care (HOC) at Bell Trust, said: “Yes.”", "Head of Care", "Bell Trust"),
        ("Jo Bell, a former nurse who became head of care, said: “Yes.”", "head of care", None),
        ("Jo Bell, a nurse who was appointed manager, said: “Yes.”", "manager", None),
        ("Jo Bell, a nurse who left in May, said: “Yes.”", "nurse", None),
        ("Jo Bell of the charity Open Door said: “Yes.”", "", "Open Door"),
        ("Jo Bell of the parents' group Hear Them Now said: “Yes.”", "", "Hear Them Now"),
        ("Jo Bell of Hill Marine, which hires ten trainees, said: “Yes.”", "", "Hill Marine"),
        ("Jo Bell, who is the principal, said: “Yes.”", "principal", None),
        ("Jo Bell from Bell Trust said: “Yes.”", "", "Bell Trust"),
        ("Jo Bell, CQC, said: “Yes.”", "", "CQC"),
        ("Jo Bell, of the parents' group Bell Voices Trust, said: “Yes.”", "", "Bell Voices Trust"),
    ],
)  # fmt: skip
def test_role_after_gives_role_and_organisation(text, role, organisation):
    words = words_of(text, ("Yes.", "said"))
    place = role_after(words, 2, organisations_of(words))
    assert words.text(*place.role) == role
    assert (words.text(*place.organisation) if place.organisation else None) == organisation


@pytest.mark.parametrize(
    "text",
    [
        "Jo Bell spoke.",
        "Jo Bell, in tears, spoke.",
        "Jo Bell, from Anytown, spoke.",
        "Jo Bell of Anytown spoke.",
        "Jo Bell of Hill Bottom, which is near, spoke.",
        "Jo Bell, whose wife left, spoke.",
    ],
)
def test_role_after_finds_none_where_none_is_told(text):
    words = words_of(text)
    assert role_after(words, 2, organisations_of(words)) is None


def test_role_after_ends_before_a_verb():
    tags = ["NNP", "NNP", ",", "NN", "IN", "NN", "VBD", ":"]
    doc = quoted(parsed("Jo Bell , head of care warned :", tags=tags))
    words = Words(doc, (), vocabulary())
    assert words.text(*role_after(words, 2, {}).role) == "head of care"


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Helen Bell, chief executive, Bell NHS Trust, said: “Yes.”", "chief executive", "Bell NHS Trust"),
        ("Helen Bell, chief inspector of adult social care and integrated care, said: “Yes.”", "chief inspector of adult social care and integrated care", None),
        ("Helen Bell, deputy director for social care and SEND, said: “Yes.”", "deputy director for social care and SEND", None),
    ],
    ids=["body after", "two fields", "acronym last"],
)  # fmt: skip
def test_role_after_a_name_is_whole(text, role, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said"), inspectorate=None))
    assert (speaker.name, speaker.role, speaker.organisation) == ("Helen Bell", role, organisation)


@pytest.mark.model
def test_role_goes_on_after_an_acronym(nlp):
    text = "Helen Bell, cabinet member for SEND, education and skills, said: “We will act.”"
    (speaker,) = get_speakers(to_doc(page_of(text), nlp))
    assert speaker.role == "cabinet member for SEND, education and skills"


def test_earlier_role_is_nobody_elses():
    text = "Jo Bell, a former nurse who became head of care, wept. She said: “Yes.”"
    speaker = speaker_of(told(text, ("Yes.", "said")))
    assert (speaker.name, speaker.role) == ("Jo Bell", "head of care")
