from __future__ import annotations

from pipeline.review.pairing import pair_off


def test_same_things_are_taken_out_once_and_in_order():
    olds, news = ["a1", "b1", "a2", "c"], ["A9", "a3", "A4", "b2"]
    assert pair_off(olds, news, lambda t: t[0].lower()) == [("a1", "A9"), ("b1", "b2"), ("a2", "a3")]
    assert (olds, news) == (["c"], ["A4"])


def test_each_side_may_have_its_own_key():
    olds, news = [1, 2], ["2", "3"]
    assert pair_off(olds, news, str, str) == [(2, "2")]
    assert pair_off(olds, news, lambda n: n + 2, int) == [(1, "3")]
    assert (olds, news) == ([], [])


def test_equal_things_are_told_apart():
    olds, news = [("a",)], [("a",), ("a",)]
    assert len(pair_off(olds, news, lambda t: t)) == 1
    assert news == [("a",)]
