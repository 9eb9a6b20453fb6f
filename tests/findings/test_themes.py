from __future__ import annotations

import pytest

from pipeline.findings.themes import find_theme
from pipeline.inspectorates.reader import read_profiles
from tests.builders import blank

CASES = [
    ("ofsted_childrens_services", "Personal advisers stay in touch with care leavers.", "care_leavers"),
    ("ofsted_childrens_services", "Senior leaders have a clear vision.", "leadership"),
    ("ofsted_childrens_services", "Social workers have high caseloads.", "workforce"),
    ("ofsted_childrens_services", "Foster carers feel valued.", "placements"),
    ("ofsted_childrens_services", "Strategy discussions are late.", "help_and_protection"),
    ("ofsted_childrens_services", "The virtual school lifts attainment.", "education"),
    ("ofsted_childrens_services", "Audits do not lead to change.", "quality_assurance"),
    ("ofsted_childrens_services", "Health assessments are late.", "health"),
    ("ofsted_schools", "Pupils behave well.", "behaviour_and_attitudes"),
    ("ofsted_schools", "The curriculum is rich.", "quality_of_education"),
    ("ofsted_schools", "Leaders and governors know the school.", "leadership"),
    ("ofsted_schools", "Pupils are kept safe.", "safeguarding"),
    ("ofsted_schools", "There are many clubs and trips.", "personal_development"),
    ("cqc", "Medicines were stored safely.", "safe"),
    ("cqc", "Staff were kind.", "caring"),
    ("cqc", "Patients waited for appointments.", "responsive"),
    ("cqc", "Audits were missed by managers.", "well_led"),
    ("hmi_prisons", "Violence was high.", "safety"),
    ("hmi_prisons", "Cells were clean.", "respect"),
    ("hmi_prisons", "Men were locked up for hours.", "purposeful_activity"),
    ("hmi_prisons", "Resettlement help was poor.", "preparation_for_release"),
]


@pytest.mark.parametrize(("profile", "text", "theme"), CASES, ids=[f"{p}-{t}" for p, _, t in CASES])
def test_theme_by_the_profile_s_words(profile, text, theme):
    assert find_theme(blank()(text)[:], read_profiles()[profile]) == theme


def test_no_word_of_any_theme_gives_none():
    assert find_theme(blank()("It rained.")[:], read_profiles()["cqc"]) is None
