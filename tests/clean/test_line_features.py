from __future__ import annotations

import numpy as np
import pytest

from pipeline.clean.line_features import LINE_FEATURES, PLACE_FEATURES, line_columns, place_columns
from pipeline.clean.lines import to_units
from pipeline.clean.survey import survey
from pipeline.lexicons.boilerplate import Reason

PROSE = "Inspectors found that leaders know the service well, and act on what they find."
TEXT = f"Home | News\n{PROSE}\nPool to open\n• {PROSE}\nPool to open\nWhy?\n1987"


def columns(text=TEXT, reasons=None, stretch=(1, 4)):
    units = to_units(text)
    told = reasons or [None] * len(units)
    seen = survey(units)
    lines = line_columns(units, told, seen)
    places = place_columns(seen.words, lines, stretch)
    return dict(zip(LINE_FEATURES, lines, strict=True)), dict(zip(PLACE_FEATURES, places, strict=True))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("sentence", [0, 1, 0, 1, 0, 0, 0]),
        ("bars", [1, 0, 0, 0, 0, 0, 0]),
        ("item", [0, 0, 0, 1, 0, 0, 0]),
        ("twice", [0, 1, 1, 1, 1, 0, 0]),
        ("question", [0, 0, 0, 0, 0, 1, 0]),
        ("digit_first", [0, 0, 0, 0, 0, 0, 1]),
        ("upper_first", [1, 1, 1, 1, 1, 1, 0]),
    ],
)
def test_lines(name, values) -> None:
    assert columns()[0][name].tolist() == values


def test_what_the_rules_say_is_a_feature() -> None:
    lines, _ = columns("Home\nPool to open", [Reason.NAVIGATION, None])
    assert lines["reason"].tolist() == [1, 0]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("inside", [0, 1, 1, 1, 0, 0, 0]),
        ("before", [1, 0, 0, 0, 0, 0, 0]),
        ("head", [0, 1, 1, 0, 0, 0, 0]),
        ("tail", [0, 0, 1, 1, 0, 0, 0]),
        ("after_1", [0, 0, 0, 0, 1, 0, 0]),
        ("after_2", [0, 0, 0, 0, 1, 1, 0]),
        ("inside.sentence", [0, 1, 0, 1, 0, 0, 0]),
    ],
)
def test_places_by_the_stretch(name, values) -> None:
    assert columns()[1][name].tolist() == values


def test_without_a_stretch_no_line_lies_by_it() -> None:
    _, places = columns(stretch=None)
    assert not any(places[name].any() for name in places if name.startswith(("inside", "before", "after", "head")))


def test_prose_is_seen_around_a_line_and_not_in_it() -> None:
    _, places = columns("\n".join(["Home", *["News"] * 5, PROSE, "News"]))
    assert (places["sentences_near"] > 0).tolist() == [False, *[True] * 5, False, True]
    assert places["prose_above"].tolist() == [0] * 7 + [1]
    assert places["prose_below"].tolist() == [1] * 6 + [0] * 2


def test_features_are_small_numbers_and_named() -> None:
    lines, places = columns(f"{TEXT}\n{'word ' * 3000}")
    assert not set(lines) & set(places)
    assert np.abs(np.array([*lines.values(), *places.values()])).max() < 4
