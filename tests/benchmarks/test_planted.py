from __future__ import annotations

from random import Random

import pytest

from benchmarks.diff import samples
from benchmarks.planted import CHANGES, NOISE, plant, vary
from benchmarks.plants import CannotPlantError
from tests.review.mirror import article


@pytest.mark.parametrize("name", [*CHANGES, *NOISE])
def test_what_is_planted_is_a_good_record_that_differs(name):
    for record in samples():
        try:
            found = plant(record, name, Random(1))  # noqa: S311
        except CannotPlantError:
            continue
        assert article(found) != article(record)
        assert plant(record, name, Random(1)) == found  # noqa: S311


def test_varied_records_are_good_and_others():
    record = samples()[0]
    first, second = (article(vary(record, number, Random(number))) for number in (1, 2))  # noqa: S311
    assert first.id != second.id
    assert first.text != second.text
