from __future__ import annotations

import pytest

from pipeline.review.measures.inspection import FIELDS, KINDS
from tests.review.told import article, counts, gold_row, measured


def facts(**fields):
    return {"inspection": gold_row()["inspection"] | fields}


def test_each_field_counts_once_for_each_article():
    result = measured(gold_row(), article())
    assert [counts(result, kind) for kind in KINDS] == [(1, 1, 1)] * len(FIELDS)


@pytest.mark.parametrize(
    "fields", [{"provider": ["Elsewhere", "Anytown"]}, {"provider": "Elsewhere", "provider_alt": ["the Anytown"]}]
)
def test_any_of_the_values_is_right(fields):
    assert counts(measured(facts(**fields), article()), "inspection provider") == (1, 1, 1)


def test_wrong_value_is_told():
    (flaw,) = measured(facts(published="2023", provider_alt=["Town"]), article()).flaws
    assert (flaw.kind, flaw.what, flaw.wanted, flaw.got) == ("inspection published", "wrong", "2023", "2024-07-12")


def test_field_that_is_absent_should_be_null():
    row = {"inspection": {"inspectorate": "Ofsted"}}
    (first, *_) = measured(row, article()).flaws
    assert (first.kind, first.wanted, first.got) == ("inspection provider", None, "Anytown")
    assert counts(measured(row, None), "inspection provider") == (1, 1, 1)
