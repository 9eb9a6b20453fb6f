from __future__ import annotations

import pytest

from pipeline.quotes.readings import CLOSE, INERT, OPEN, Mark, costs


def cheapest(text: str, at: int) -> str:
    family = "double" if text[at] in '“”"' else "single"
    prices = costs(text, Mark(at, at + 1, family, text[at]))
    return min(prices, key=lambda role: prices[role])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('say |"yes', OPEN),
        ('yes|" she', CLOSE),
        ("don|'t", INERT),
        ("don|’t", INERT),
        ("end.|’ he", CLOSE),
        ("the |'90s", INERT),
        ("(|'so", OPEN),
        ("rock 'n|' roll", INERT),
        ("we act,|' he", CLOSE),
        ("say |‘yes", OPEN),
    ],
)
def test_costs_make_the_usual_reading_cheapest(text: str, role: str) -> None:
    assert cheapest(text.replace("|", ""), text.index("|")) == role


def test_costs_look_at_few_neighbours_only() -> None:
    text = '"' * 1000
    assert costs(text, Mark(500, 501, "double", '"'))
