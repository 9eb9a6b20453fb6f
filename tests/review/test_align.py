from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.review.align import Tokens, align, beside

LINES = [
    "Staff know every child well.",
    "Plans are clear, but reviews are late.",
    "The leader said that a new post would be filled by May.",
    "Staff care.",
]
TEXT = "\n\n".join(LINES)


def _lost(old, new):
    found = align(old, new)
    return [old_word for old_word, other in zip(found.old.words, found.to_new, strict=True) if other < 0]


def test_tokens_are_words_and_marks_with_their_places():
    tokens = Tokens("‘It’s \u00a0late’")
    assert tokens.words == ["‘", "It", "’", "s", "late", "’"]
    assert [tokens.text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert list(tokens.within(1, 5)) == [1, 2, 3]
    assert list(tokens.within(5, 7)) == []


@pytest.mark.parametrize("seed", range(5))
def test_moved_lines_keep_all_their_words(seed):
    lines = Random(seed).sample(LINES, len(LINES))  # noqa: S311
    assert _lost(TEXT, "\n\n".join(lines)) == []
    assert _lost(TEXT, " ".join(LINES)) == []


def test_word_that_is_changed_is_found_and_no_other():
    assert _lost(TEXT, TEXT.replace("clear", "vague")) == ["clear"]
    assert _lost(TEXT, TEXT.replace("are clear, but", "are very clear, but")) == []
    assert _lost(TEXT.replace("by May", "by next May"), TEXT) == ["next"]


def test_words_of_other_texts_are_not_taken_for_the_same():
    assert len(_lost("The cat sat on a mat by the door.", "A dog ran over that hill, the red one.")) >= 8


def test_run_of_words_is_found_in_a_line_that_was_cut_in_two():
    old = "The leader said that a new post would be filled. Nobody came to see the old hall."
    assert _lost(old, "Nobody came to see the old hall.\n\nThe leader said that a new post would be filled.") == []


def test_what_differs_at_one_place_stands_together():
    found = align("one two three four five", "one two eight nine four five")
    assert list(beside(found.to_new, found.to_old)) == [(range(2, 3), range(2, 4))]
    found = align("a b c d e f", "a b c d")
    assert list(beside(found.to_new, found.to_old)) == [(range(4, 6), range(0))]


def test_keys_name_a_word_alike_in_both_texts():
    found = align("Quiet staff care.", "Staff are quiet. Quiet staff care.")
    assert found.old_keys(0, 11) == found.new_keys(17, 28)
    assert all(found.in_both(key) for key in found.old_keys(0, 11))
    assert not any(found.in_both(key) for key in found.new_keys(0, 16))


def test_key_of_a_part_of_a_word_is_another():
    found = align("unsafe ward", "unsafe ward")
    assert found.old_keys(2, 11) == [(0, 2, 6), 1]
    assert found.old_keys(2, 11) != found.new_keys(0, 11)
    assert found.old_keys(2, 4) == [(0, 2, 4)]
    assert found.in_both((0, 2, 4))


WORDS = st.lists(st.sampled_from(["staff", "care", "the", "plans", ",", ".", "\n", "late", "for", "all"]), max_size=40)


@given(WORDS, WORDS)
def test_the_other_way_round_gives_the_same_pairs(old, new):
    there, back = align(" ".join(old), " ".join(new)), align(" ".join(new), " ".join(old))
    assert list(there.to_new) == list(back.to_old)
    for number, other in enumerate(there.to_new):
        if other >= 0:
            assert there.to_old[other] == number
            assert there.old.words[number] == there.new.words[other]


@given(WORDS)
def test_text_is_paired_with_itself_and_white_space_is_nothing(words):
    found = align(" ".join(words), "\u00a0 ".join(words))
    assert list(found.to_new) == list(range(len(found.old)))


def test_long_texts_that_have_nothing_in_common_take_no_time():
    old, new = (" ".join(f"{side}{number} the" for number in range(20_000)) for side in "ab")
    assert len(_lost(old, new)) >= 20_000
