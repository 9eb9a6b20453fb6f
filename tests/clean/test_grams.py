from __future__ import annotations

import numpy as np
import pytest

from pipeline.clean.grams import Grams, Tree, as_masks, backwards, code_table, threes


def coded(text: str):
    return code_table().take(np.array([ord(sign) for sign in text]))


def spoken_for(grams: Grams, text: str) -> list[int]:
    codes = coded(text)
    numbers = Tree(grams).numbers(codes, threes(codes))
    return [int(mask[0]) for mask in grams.masks.take(numbers, axis=0)]


def test_characters_that_are_alike_have_one_code() -> None:
    assert (
        len(set(coded("aA").tolist())) == len(set(coded("19٣").tolist())) == len(set(coded(" \t\u00a0").tolist())) == 1
    )
    assert len(set(coded("a0 \n|é").tolist())) == 6


@pytest.mark.parametrize("size", [1, 64, 65, 200])
def test_masks_hold_all_bits(size) -> None:
    number = (1 << size) - 1
    (mask,) = as_masks([number], size)
    assert sum(int(part) << 64 * at for at, part in enumerate(mask)) == number


def test_rows_speak_for_the_expressions_whose_pieces_they_begin_with() -> None:
    grams = Grams([["news"], ["ne"], ["|", "wsxy"]])
    assert spoken_for(grams, "news|\n") == [3, 0, 0, 0, 4, 0]
    assert spoken_for(grams, "NEW wsx\n") == [2, 0, 0, 0, 0, 0, 0, 0]


def test_ends_of_lines_have_a_number_and_speak_for_nothing() -> None:
    codes = coded("on\nnew\n")
    grams = Grams([["news"], ["new"]])
    assert (Tree(grams).numbers(codes, threes(codes)) != 0).tolist() == [False, False, True, True, False, False, True]


def test_rows_backwards_are_those_of_the_text_read_backwards() -> None:
    codes, turned = coded("read more"), coded("erom daer")
    first = int(threes(turned)[0]) << 5 | int(turned[3])
    assert backwards(codes, np.array([8])).tolist() == [first]
