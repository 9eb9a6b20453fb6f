from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

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
FILTER = Prefilter(EXPRESSIONS)
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
    return [{n for n in range(len(PATTERNS)) if found >> n & 1} for found in FILTER.hints(Sheet(lines))]


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
    many = Prefilter([re.compile(f"a{number:03}z") for number in range(150)])
    none, one = many.hints(Sheet(["nothing", "say a140z"]))
    assert (none, one >> 140 & 1) == (0, 1)
