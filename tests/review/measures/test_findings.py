from __future__ import annotations

from pipeline.review.measures.findings import FOUND, POLARITY, THEME
from tests.review.told import article, at, counts, flaws, gold_row, measured


def with_findings(*findings):
    return {"findings": list(findings)}


CLEAR, LATE = gold_row()["findings"]


def test_findings_count_by_place_and_then_by_field():
    result = measured(gold_row(), article())
    assert [counts(result, kind) for kind in (FOUND, POLARITY, THEME)] == [(2, 2, 2)] * 3


def test_missed_and_spurious_findings_are_told():
    result = measured(with_findings(CLEAR, {**at("Staff care ."), "polarity": "strength"}), article())
    assert counts(result, FOUND) == (1, 2, 2)
    assert flaws(result, FOUND) == [("spurious", "reviews are late"), ("missed", "Staff care .")]


def test_wrong_polarity_and_theme_are_told():
    result = measured(
        with_findings(CLEAR | {"polarity": "weakness", "theme": "leadership", "theme_alt": ["workforce"]}, LATE),
        article(),
    )
    assert [(flaw.kind, flaw.wanted, flaw.got) for flaw in result.flaws] == [
        (POLARITY, "weakness", "strength"),
        (THEME, "leadership or workforce", "other"),
    ]


def test_any_of_the_themes_is_right():
    result = measured(with_findings(CLEAR | {"theme": "leadership", "theme_alt": ["Other"]}, LATE), article())
    assert counts(result, THEME) == (2, 2, 2)


def test_finding_of_an_earlier_inspection_costs_nothing():
    for record in (article(), None):
        result = measured(with_findings(CLEAR | {"when": "previous"}), record)
        assert counts(result, FOUND)[1] == 0
        assert ("spurious", "plans are clear") not in flaws(result, FOUND)
