from __future__ import annotations

from pipeline.clean.sheet import CLOSER, LONGEST, LOWER, STOP, UPPER, WORD, Sheet, before, behind


def test_each_line_is_followed_by_a_line_feed() -> None:
    sheet = Sheet(["One", "two."])
    assert "".join(map(chr, sheet.codes)) == "One\ntwo.\n"
    assert (sheet.starts.tolist(), sheet.ends.tolist()) == ([0, 4], [3, 8])


def test_characters_are_counted_line_by_line() -> None:
    sheet = Sheet(["One Two", "three.", "”"])
    assert sheet.count(sheet.of(UPPER)).tolist() == [2, 0, 0]
    assert sheet.count(sheet.of(UPPER | LOWER)).tolist() == [6, 5, 0]
    assert sheet.count(sheet.of(STOP | CLOSER)).tolist() == [0, 1, 1]
    assert sheet.holds("w").tolist() == [True, False, False]


def test_characters_beyond_the_basic_plane_have_classes_too() -> None:
    sheet = Sheet(["\U0001d4d0\U0001f600\ud800"])
    assert sheet.of(WORD).tolist() == [True, False, False, False]


def test_only_the_beginning_of_a_long_line_is_laid_out() -> None:
    assert Sheet(["a" * (LONGEST + 5), "b"]).ends.tolist() == [LONGEST, LONGEST + 2]


def test_neighbours() -> None:
    marked = Sheet(["ab c"]).of(WORD)
    assert before(marked).tolist() == [False, True, True, False, True]
    assert behind(marked).tolist() == [True, False, True, False, False]
