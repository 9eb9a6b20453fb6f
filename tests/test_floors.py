"""Floors on shared data: what was reached is not lost again.

`python -m benchmarks.extraction --pin` and `python -m benchmarks.boilerplate --pin` raise them.
"""

from __future__ import annotations

import pytest

from benchmarks import boilerplate
from benchmarks.extraction import SETS, read_floors, rows


@pytest.mark.model
@pytest.mark.cases
@pytest.mark.parametrize("name", SETS)
def test_f1_on_the_cases_is_no_lower_than_it_was(name, shared, nlp):
    found = {part: row["f1"] for part, row in rows(shared, name, nlp).items()}
    pairs = {part: (found.get(part, 0.0), floor) for part, floor in read_floors()[name].items()}
    assert {part: pair for part, pair in pairs.items() if pair[0] < pair[1]} == {}


@pytest.mark.cases
def test_cleaning_of_the_boilerplate_pages_is_no_worse_than_it_was(shared):
    folder = boilerplate.boilerplate_folder(shared)
    if not folder.is_dir():
        pytest.skip("no boilerplate pages there")
    found, floors = boilerplate.reached(folder), read_floors()[boilerplate.SET]
    assert set(found) == set(floors)
    assert {part: (found[part], floor) for part, floor in floors.items() if found[part] < floor} == {}
