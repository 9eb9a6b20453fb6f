from __future__ import annotations

import re

import pytest

from pipeline.lexicons.boilerplate import Pattern, boilerplate_rules
from pipeline.lexicons.literals import alternatives, folded, members, needed
from pipeline.lexicons.reader import read_lexicon


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("share this", {"share this"}),
        ("Share|Tweet", {"share", "tweet"}),
        ("read (?:more|on)", {"read more", "read on"}),
        (r".{2,9}sign ?up\b", {"sign up", "signup"}),
        (r"\d\d:\d\d", {"00:00"}),
        ("(?:very )*good", {"good"}),
        ("(?=.*abc)x", {"abc"}),
        ("(?!abc)xyz", {"xyz"}),
        ("(?<=abc)d", {"d"}),
        ("(?>abc|abd)", {"abc", "abd"}),
    ],
)
def test_pieces_that_an_expression_needs(pattern, pieces) -> None:
    assert needed(re.compile(pattern, re.IGNORECASE))[0] == pieces


@pytest.mark.parametrize("pattern", [r"\w+", "a?", "(?:ab)?", "ab|."])
def test_nothing_that_an_expression_needs_can_be_told(pattern) -> None:
    assert needed(re.compile(pattern, re.IGNORECASE)) == ()


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("call .* newsroom", [{" newsroom"}, {"call "}]),
        ("(?:call|ring) .* newsroom", [{" newsroom"}, {"call ", "ring "}]),
        ("(?:call .* news|ring .* desk)", [{"call ", "ring "}, {" news", " desk"}]),
        ("(?:call .* news|ring)", [{"call ", "ring"}, {" news", "ring"}]),
        ("newsroom", [{"newsroom"}]),
    ],
)
def test_two_sets_of_pieces_that_an_expression_needs(pattern, pieces) -> None:
    assert [*needed(re.compile(pattern, re.IGNORECASE))] == pieces


def test_every_line_that_a_rule_fires_on_has_a_piece_that_it_needs() -> None:
    entries = read_lexicon("boilerplate", Pattern)
    lines = [line for entry in entries for line in (entry.example, entry.example.upper(), entry.keep or "")]
    for rule in boilerplate_rules():
        pieces = needed(rule.expression)
        for line in filter(rule.find, lines):
            assert all(any(piece in "".join(map(folded, line)) for piece in some) for some in pieces)


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b(?:c|d))", ["a", "b(?:c|d)"]),
        ("(?:a)|(?:b)", ["(?:a)", "(?:b)"]),
        (r"[|)]\||b", [r"[|)]\|", "b"]),
        ("(?:a|b)c", ["(?:a|b)c"]),
    ],
)
def test_alternatives(pattern, parts) -> None:
    assert alternatives(pattern) == parts


def test_characters_that_are_held_to_be_alike_become_the_same() -> None:
    assert [folded(sign) for sign in "Aé\u00a0٣\u212aſ"] == ["a", "é", " ", "0", "k", "s"]


def test_members_of_a_set() -> None:
    parse = re._parser.parse  # type: ignore[attr-defined]
    assert members(parse("[Ab0-9]")[0][1]) == {"a", "b", "0"}
    assert members(parse(r"[a\w]")[0][1]) is None
