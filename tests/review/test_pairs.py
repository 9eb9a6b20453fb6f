from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.gold import Part, Stand
from pipeline.review.pairs import Pair, best_pairs, match, wanted_of
from pipeline.review.words import Aligned

WIDE, LEFT, RIGHT, AWAY = frozenset(range(10)), frozenset(range(6)), frozenset(range(4, 10)), frozenset({20, 21})


def test_most_alike_are_paired_first_and_each_once():
    assert best_pairs([LEFT, WIDE], [WIDE, AWAY]) == [Pair(1, 0, 1.0)]
    assert best_pairs([WIDE], [LEFT, RIGHT, WIDE]) == [Pair(0, 2, 1.0)]


def test_less_than_half_in_common_is_another_stretch():
    assert best_pairs([WIDE], [frozenset(range(4))]) == []
    assert best_pairs([WIDE], [frozenset(range(5))]) == [Pair(0, 0, 0.5)]


def test_stretches_without_words_are_never_paired():
    assert best_pairs([frozenset()], [frozenset()]) == []


SETS = st.lists(st.frozensets(st.integers(0, 8), max_size=6), max_size=5)


@given(SETS, SETS)
def test_no_stretch_is_paired_twice(gold, found):
    pairs = best_pairs(gold, found)
    assert len({pair.gold for pair in pairs}) == len({pair.found for pair in pairs}) == len(pairs)


def matched(*stands, found, partial=False, same=True):
    aligned = Aligned("one two three four", "one two three four")
    gold = wanted_of([Part(((0, 7),), "one two", {}, stand) for stand in stands], aligned)
    return match(gold, found, partial=partial, same=lambda part, number: same)


ONE, OTHER = frozenset({0, 1}), frozenset({2, 3})


def test_what_no_gold_tells_of_is_spurious_unless_there_is_more_to_find():
    assert matched(Stand.WANTED, found=[ONE, OTHER]).spurious == [1]
    assert matched(Stand.WANTED, found=[ONE, OTHER], partial=True).spurious == []


def test_unwanted_part_is_spurious_while_it_is_the_same():
    assert matched(Stand.UNWANTED, found=[OTHER, ONE], partial=True).spurious == [1]
    assert matched(Stand.UNWANTED, found=[ONE], partial=True, same=False).spurious == []


def test_wanted_part_goes_before_an_unwanted_one_at_the_same_place():
    both = matched(Stand.UNWANTED, Stand.WANTED, found=[ONE], partial=True)
    assert (both.pairs, both.spurious) == ([Pair(1, 0, 1.0)], [])


def test_part_without_place_is_told_by_its_words():
    aligned = Aligned("one two", "")
    (wanted,) = wanted_of([Part((), "gone")], aligned)
    assert (wanted.words, wanted.spot("one two").words, wanted.spot("").start) == (frozenset(), "gone", None)
