from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.words import Aligned, Words, fold

TEXT = "Staff care. They know each child."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Head of School", "head school"),
        ("help_and_protection", "Help & protection"),
        ("children’s services", "children services"),
        (None, "the"),
        ("well-led", "well led"),
    ],
)
def test_names_are_compared_without_what_tells_nothing(one, other):
    assert fold(one) == fold(other)


def test_words_of_a_stretch_lie_wholly_in_it():
    words = Words(TEXT)
    assert list(words.within(0, 10)) == [0, 1]
    assert list(words.within(1, 10)) == [1]
    assert list(words.within(6, 9)) == []
    assert words.place(1, 2) == (6, 16)


def test_same_words_have_the_same_numbers_wherever_they_stand():
    aligned = Aligned(TEXT, "Home News\n\nStaff care!\n\nThey know  each child. More")
    assert aligned.in_record([(11, 22)]) == aligned.in_gold([(0, 11)]) == {0, 1}
    assert aligned.in_record([(0, 4)]) == {-1}
    assert aligned.own(frozenset({-1, 1})) == [0, 3]


def test_places_of_both_texts_can_be_put_in_order():
    aligned = Aligned("Home News Staff care", "Staff really do care well")
    places = [aligned.order_in_record(place) for place in (0, 6, 16, 21, 25)]
    assert places == [2, 2.5, 3, 3.5, 3.5]
    assert [aligned.order_in_gold(place) for place in (0, 10, 16, 20)] == [0, 2, 3, 4]
    assert Aligned("Staff", "More").order_in_record(0) == Aligned("", "").order_in_record(0) == -0.5


def test_other_case_is_the_same_word_and_another_spelling_is_not():
    aligned = Aligned("Staff care", "STAFF cares")
    assert aligned.in_record([(0, 5)]) == {0}
    assert aligned.in_record([(6, 11)]) == {-2}


@given(st.text(alphabet="ab .", max_size=30), st.text(alphabet="ab .", max_size=30))
def test_each_word_of_the_record_has_a_number_of_its_own(gold, text):
    aligned = Aligned(gold, text)
    numbers = aligned.in_record([(0, len(text))])
    assert len(numbers) == len(aligned.record.words)
    assert {n for n in numbers if n >= 0} <= set(range(len(aligned.gold.words)))
