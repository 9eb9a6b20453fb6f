from __future__ import annotations

from pipeline.review.evaluation import measure
from pipeline.review.gold import Entry, Gold, Part, Stand
from tests.review.told import article


def test_gold_that_tells_nothing_measures_nothing():
    result = measure(Entry("a", "a", None, None, lambda _: Gold()), article())
    assert (dict(result.tallies), result.flaws) == ({}, [])


def test_part_is_wanted_unless_it_is_said_to_be_free():
    assert Part((), "words").stand is Stand.WANTED
