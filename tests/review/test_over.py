from __future__ import annotations

from random import Random

from pipeline.review.match import Placed
from pipeline.review.over import Over
from tests.review.mirror import article, records

PART = article(records()[0]).findings[0]


def _placed(number, *spans):
    return Placed(number, PART, spans, ())


def test_parts_over_a_stretch_come_in_the_order_of_their_record():
    over = Over({"quotes": [_placed(3, (50, 60)), _placed(1, (0, 5), (8, 20))], "findings": [_placed(0, (2, 90))]})
    assert over.of((4, 9)) == ("quotes[1]", "findings[0]")
    assert over.of((4, 55)) == ("quotes[1]", "quotes[3]", "findings[0]")
    assert over.of((5, 8)) == ("findings[0]",)
    assert over.of((90, 91)) == ()


def test_parts_that_are_found_are_those_that_share_characters():
    chance = Random(1)  # noqa: S311
    spans = [(start, start + chance.randint(1, 30)) for start in chance.choices(range(100), k=40)]
    over = Over({"quotes": [_placed(number, span) for number, span in enumerate(spans)]})
    for start in range(130):
        due = [f"quotes[{at}]" for at, span in enumerate(spans) if span[0] < start + 3 and start < span[1]]
        assert list(over.of((start, start + 3))) == due
    assert Over({}).of((0, 9)) == ()
