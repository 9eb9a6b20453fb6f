from __future__ import annotations

import pytest

from pipeline.clean.lines import to_units
from pipeline.clean.segment import best_stretch, find_headline, page_weight, weight, weights
from pipeline.lexicons.boilerplate import Reason


@pytest.mark.parametrize(
    ("weights", "stretch"),
    [
        ([], None),
        ([-1.0, -2.0], None),
        ([-5.0, 10.0, -3.0, 10.0, -5.0], (1, 4)),
        ([10.0, -30.0, 8.0], (0, 1)),
        ([4.0, -30.0, 8.0, 1.0], (2, 4)),
    ],
)
def test_best_stretch_has_the_largest_sum(weights, stretch) -> None:
    assert best_stretch(weights) == stretch


def test_prose_speaks_for_the_article_and_the_rest_against_it() -> None:
    prose, short = to_units("Inspectors found that leaders know the service well.\nPool to open")
    assert weight(prose, None) > 0 > weight(short, None)
    assert weight(prose, Reason.FOOTER) < weight(short, Reason.DATE) < 0
    assert weight(short, None) < page_weight(short, None) < 0


def test_headline_shares_words_with_the_story() -> None:
    lines = (
        "The Larkfield Echo\nCouncil praised for early help\nMost popular videos here\n"
        "The council gives early help to families, inspectors said, and it is praised for that."
    )
    units = to_units(lines)
    assert find_headline(units, [None] * 4, 3, 4) == 1


def test_nearest_line_is_the_headline_where_none_shares_words() -> None:
    units = to_units(
        "The Larkfield Echo\nA good day for all\nFamilies get help, inspectors said, when they need it most."
    )
    assert find_headline(units, [None] * 3, 2, 3) == 1
    assert find_headline(units, [None, Reason.SHARE, None], 2, 3) == 0


def test_grades_and_lists_under_a_lead_in_speak_against_nothing() -> None:
    units = to_units(
        "Leadership\nGood\nInspectors also found:\nStaff knew how to report abuse\nPool to open in June\nShop shut"
    )
    values = weights(units, [None] * 6)
    assert all(value > -2 for value in values[:5])
    assert values[5] < -2


def test_short_article_is_not_cut_where_other_stories_stand_in_it() -> None:
    prose = "Inspectors found that leaders know the service well and act on what they find in each of the homes."
    units = to_units(f"{prose}\nPool to open\nShop to close\nBus late\n{prose}")
    found = weights(units, [None, *[Reason.RELATED] * 3, None])
    assert sum(found[1:4]) == pytest.approx(-13.0)
    assert best_stretch(found) == (0, 5)
    assert weights(units[:4], [None, *[Reason.RELATED] * 3])[1:] == [-30.0] * 3


def test_headline_shares_whole_words_with_the_story() -> None:
    story = "The “council's” pool_house was helpful to families, and unhelpful to swimmers: councils know that."
    units = to_units(f"Council and families agree\nHelp house pool swim\n{story}")
    assert find_headline(units, [None] * 3, 2, 3) == 0
    units = to_units(f"Helpful councils, families\nHelp house pool swim\n{story}")
    assert find_headline(units, [None] * 3, 2, 3) == 0
