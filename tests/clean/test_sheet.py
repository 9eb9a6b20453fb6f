from __future__ import annotations

import numpy as np

from pipeline.clean.sheet import CLOSER, LONGEST, STOP, UPPER, WORD, Sheet


def test_each_line_is_followed_by_a_line_feed() -> None:
    sheet = Sheet(["One", "two."])
    assert "".join(map(chr, sheet.codes)) == "One\ntwo.\n"
    assert (sheet.starts.tolist(), sheet.ends.tolist()) == ([0, 4], [3, 8])


def test_numbers_of_characters_are_added_up_line_by_line() -> None:
    sheet = Sheet(["ab", "c", "de"])
    assert sheet.sums(np.array([1, 2, 0, 4, 0, 8, 16, 0])).tolist() == [3, 4, 24]


def test_characters_are_of_classes() -> None:
    sheet = Sheet(["One Two", "three.", "”"])
    assert sheet.at(sheet.starts, UPPER).tolist() == [True, False, False]
    assert sheet.at(sheet.ends - 1, STOP | CLOSER).tolist() == [False, True, True]


def test_characters_beyond_the_basic_plane_have_classes_too() -> None:
    sheet = Sheet(["\U0001d4d0\U0001f600\ud800"])
    assert sheet.at(np.arange(4), WORD).tolist() == [True, False, False, False]


def test_only_the_beginning_of_a_long_line_is_laid_out() -> None:
    assert Sheet(["a" * (LONGEST + 5), "b"]).ends.tolist() == [LONGEST, LONGEST + 2]
