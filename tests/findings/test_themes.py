from __future__ import annotations

import pytest

from pipeline.findings.themes import find_theme
from pipeline.inspectorates.reader import read_profiles
from pipeline.inspectorates.schema import Profile
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
    ("hmi_prisons", "Batons drawn without need worried us.", "safety"),
    ("hmi_probation", "Caseloads are too high.", "staffing"),
    ("hmi_probation", "The women's hub is well used.", "services"),
    ("hmi_probation", "Domestic abuse checks had not been made.", "assessment"),
    ("hmi_probation", "Contingency plans were thin.", "planning"),
    ("hmi_probation", "Home visits were rare.", "implementation_and_delivery"),
    ("hmi_probation", "Changes in risk led to no reassessment and cases were not reviewed.", "reviewing"),
    ("care_inspectorate_wales", "The responsible individual knows the home.", "leadership_and_management"),
    ("care_inspectorate_wales", "Bathrooms need repair.", "environment"),
    ("care_inspectorate_wales", "Residents have a choice of hobbies.", "well_being"),
    ("care_inspectorate_wales", "Personal plans lack detail.", "care_and_support"),
    ("education_scotland", "Explanations are clear.", "learning_teaching_and_assessment"),
    ("education_scotland", "Exclusions have halved.", "ensuring_wellbeing_equality_and_inclusion"),
    ("education_scotland", "Fewer leavers have qualifications.", "raising_attainment_and_achievement"),
    ("education_scotland", "Self-evaluation is weak.", "leadership_of_change"),
    ("eti", "Pastoral care is strong.", "care_and_welfare"),
    ("eti", "GCSE results are above the average.", "outcomes_for_learners"),
    ("hiw", "Notes were left in an unlocked cupboard.", "delivery_of_safe_and_effective_care"),
    ("hiw", "The health board did not answer staff.", "quality_of_management_and_leadership"),
    ("isi", "The single central record has gaps.", "safeguarding"),
    ("isi", "Prefects raise money for charity.", "social_contribution"),
    ("rqia", "Menus offer little choice.", "effective"),
    ("ofsted_early_years", "Children count and sing rhymes.", "quality_of_education"),
    ("ofsted_early_years", "Toddlers pour their own drinks, and potty training goes well.", "personal_development"),
    ("ofsted_early_years", "Babies are left unattended.", "safeguarding"),
    ("ofsted_further_education", "Pass rates have risen.", "quality_of_education"),
    ("ofsted_further_education", "Subcontractors are not watched.", "leadership"),
    ("hmicfrs_custody", "Cells had ligature points.", "vulnerability"),
    ("education_scotland_early_years", "Toys and playrooms were dirty.", "setting"),
    ("education_scotland_early_years", "Numeracy and literacy have come on.", "securing_childrens_progress"),
    ("care_inspectorate_early_years", "Staff deployment was poor.", "staff_team"),
    ("hmicfrs_fire", "Too few smoke alarms are fitted.", "effectiveness"),
    ("hmicfrs_fire", "Money is spent well on the estate.", "efficiency"),
    ("hmicfrs_fire", "Bullying goes on in some watches.", "people"),
    ("ofsted_social_care", "Bedrooms are homely.", "placements"),
    ("send_area", "Children wait for years for a diagnosis.", "health"),
]


@pytest.mark.parametrize(("profile", "text", "theme"), CASES, ids=[f"{p}-{t}" for p, _, t in CASES])
def test_theme_by_the_profile_s_words(profile, text, theme):
    assert find_theme(blank()(text)[:], read_profiles()[profile]) == theme


def profile(**themes):
    """Give a profile of themes with strong words."""
    rows = [{"name": name, "strong": words} for name, words in themes.items()]
    kinds = [{"name": "visit"}]
    return Profile.model_validate(
        {
            "name": "own",
            "inspectorate": "Body",
            "overall": "overall",
            "kinds": kinds,
            "themes": [*rows, {"name": "other"}],
        }
    )


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Food makes up for cold rooms.", "meals"),
        ("Rooms make up for cold food.", "house"),
        ("Food stores make up for cold food.", "house"),
        ("Rooms, rooms and rooms, but food and drink.", "meals"),
    ],
    ids=["first_word", "first_word_of_other", "phrase_holds_word", "each_word_once"],
)
def test_theme_by_place_length_and_number_of_words(text, theme):
    own = profile(meals=["food", "drink"], house=["rooms", "food stores"])
    assert find_theme(blank()(text)[:], own) == theme


def test_of_equal_themes_the_first_of_the_profile_wins():
    assert find_theme(blank()("Food.")[:], profile(one=["food"], two=["food"])) == "one"


@pytest.mark.parametrize("name", sorted(read_profiles()))
def test_no_word_is_a_strong_sign_of_two_themes(name):
    words = [word for theme in read_profiles()[name].themes for word in theme.strong]
    assert {word for word in words if words.count(word) > 1} == set()


def test_no_word_of_any_theme_gives_none():
    assert find_theme(blank()("It rained.")[:], read_profiles()["cqc"]) is None
