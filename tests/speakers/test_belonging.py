from __future__ import annotations

import pytest

from tests.speakers.told import speaker_of, told

COUNCIL = "Hill Borough Council met. "


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (f"{COUNCIL}Council leader Helen Bell said: “Yes.”", "Hill Borough Council"),
        (f"{COUNCIL}Councillor Helen Bell, lead member for care, said: “Yes.”", "Hill Borough Council"),
        (f"{COUNCIL}Helen Bell, director of children's services, said: “Yes.”", "Hill Borough Council"),
        (f"{COUNCIL}Councillor Helen Bell said: “Yes.”", "Hill Borough Council"),
        (f"{COUNCIL}Opposition councillor Helen Bell said: “Yes.”", None),
        (f"{COUNCIL}Helen Bell, leader of the Green group, said: “Yes.”", None),
        (f"{COUNCIL}Police and crime commissioner Helen Bell said: “Yes.”", None),
        (f"{COUNCIL}Helen Bell, director for children, said: “Yes.”", None),
    ],
    ids=["leader", "member", "director", "councillor", "opposition", "group", "own office", "one field"],
)
def test_leaders_belong_to_the_inspected_council(text, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill Borough Council"))
    assert (speaker.name, speaker.organisation) == ("Helen Bell", organisation)


def test_a_place_alone_is_nobodys_organisation():
    text = "Hill met. Councillor Helen Bell, lead member for care, said: “Yes.” The authority agreed."
    assert speaker_of(told(text, ("Yes.", "said"), provider="Hill")).organisation is None


def test_a_place_and_the_county_council_make_the_name():
    text = "The county council's services won. Council leader Helen Bell said: “Yes.”"
    assert speaker_of(told(text, ("Yes.", "said"), provider="Hill")).organisation == "Hill County Council"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Over at the Guild of Carers, regional officer Helen Bell said: “Yes.”", "Guild of Carers"),
        ("The charity Open Door replied. Chief executive Helen Bell said: “Yes.”", "Open Door"),
        ("The Carers Union objected. Its chair, Dr Helen Bell, said: “Yes.”", "Carers Union"),
        ("The Carers Union objected.\n\nIts chair, Helen Bell, said: “Yes.”", "Carers Union"),
    ],
    ids=["at the guild", "sentence before", "its", "its, a block on"],
)
def test_role_belongs_to_the_body_that_leads_to_it(text, organisation):
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Rose Lodge"))
    assert (speaker.name, speaker.organisation, speaker.voice) == ("Helen Bell", organisation, "other")


def test_its_is_the_body_whose_short_name_opens_the_paragraph_before():
    text = (
        "Bellmoor Day Nurseries has a new owner.\n\nBellmoor, which runs nine nurseries, was sold in May.\n\n"
        "Its operations director, Helen Bell, said: “Yes.”"
    )
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill Quay"))
    assert (speaker.organisation, speaker.voice) == ("Bellmoor Day Nurseries", "provider")


def test_the_only_council_is_the_body_where_the_provider_is_not_known():
    text = "Hill Borough Council met. The council voted. Council leader Helen Bell said: “Yes.”"
    assert speaker_of(told(text, ("Yes.", "said"), provider=None)).organisation == "Hill Borough Council"


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("chair of the governing board", "Hill School"), ("trust chair", "Bell Learning Trust")],
    ids=["of the school", "of its trust"],
)
def test_who_governs_a_school_is_of_the_school(role, organisation):
    text = f"Hill School is run by Bell Learning Trust. Helen Bell, {role}, said: “Yes.”"
    assert speaker_of(told(text, ("Yes.", "said"), provider="Hill School")).organisation == organisation


@pytest.mark.parametrize(
    ("title", "role", "organisation"),
    [
        ("Kestrel chief executive", "chief executive", "Kestrel Learning Trust"),
        ("Acting chief executive", "Acting chief executive", "Kestrel Learning Trust"),
    ],
    ids=["short name", "modifier"],
)
def test_short_name_before_a_role_is_no_part_of_it(title, role, organisation):
    text = f"Hill School joined Kestrel Learning Trust. Later {title} Helen Bell said: “Yes.”"
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill School"))
    assert (speaker.role, speaker.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("chair", "Hill Care Trust"), ("chair of the health committee", None)],
    ids=["of the trust itself", "of a committee elsewhere"],
)
def test_chair_of_a_committee_is_nobody_of_the_inspected_trust(role, organisation):
    text = f"Hill Care Trust was inspected. Helen Bell, {role}, said: “Yes.”"
    assert speaker_of(told(text, ("Yes.", "said"), provider="Hill Care Trust")).organisation == organisation


@pytest.mark.parametrize(
    "clause",
    ["", ", who speaks for youth on Hill Borough Council's cabinet,", ", who leads on youth at Hill Borough Council,"],
    ids=["alone", "cabinet", "leads on"],
)
def test_councillor_belongs_to_the_council_whose_service_is_inspected(clause):
    text = f"Hill Youth Justice Service won. Hill Borough Council runs it. Councillor Helen Bell{clause} said: “Yes.”"
    speaker = speaker_of(told(text, ("Yes.", "said"), provider="Hill Youth Justice Service"))
    assert speaker.organisation == "Hill Borough Council"
