from __future__ import annotations

import pytest

from pipeline.annotations import get_blocks
from pipeline.inspectorates.providers import find_provider, provider_names
from pipeline.inspectorates.reader import read_profiles
from tests.builders import tokenised


def provider(profile, text):
    doc = tokenised(text)
    return find_provider(doc, read_profiles()[profile], get_blocks(doc))


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        ("ofsted_childrens_services", "An inspection of Fernshire County Council’s services took place.", "Fernshire County Council"),
        ("ofsted_childrens_services", "Ofsted visited the London Borough of Stoke Vale in May.", "London Borough of Stoke Vale"),
        ("ofsted_childrens_services", "Children's services in Fernshire are good, inspectors said.", "Fernshire"),
        ("ofsted_schools", "St Anne’s Church of England Primary School, in Oakby, has been rated good.", "St Anne’s Church of England Primary School"),
        ("ofsted_schools", "The Marsh Academy, part of Fell Learning Trust, was inspected. Marsh Academy is new.", "Marsh Academy"),
        ("ofsted_early_years", "Little Acorns Day Nursery was rated good.", "Little Acorns Day Nursery"),
        ("ofsted_further_education", "Oakby College has been judged good.", "Oakby College"),
        ("cqc", "Staff at Elm Tree Lodge, which is run by Fell Care, were kind. Elm Tree Lodge was rated good.", "Elm Tree Lodge"),
        ("cqc", "The CQC inspected Fernshire Royal Infirmary.", "Fernshire Royal Infirmary"),
        ("hmi_prisons", "HMP OAKBY: BETTER\n\nInspectors returning to HMP Oakby found less violence.", "HMP Oakby"),
        ("hmicfrs", "Fernshire Police has been graded good.", "Fernshire Police"),
        ("estyn", "Ysgol Bryn Derw was inspected in May.", "Ysgol Bryn Derw"),
        ("hmi_probation", "Officers in the East Fell region are tired.", "East Fell"),
        ("hmi_probation", "The North Bray probation region is in crisis.", "North Bray"),
        ("hmi_probation", "Officers in Fell Probation Delivery Unit and in the East Fell region are tired.", "Fell Probation Delivery Unit"),
        ("hmi_probation", "Nobody in the region was rested.", None),
        ("isi", "The Independent School Standards are met at Oakby Hall School.", "Oakby Hall School"),
        ("isi", "The Independent School Standards are met.", None),
        ("cqc", "A good day for all.", None),
    ],
)  # fmt: skip
def test_provider_is_found(profile, text, name):
    assert provider(profile, text) == name


def test_role_is_no_provider():
    text = "Jo Ray, Cabinet Member for Children at Oakby Borough Council, spoke."
    assert provider("ofsted_childrens_services", text) == "Oakby Borough Council"


def test_owner_yields_to_the_home():
    text = "Elm House is run by Fell Grange Care.\n\nElm House was visited in May."
    assert provider("cqc", text) == "Elm House"


def test_empty_doc_has_no_provider():
    assert provider("cqc", "") is None


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        ("cqc", "Oakby Royal Infirmary was rated good. The Royal Infirmary has 300 beds. The Royal Infirmary is old.", "Oakby Royal Infirmary"),
        ("ofsted_social_care", "The Elms, which is run by Bray Care, looks after four children.", "The Elms"),
        ("ofsted_early_years", "Nora Fell, who looks after six children at home, has been rated good.", "Nora Fell"),
        ("ofsted_schools", "Fell Vale High was rated good.", "Fell Vale High"),
        ("ofsted_childrens_services", "Children in Fernshire are safer. The county council was rated good.", "Fernshire County Council"),
        ("send_area", "Families in Fernshire wait too long, inspectors said. Services in Fernshire are weak.", "Fernshire"),
    ],
)  # fmt: skip
def test_body_by_its_fullest_name(profile, text, name):
    assert provider(profile, text) == name


def test_place_of_a_body_without_a_name_is_no_name():
    assert provider("ofsted_social_care", "A children's home in Selby has been rated inadequate.") is None


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        ("ofsted_early_years", "Nora Fell, childminder of this village, has been found outstanding.", "Nora Fell"),
        ("hmi_probation", "Oakby and Fell probation delivery unit was rated good.", "Oakby and Fell probation delivery unit"),
        ("hmi_probation", "Oakby probation delivery unit was rated poor. Its boss, Nora Fell, was praised.", "Oakby probation delivery unit"),
        ("hmi_probation", "Oakby probation delivery unit was rated poor. Nora Fell was praised. Ms Fell left.", "Oakby probation delivery unit"),
        ("estyn", "Ysgol y Bryn was inspected in May.", "Ysgol y Bryn"),
        ("ofsted_childrens_services", "A visit to Oakby’s children’s services. Jo Ray, Executive Member for Children, spoke. The Director of Children spoke.", "Oakby"),
        ("ofsted_childrens_services", "Oakby’s support for care leavers is firmer.", "Oakby"),
    ],
)  # fmt: skip
def test_body_in_other_turns(profile, text, name):
    assert provider(profile, text) == name


def test_names_are_given_with_their_places_but_for_those_of_owners():
    text = "Elm Grange Care Home, run by Oakby Care Home, was rated good. Inspectors liked St Anne’s Care Home."
    found = list(provider_names(text, read_profiles()["cqc"]))
    assert [name for _, _, name in found] == ["Elm Grange Care Home", "St Anne’s Care Home"]
    assert [text[start:end] for start, end, _ in found] == [name for _, _, name in found]
