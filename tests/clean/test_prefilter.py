from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.measure import measure
from pipeline.clean.prefilter import Prefilter
from pipeline.clean.sheet import Sheet

PATTERNS = (
    r"\A\W*(?:home|news)\W*\Z",
    r"sign up|our (?:daily )?newsletter",
    r"\A\W*(?:(?:by )?[A-Z]\w+ \d{4})",
    r"[|]",
    r"\w+",
    r"\A\W*(?:.{0,20}read more)\W*\Z",
    r"ſhare|\bad\b",
)
EXPRESSIONS = [re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS]
FILTER = Prefilter(EXPRESSIONS, [None] * len(EXPRESSIONS))
PIECES = st.sampled_from(
    [
        "home",
        "NEWS",
        "sign up",
        "our ",
        "newsletter",
        "by ",
        "Jo",
        " 1987",
        "|",
        "read More",
        "ad",
        "K",
        "İ",
        "Share",
        " ",
    ]
)
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=6)


def hints(*lines: str) -> list[set[int]]:
    return [{n for n in range(len(PATTERNS)) if found >> n & 1} for found in hinted(FILTER, *lines)]


def hinted(some: Prefilter, *lines: str) -> list[int]:
    sheet = Sheet(lines)
    return some.hints(sheet, measure(sheet).words)


@given(LINES)
def test_no_expression_that_matches_is_left_out(lines) -> None:
    for line, found in zip(lines, hints(*lines), strict=True):
        assert {n for n, expression in enumerate(EXPRESSIONS) if expression.search(line)} <= found


def test_lines_without_what_an_expression_needs_are_left_out() -> None:
    assert hints("Pool to open", "» Home", "Sign up now", "no home") == [{4}, {0, 4}, {1, 4}, {4}]


def test_pieces_do_not_reach_over_lines() -> None:
    assert hints("si", "gn up", "Our new", "sletter") == [{4}] * 4


def test_lines_without_a_word() -> None:
    assert hints("»", "|", "* * *") == [{4}, {3, 4}, {4}]


def test_more_expressions_than_bits_in_a_number() -> None:
    many = Prefilter([re.compile(f"a{number:03}z") for number in range(150)], [None] * 150)
    none, one = hinted(many, "nothing", "say a140z")
    assert (none, one >> 140 & 1) == (0, 1)


def test_lines_without_all_that_an_expression_needs_are_left_out() -> None:
    some = Prefilter([re.compile(r"(?:call|email) .{0,20}newsroom"), re.compile("published")], [None, None])
    lines = ("call the newsroom", "call the school", "the newsroom", "published", "publicity", "finished")
    assert hinted(some, *lines) == [1, 0, 0, 2, 0, 0]


def test_lines_of_more_words_than_an_expression_is_tried_on_are_left_out() -> None:
    some = Prefilter([re.compile("home"), re.compile("home"), re.compile("home")], [2, 3, None])
    lines = ("home", "one home", "one home more", "one home more still", "one home " * 9)
    assert hinted(some, *lines) == [7, 7, 6, 4, 4]


def test_ends_are_found_behind_any_marks() -> None:
    some = Prefilter([re.compile(r"\A\W*(?:.{0,9}ads?)\W*\Z")], [None])
    lines = ("ads", "My ad!", "ad" + "." * 40, "." * 40, "ads x", "1 ad" + "?" * 3)
    assert hinted(some, *lines) == [1, 1, 1, 0, 0, 1]
    assert hinted(some, "ad") == [1]


def test_lines_with_a_part_of_a_piece_alone_are_left_out() -> None:
    some = Prefilter([re.compile("newsletters")], [None])
    assert hinted(some, "newsletters", "newsle", "letters", "news letters") == [1, 0, 0, 0]


def test_words_behind_several_marks_may_begin_and_end_anyhow() -> None:
    some = Prefilter([re.compile(r"\A\W*(?:home|share home)\W*\Z")], [None])
    lines = ("» home!", "go home", "home, now", "» » go home", "home, now !!")
    assert hinted(some, *lines) == [1, 0, 0, 1, 1]
