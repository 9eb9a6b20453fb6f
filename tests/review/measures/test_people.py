from __future__ import annotations

from pipeline.review.measures.people import NAMED, ORGANISATION, ROLE
from tests.review.told import article, at, counts, flaws, gold_row, measured


def with_people(*people):
    return {"speakers": list(people)}


RAY = gold_row()["speakers"][1]


def test_people_are_told_by_their_names_alone():
    result = measured(gold_row(), article())
    assert [counts(result, kind) for kind in (NAMED, ROLE, ORGANISATION)] == [(1, 1, 1)] * 3


def test_missed_and_spurious_people_are_told():
    result = measured(
        with_people(RAY | {"name": "Bo Lee", "mentions": [at("Inspectors")]}, {"name": "Cy", "kind": "person"}),
        article(),
    )
    assert counts(result, NAMED) == (0, 2, 1)
    assert flaws(result, NAMED) == [("missed", "Cy"), ("missed", "Inspectors"), ("spurious", "Ann Ray")]


def test_role_is_compared_without_what_tells_nothing():
    assert counts(measured(with_people(RAY | {"role": "The Leader"}), article()), ROLE) == (1, 1, 1)
    wrong = measured(with_people(RAY | {"role": "deputy", "organisation": "Anytown Council"}), article())
    assert [(flaw.kind, flaw.wanted, flaw.got) for flaw in wrong.flaws] == [
        (ROLE, "deputy", "leader"),
        (ORGANISATION, "Anytown Council", None),
    ]


def test_bodies_and_fields_that_are_not_told_are_not_measured():
    result = measured(
        with_people({"name": "Ann Ray", "kind": "person"}, {"name": "Ofsted", "kind": "organisation"}), article()
    )
    assert counts(result, NAMED) == (1, 1, 1)
    assert not {ROLE, ORGANISATION} & result.tallies.keys()
