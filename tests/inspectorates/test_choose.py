from __future__ import annotations

import pytest

from pipeline.inspectorates.choose import choose_profile, profile_of_blocks
from pipeline.inspectorates.reader import read_profiles
from tests.builders import tokenised

PROFILES = read_profiles()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ofsted found that social workers know children in care well.", "ofsted_childrens_services"),
        ("Ofsted said pupils at the primary school behave well.", "ofsted_schools"),
        ("Ofsted rated the nursery good. Babies settle with their key person.", "ofsted_early_years"),
        ("Ofsted said apprentices at the college do well.", "ofsted_further_education"),
        ("The CQC rated the care home good. Residents are happy.", "cqc"),
        ("HM Inspectorate of Prisons said the jail was safer.", "hmi_prisons"),
        ("HMICFRS graded the force good.", "hmicfrs"),
        ("HMICFRS graded the force good at investigating crime. The force's custody suites were praised.", "hmicfrs"),
        ("HMICFRS said that the constabulary held children overnight in custody. Its chief constable listened.", "hmicfrs_custody"),
        ("The Care Inspectorate graded the nursery weak.", "care_inspectorate_early_years"),
        ("Education Scotland and the Care Inspectorate graded the nursery weak. Practitioners are kind. Education Scotland will return.", "education_scotland_early_years"),
        ("Education Scotland praised the primary school and its nursery class. The headteacher and Scottish pupils were glad. Education Scotland will return to the primary 7 class.", "education_scotland"),
        ("Ofsted found failings at a home run by Fell Care. Adders Council had placed children there.", "ofsted_social_care"),
        ("Ofsted said the council places children in care too far off. Social workers said so.", "ofsted_childrens_services"),
        ("HMICFRS said that the fire service has too few fire engines and firefighters.", "hmicfrs_fire"),
        ("HMICFRS said that the fire brigade had bullies among its chiefs.", "hmicfrs_fire"),
        ("The Regulator of Social Housing said that tenants waited for repairs.", "rsh"),
        ("The landlord was given a C3 by the social housing watchdog. Tenants had waited.", "rsh"),
        ("Estyn said the school was calm.", "estyn"),
        ("The Care Inspectorate gave the home a grade of 4.", "care_inspectorate"),
        ("The jail is bad. Ofsted judged work poor. The Chief Inspector of Prisons saw prisoners in cells.", "hmi_prisons"),
        ("The joint targeted area inspection was made by Ofsted, the CQC and HM Inspectorate of Probation. Social workers care.", "ofsted_childrens_services"),
        ("Inspectors said prisoners in the prison spent hours in cells. The jail and its governor were named.", "hmi_prisons"),
    ],
)  # fmt: skip
def test_profile_is_chosen_from_names_and_cues(text, name):
    assert choose_profile(tokenised(text), PROFILES).name == name


@pytest.mark.parametrize("text", ["", "The shop was full of flowers."])
def test_nothing_to_go_by_gives_none(text):
    assert choose_profile(tokenised(text), PROFILES) is None


def test_no_profiles_give_none():
    assert choose_profile(tokenised("Ofsted"), {}) is None


def test_blocks_about_another_inspectorate_have_its_profile():
    doc = tokenised(
        "Ofsted judged the school good.\n\nPupils thrive.\n\nThe CQC rated the surgery good.\n\nPatients wait.\n\nOfsted agrees."
    )
    names = [profile.name for profile in profile_of_blocks(doc, PROFILES, PROFILES["ofsted_schools"])]
    assert names == ["ofsted_schools", "ofsted_schools", "cqc", "cqc", "ofsted_schools"]


def test_another_body_named_in_passing_changes_nothing():
    doc = tokenised("Ofsted judged the school good.\n\nThe CQC has an office here.\n\nPupils thrive.")
    assert len(set(profile_of_blocks(doc, PROFILES, PROFILES["ofsted_schools"]))) == 1


def test_heading_goes_with_the_block_below_it():
    doc = tokenised("Ofsted judged the school good.\n\nElm Surgery\n\nThe CQC rated the surgery good.")
    names = [profile.name for profile in profile_of_blocks(doc, PROFILES, PROFILES["ofsted_schools"])]
    assert names == ["ofsted_schools", "cqc", "cqc"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ofsted and the CQC inspected the local area partnership for children with SEND.", "send_area"),
        ("Ofsted said that pupils with SEND do well at the school.", "ofsted_schools"),
        ("RQIA inspectors visited the nursing home near Belfast.", "rqia"),
        ("Care Inspectorate Wales rated the care home good.", "care_inspectorate_wales"),
        ("The Care Inspectorate graded the care home good.", "care_inspectorate"),
        ("Education Scotland inspected the school.", "education_scotland"),
        ("The Education and Training Inspectorate praised the school.", "eti"),
        ("The Independent Schools Inspectorate said that the standards were met.", "isi"),
        ("Healthcare Inspectorate Wales visited the hospital.", "hiw"),
        ("HM Inspectorate of Probation rated the youth justice service good.", "hmi_probation"),
    ],
)
def test_body_is_told_by_its_longest_name(text, name):
    chosen = choose_profile(tokenised(text), PROFILES)
    assert chosen is not None
    assert chosen.name == name


def test_body_named_in_a_later_sentence_does_not_take_the_block_over():
    text = "HM Inspectorate of Prisons was there.\n\nTime was short. Ofsted judged work inadequate.\n\nIt was good."
    owners = profile_of_blocks(tokenised(text), PROFILES, PROFILES["hmi_prisons"])
    assert {owner.name for owner in owners} == {"hmi_prisons"}
