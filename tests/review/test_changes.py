from __future__ import annotations

from pipeline.review.changes import CATEGORIES, KIND_RANKS, RANKS


def test_ranks_follow_the_order_of_the_categories():
    assert sorted(RANKS, key=RANKS.__getitem__) == list(CATEGORIES)
    assert list(CATEGORIES)[:3] == ["polarity", "speaker", "grade"]
    assert list(CATEGORIES)[-1] == "rest"
    assert all(CATEGORIES.values())


def test_what_is_lost_goes_before_what_is_new():
    assert sorted(KIND_RANKS, key=KIND_RANKS.__getitem__) == ["removed", "added", "changed"]
