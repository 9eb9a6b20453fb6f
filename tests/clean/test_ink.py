from __future__ import annotations

import pytest

from pipeline.clean.ink import Ink, ends_blank, is_plain, words
from pipeline.page import Run


def test_words_are_cut_at_white_space_and_invisible_characters() -> None:
    assert list(words(" in\u00adspec\u200btors\u00a0 say")) == [
        ("in", 1, True),
        ("spec", 4, False),
        ("tors", 9, False),
        ("say", 15, True),
    ]


@pytest.mark.parametrize(
    ("text", "blank"), [("a ", True), ("a\u00a0\u200b", True), ("a", False), ("a\u00ad", False), ("", False)]
)
def test_blank_at_the_end_is_seen_through_invisible_characters(text, blank) -> None:
    assert ends_blank(text) is blank


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Staff are kind – all of them.", True),
        ("a", True),
        ("a  b", False),
        ("a\u00a0b", False),
        ("a\nb", False),
        ("a\u00adb", False),
        ("a\ue000b", True),
        ("a\u200db", True),
    ],
)
def test_plain_text_is_read_as_it_stands(text, plain) -> None:
    assert is_plain(text) is plain
    assert plain is ([word for word, _, _ in words(text)] == text.split(" "))


def test_words_with_one_blank_between_share_a_run() -> None:
    ink = Ink()
    ink.write("a", 5, 6, blank=False)
    ink.write("b", 7, 8, blank=True)
    assert (ink.text, ink.runs) == ("a b", (Run(0, 3, 5, 8),))


def test_longer_gaps_and_entities_begin_a_run() -> None:
    ink = Ink()
    ink.write("a", 5, 6, blank=True)
    ink.write("b", 9, 10, blank=True)
    ink.write("&", 10, 15, blank=False)
    ink.write("c", 15, 16, blank=False)
    assert ink.text == "a b&c"
    assert ink.runs == (Run(0, 1, 5, 6), Run(2, 3, 9, 10), Run(3, 4, 10, 15), Run(4, 5, 15, 16))


def test_cells_and_words_without_origin_have_no_run() -> None:
    ink = Ink()
    ink.write("a", 0, 1, blank=False)
    ink.tab()
    ink.place("b")
    assert (ink.text, ink.runs, len(ink)) == ("a\t b", (Run(0, 1, 0, 1),), 4)
