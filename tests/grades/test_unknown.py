"""What no profile knows, from the text to the record: the article's own words and a notice, never a wrong canonical value."""

from __future__ import annotations

import pytest

from pipeline.assemble import extract

pytestmark = pytest.mark.model

BRIDGES = """Old Wharf Bridge rated ‘shaky’

The Bridge and Tunnel Inspectorate has rated Old Wharf Bridge ‘shaky’ after an inspection in May.

The bridge was rated good for lighting by the Bridge and Tunnel Inspectorate.
"""
HOME = """Care home rated by CQC

The CQC has rated Marlow Lodge care home {rating} after an inspection in May. Residents told inspectors that staff were kind.

Safe: good

{area}: requires improvement
"""


def grades(article):
    return {(j.area, j.grade, j.when) for j in article.judgements}


def notices(article):
    return {(n.code, article.text[n.start : n.end]) for n in article.notices}


def test_body_that_nobody_knows_keeps_its_name_and_its_grades():
    found = extract(BRIDGES)
    assert found.inspection.inspectorate == "Bridge and Tunnel Inspectorate"
    assert grades(found) == {("overall", "shaky", "current"), ("overall", "good", "current")}
    codes = {code for code, _ in notices(found)}
    assert codes == {"unknown_inspectorate", "unknown_grade"}
    assert ("unknown_inspectorate", "Bridge and Tunnel Inspectorate") in notices(found)


def test_grade_that_is_none_of_the_scale_keeps_its_words():
    found = extract(HOME.format(rating="‘sparkling’", area="Caring"))
    assert ("overall", "sparkling", "current") in grades(found)
    assert ("unknown_grade", "sparkling") in notices(found)
    assert {("safe", "good", "current"), ("caring", "requires improvement", "current")} <= grades(found)


def test_grade_of_another_body_s_scale_is_not_made_one_of_this_body_s():
    found = extract(HOME.format(rating="satisfactory", area="Caring"))
    assert ("overall", "satisfactory", "current") in grades(found)
    assert ("unknown_grade", "satisfactory") in notices(found)


def test_area_that_is_none_of_the_framework_keeps_its_words():
    found = extract(HOME.format(rating="good", area="Gardens and pets"))
    assert ("Gardens and pets", "requires improvement", "current") in grades(found)
    assert ("unknown_area", "Gardens and pets: requires improvement") in notices(found)


def test_theme_of_no_vocabulary_is_other_and_its_words_are_told():
    found = extract(
        HOME.format(rating="good", area="Caring") + "\nInspectors found that the parrot was poorly looked after.\n"
    )
    assert [f.theme for f in found.findings if "parrot" in f.text] == ["other"]
    assert ("unknown_theme", "the parrot was poorly looked after") in notices(found)


def test_known_words_give_no_notice():
    found = extract(HOME.format(rating="good", area="Caring"))
    assert not {code for code, _ in notices(found) if code.startswith("unknown")}


def test_grade_of_a_body_in_passing_is_not_this_body_s():
    passing = "\nThe Bridge and Tunnel Inspectorate rated the road outside outstanding.\n"
    found = extract(HOME.format(rating="good", area="Caring") + passing)
    assert found.inspection.inspectorate == "Care Quality Commission"
    assert "outstanding" not in {grade for _, grade, _ in grades(found)}
