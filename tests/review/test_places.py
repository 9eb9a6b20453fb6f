from __future__ import annotations

import pytest

from pipeline.review.places import find, find_again, overlap

TEXT = "Leaders know what works, and what has to change. Staff say that leaders listen, and that plans are clear."


def test_words_are_found_nearest_to_where_they_stood():
    text = "late again, and late\nagain, and late again"
    assert find("late again", (17, 27), text) == (16, 26)
    assert find("late again", (40, 50), text) == (32, 42)
    assert find("late again", (0, 10), text) == (0, 10)
    assert find("soon", (0, 4), text) is None
    assert find("(late", (0, 5), "a (late") == (2, 7)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Staff say that managers listen, and that plans are clear",
            "Staff say that leaders listen, and that plans are clear",
        ),
        (
            "Staff say leaders listen, and that plans are clear",
            "Staff say that leaders listen, and that plans are clear",
        ),
        ("leaders know what works, and what has to end", "Leaders know what works, and what has to"),
        ("staff say that pupils shout and that nothing is clear", None),
        ("plans were clear", None),
        ("—", None),
        ("what works, and what has", "what works, and what has"),
    ],
)
def test_words_of_which_one_in_five_may_have_changed_are_found(words, found):
    place = find_again(words, (3, 3 + len(words)), TEXT)
    assert (place and TEXT[slice(*place)]) == found


def test_of_two_rows_that_are_as_alike_the_nearer_one_is_found():
    row = "the plans of the home are late again"
    text = f"{row.replace('late', 'poor')}. So it is. {row.replace('late', 'good')}."
    assert find_again(row, (0, 36), text) == (0, 36)
    assert find_again(row, (50, 86), text) == (text.rindex("the plans"), len(text) - 1)


def test_share_of_two_places():
    assert overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert overlap((0, 10), (0, 10)) == 1
    assert overlap((0, 10), (10, 20)) == 0
