from __future__ import annotations

import pytest

from pipeline.annotations import get_blocks, set_attributions
from pipeline.findings.build import find_findings
from pipeline.findings.words import EvaluativeMatcher
from pipeline.inspectorates.grade_mentions import set_grade_mentions
from pipeline.inspectorates.reader import read_profiles
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, span_of
from tests.findings.test_passages import doc_of, quote

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
PROFILE = read_profiles()["ofsted_childrens_services"]


def findings(doc):
    return list(find_findings(doc, MATCHER.find(doc), [PROFILE] * len(get_blocks(doc))))


def told(text):
    return [(f.span.text, f.polarity) for f in findings(doc_of(("paragraph", text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors found that plans are clear.", [("plans are clear", "strength")]),
        ("Plans are excellent, but reviews are too slow.", [("Plans are excellent", "strength"), ("reviews are too slow", "weakness")]),
        ("Inspectors praised the kind staff.", [("Inspectors praised the kind staff", "strength")]),
        ("The council will open a better centre.", []),
        ("Inspectors spoke to happy children.", []),
        ("The report has 40 pages.", []),
        ("CQC found serious gaps in care, and has issued a notice.", [("serious gaps in care", "weakness")]),
        ("Plans are poor, according to a report by Ofsted.", [("Plans are poor", "weakness")]),
    ],
)  # fmt: skip
def test_writer_s_account(text, expected):
    assert told(text) == expected


def test_sentence_that_only_gives_a_grade_is_none():
    doc = doc_of(("paragraph", "The council was rated good by Ofsted inspectors."))
    set_grade_mentions(doc, [span_of(doc, "good")])
    assert findings(doc) == []


def test_evidence_place_and_rule_are_kept():
    doc = doc_of(("paragraph", "Inspectors said: “Care leavers get timely help.”"))
    set_attributions(doc, [quote(doc, "Care leavers get timely help.", cue="said", source="Inspectors")])
    finding = findings(doc)[0]
    assert (finding.theme, finding.polarity, finding.when, finding.found_by) == (
        "care_leavers",
        "strength",
        "current",
        "findings.quoted",
    )
    assert [span.text for span in finding.evidence] == ["timely", "help"]
    assert 0.5 < finding.confidence <= 1.0


@pytest.mark.parametrize(
    ("said", "themes"),
    [
        ("Caseloads are too high. It is much too slow.", ["workforce", "workforce"]),
        ("It is much too slow. Caseloads are too high.", ["workforce", "workforce"]),
        ("It is much too slow.", ["other"]),
    ],
    ids=["of_the_finding_before", "of_the_block", "none"],
)
def test_theme_of_words_without_one(said, themes):
    doc = doc_of(("paragraph", f"Inspectors said: “{said}”"))
    set_attributions(doc, [quote(doc, said, cue="said", source="Inspectors")])
    assert [finding.theme for finding in findings(doc)] == themes


def test_quoted_words_without_evidence_go_with_the_clause_before():
    doc = doc_of(("paragraph", "The report said: “Help is too slow. Two of the doors are shut.”"))
    set_attributions(doc, [quote(doc, "Help is too slow. Two of the doors are shut.", cue="said", source="The report")])
    assert [(f.polarity, f.found_by) for f in findings(doc)] == [
        ("weakness", "findings.quoted"),
        ("weakness", "findings.quoted.bare"),
    ]


def test_earlier_inspection_is_previous():
    doc = doc_of(("paragraph", "Inspectors said: “At the previous inspection, help was poor.”"))
    said = "At the previous inspection, help was poor."
    set_attributions(doc, [quote(doc, said, cue="said", source="Inspectors")])
    assert [f.when for f in findings(doc)] == ["previous"]


def test_lead_in_of_shortfalls_decides():
    doc = doc_of(("paragraph", "Areas for improvement:"), ("list_item", "The quality of timely plans"))
    found = findings(doc)
    assert [f.polarity for f in found] == ["weakness"]
    assert found[0].confidence > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "The visit carried no grade, inspectors said.",
        "Ofsted inspects councils under a framework with good and bad grades.",
        "Not all was bleak, the inspectors said.",
        "Inspectors did find strengths.",
        "The report sets out three areas for improvement.",
        "Had inspectors found failings, the council would have had to write a plan.",
        "The report does not call for a takeover of the failing force.",
    ],
)
def test_framing_is_no_finding(text):
    assert told(text) == []


def test_home_of_which_a_status_is_told_gives_what_was_seen():
    assert told(
        "A care home where people were left in soiled bedding has been placed in special measures, the CQC said."
    ) == [("people were left in soiled bedding", "weakness")]
