from __future__ import annotations

import numpy as np
import pytest

from pipeline.clean.line_features import line_columns, place_columns
from pipeline.clean.lines import to_units
from pipeline.clean.segment import best_stretch
from pipeline.clean.survey import survey
from pipeline.clean.text_model import expected_gains, find_article, log_odds
from pipeline.clean.text_weights import Weights
from pipeline.lexicons.boilerplate import Reason

PROSE = (
    "The home in Larkfield is safe, inspectors have found, and staff are kind to all who live there.",
    "“We are proud of the rating,” the manager said, “and we thank our staff for all of their work.”",
    "Some care plans were out of date, however, and the home has been told to mend that by the summer.",
)
MENU = ("Vale Echo", "Start here", "Towns and villages", "Weather for walkers")


def article(lines, hits=None, model=None):
    units = to_units("\n".join(lines))
    reasons = [None] * len(units)
    return find_article(units, reasons, survey(units), hits or [False] * len(units), model)


def test_article_lies_between_menu_and_footer() -> None:
    assert article([*MENU, *PROSE, *MENU]) == (4, 7)


def test_a_single_line_is_an_article() -> None:
    assert article(["Start here"]) == (0, 1)


def test_grades_that_the_rules_would_keep_stay_beside_it() -> None:
    model = Weights(above={}, below={}, constant=-3.0, here={"sentence": 6.0})
    lines = [*PROSE, "Leadership: good", "Safe: outstanding"]
    assert article(lines, model=model) == (0, 5)


def test_what_other_pages_repeat_is_no_article() -> None:
    hits = [False, True, True, False, False, False, False]
    assert article(["Pool", *PROSE[:2], *PROSE, "Pool"], hits) == (3, 6)


def test_odds_are_the_sum_of_weights_of_the_line_and_its_neighbours() -> None:
    units = to_units(f"Home\n{PROSE[0]}\nNews")
    seen = survey(units)
    lines = line_columns(units, [Reason.NAVIGATION, None, None], seen)
    places = place_columns(seen.words, lines, None)
    model = Weights(above={"reason": 1.0}, below={"sentence": 2.0}, constant=0.5, here={"reason": -4.0, "place": 3.0})
    assert log_odds(lines, places, model) == pytest.approx([0.5 - 4 + 2, 0.5 + 1 + 1, 0.5 + 2])


def test_gains_are_above_nothing_where_a_line_is_more_likely_than_the_stretch_is_good() -> None:
    words = np.full(6, 20.0)
    gains = expected_gains(np.array([-4.0, -4.0, 3.0, 3.0, -4.0, -4.0]), words)
    assert best_stretch(gains.tolist()) == (2, 4)
    assert (gains > 0).tolist() == [False, False, True, True, False, False]


def test_short_lines_speak_as_loud_as_some_words_and_long_ones_no_louder_than_many() -> None:
    gains = expected_gains(np.array([3.0, 3.0, 3.0, 3.0]), np.array([1.0, 12.0, 100.0, 5_000.0]))
    assert (gains[0], gains[2]) == (gains[1], gains[3])
