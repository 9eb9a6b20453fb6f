from __future__ import annotations

import pytest

from pipeline.review.sheet import Flaw, Sheet, Spot, Tally, spot


@pytest.mark.parametrize(
    ("tally", "figures"),
    [
        (Tally(3, 4, 6), (0.5, 0.75, 0.6)),
        (Tally(0, 0, 0), (1.0, 1.0, 1.0)),
        (Tally(0, 2, 0), (0.0, 0.0, 0.0)),
        (Tally(0, 0, 2), (0.0, 1.0, 0.0)),
    ],
)
def test_figures(tally, figures):
    assert (tally.precision, tally.recall, pytest.approx(tally.f1)) == figures


def test_counts_of_a_kind_add_up_and_errors_are_kept_in_order():
    sheet = Sheet()
    sheet.count("a", 1, 2, 3)
    sheet.count("a", 1, 1, 1)
    sheet.compare("b", Spot("x"), "yes", "yes", right=True)
    sheet.compare("b", Spot("y"), "yes", None, right=False)
    sheet.missed("a", Spot("z"))
    sheet.spurious("a", Spot("w"))
    assert sheet.tallies == {"a": Tally(2, 3, 4), "b": Tally(1, 2, 2)}
    assert sheet.flaws == [
        Flaw("b", "wrong", Spot("y"), "yes", None),
        Flaw("a", "missed", Spot("z")),
        Flaw("a", "spurious", Spot("w")),
    ]


def test_spot_tells_what_stands_around_it():
    text = "a" * 100 + "bcd" + "e" * 100
    found = spot(text, 100, 103, "gold")
    assert (found.words, found.before, found.after) == ("bcd", "a" * 60, "e" * 60)
    assert spot("bcd", 0, 3, "record") == Spot("bcd", 0, 3, line=1)
    assert [spot("a\nb\n\nc", at, at + 1, "gold").line for at in (0, 2, 5)] == [1, 2, 4]
