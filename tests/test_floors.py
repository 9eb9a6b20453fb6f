"""Floors on the shared cases: what was reached is not lost again. `python -m benchmarks.extraction --pin` raises them."""

from __future__ import annotations

import pytest

from benchmarks.extraction import SETS, read_floors, rows


@pytest.mark.model
@pytest.mark.cases
@pytest.mark.parametrize("name", SETS)
def test_f1_on_the_cases_is_no_lower_than_it_was(name, shared, nlp):
    found = {part: row["f1"] for part, row in rows(shared, name, nlp).items()}
    pairs = {part: (found.get(part, 0.0), floor) for part, floor in read_floors()[name].items()}
    assert {part: pair for part, pair in pairs.items() if pair[0] < pair[1]} == {}
