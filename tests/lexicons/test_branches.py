from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicons.branches import any_of, branch

PHRASES = ("good use", "goods", "good", "gold", "poor", "9 in 10", "9")
BLANK, HYPHEN = r"(?:\s+|-)", r"[-\s]"


def signs(phrase):
    return [BLANK if sign == " " else HYPHEN if sign == "-" else re.escape(sign) for sign in phrase]


def compiled(*phrases):
    return re.compile(branch([signs(phrase) for phrase in phrases]), re.IGNORECASE)


def plain(*phrases):
    return re.compile("|".join("".join(signs(phrase)) for phrase in phrases), re.IGNORECASE)


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_phrase_is_found_in_any_case(phrase):
    assert compiled(*PHRASES).fullmatch(phrase)
    assert compiled(*PHRASES).fullmatch(phrase.upper())


@pytest.mark.parametrize("text", ["go", "gol", "poorer", "8", "", "good-use of"])
def test_nothing_else_is_a_phrase(text):
    assert plain(*PHRASES).fullmatch(text) is compiled(*PHRASES).fullmatch(text) is None


def test_phrases_that_begin_alike_stand_together():
    assert branch([["g", "o"], ["g", "a"], ["9"]]).count("gG") == 1


@pytest.mark.parametrize("letter", ["s", "k", "i"])
def test_letters_are_alike_as_the_engine_has_it(letter):
    alike = [chr(code) for code in range(0x2200) if re.fullmatch(letter, chr(code), re.IGNORECASE)]
    assert len(alike) > 2
    assert all(compiled(f"{letter}a", "oa").fullmatch(f"{sign}a") for sign in alike)


@pytest.mark.parametrize(
    ("phrases", "text", "match"),
    [
        pytest.param(("a", "ab"), "ab", "a", id="shorter_first"),
        pytest.param(("ab", "a"), "ab", "ab", id="longer_first"),
        pytest.param(("x y", "x-y z", "x y z"), "x y z", "x y", id="signs_that_overlap"),
        pytest.param(("x-y", "x y z"), "x y z", "x y", id="the_first_of_two_that_match"),
    ],
)
def test_the_first_phrase_wins(phrases, text, match):
    assert compiled(*phrases).match(text).group() == plain(*phrases).match(text).group() == match


@given(st.lists(st.text("ab -9", min_size=1, max_size=4), min_size=1, max_size=8), st.text("abAB -9", max_size=8))
def test_it_matches_what_the_phrases_match_one_after_the_other(phrases, text):
    found, expected = compiled(*phrases).match(text), plain(*phrases).match(text)
    assert (found and found.group()) == (expected and expected.group())


def test_longest_term_is_tried_first_and_blanks_are_any_white_space() -> None:
    found = re.compile(any_of(["good", "good enough", "a.b", "bad"]))
    assert [found.match(text)[0] for text in ("good\n enough", "goodness", "a.b", "bad")] == [
        "good\n enough",
        "good",
        "a.b",
        "bad",
    ]
    assert found.match("axb") is None
