from __future__ import annotations

import pytest

from pipeline.clean.tables import TableReader
from tests.clean.test_events import Events

CELL = [("tr", {}), ("td", {})]


def passed_on(*events) -> list[object]:
    listener = Events()
    reader = TableReader(listener)
    for event in events:
        if event is None:
            reader.leave()
        elif isinstance(event, str):
            reader.read(event)
        else:
            reader.enter(*event)
    return listener.heard


def test_table_with_data_is_passed_on_as_it_is() -> None:
    events = [("table", {"id": "a"}), *CELL, "Good", None, None, None, ("p", {}), "Text", None]
    assert passed_on(*events) == events


@pytest.mark.parametrize(
    "inside",
    [[("h1", {}), "Head", None], [("form", {}), None], ["word " * 61], [("table", {}), *CELL, "a", None, None, None]],
    ids=["headline", "form", "prose", "table"],
)
def test_table_that_arranges_the_page_is_passed_on_as_a_div(inside) -> None:
    rest = [*CELL, "Good", *inside, None, None, None]
    assert passed_on(("table", {"id": "a"}), *rest) == [("div", {"id": "a"}), *rest]


def test_only_the_outer_of_two_tables_arranges() -> None:
    inner = [("table", {}), *CELL, "a", None, None, None]
    assert passed_on(("table", {}), *CELL, *inner, *inner, None, None, None)[:7] == [("div", {}), *CELL, *inner][:7]


def test_text_is_held_back_until_the_table_is_known() -> None:
    assert passed_on("a", ("table", {}), *CELL, "b") == ["a"]
