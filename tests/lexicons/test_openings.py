from __future__ import annotations

import re

import pytest

from pipeline.lexicons.boilerplate import Pattern, boilerplate_rules
from pipeline.lexicons.literals import folded
from pipeline.lexicons.openings import ended, opened
from pipeline.lexicons.reader import read_lexicon


@pytest.mark.parametrize(
    ("body", "openings"),
    [
        ("share", {"shar"}),
        ("Share|go", {"shar", "go"}),
        ("(?:all )?ads", {"all ", "ads"}),
        ("(?>all )ads", {"all "}),
        ("(?:ab)+c", {"ab"}),
        (r"\d+ views", {"0"}),
        (r"(?:by )?\w+", None),
        ("(?:old )*map", {"old ", "map"}),
        (r"(?=x)[ab]c\b", {"ac", "bc"}),
        ("“?(?:yes|no)", {"yes", "no"}),
        (r"\(c\)", {"c)"}),
        ("©", None),
        (".{0,9}more", None),
        ("a?", None),
    ],
)
def test_how_a_line_must_begin(body, openings) -> None:
    assert opened(re.compile(rf"\A\W*(?:{body})", re.IGNORECASE)) == openings


@pytest.mark.parametrize(
    ("body", "endings"),
    [
        ("share", {"erah"}),
        ("go|(?:un)?share!", {"og", "era"}),
        (r"\d+ views?", {"weiv", "swei"}),
        (r"ads(?: by)?", {"sda", "yb s"}),
        ("(?:map)+ [ab]", {"a pa", "b pa"}),
        ("share.{0,9}", None),
        ("a?", None),
    ],
)
def test_how_a_line_must_end(body, endings) -> None:
    assert ended(re.compile(rf"(?:{body})\W*\Z", re.IGNORECASE)) == endings


@pytest.mark.parametrize("pattern", ["share", r"share\Z", r"share\w*\Z", r"\Z"])
def test_expressions_that_may_end_anywhere_tell_nothing_of_ends(pattern) -> None:
    assert ended(re.compile(pattern)) is None


def test_every_line_that_a_rule_fires_on_ends_as_it_must() -> None:
    lines = [line for entry in read_lexicon("boilerplate", Pattern) for line in (entry.example, entry.example.upper())]
    told = [(rule, endings) for rule in boilerplate_rules() if (endings := ended(rule.expression))]
    assert len(told) > len(boilerplate_rules()) / 10
    for rule, endings in told:
        for line in filter(rule.find, lines):
            backwards = re.sub(r"\A\W+", "", "".join(map(folded, reversed(line))))
            assert backwards.startswith(tuple(endings))


@pytest.mark.parametrize("pattern", ["share", r"\Ashare", r"\A\w*share", r"\A"])
def test_expressions_that_may_match_anywhere_tell_nothing(pattern) -> None:
    assert opened(re.compile(pattern)) is None


def test_every_line_that_a_rule_fires_on_begins_as_it_must() -> None:
    lines = [line for entry in read_lexicon("boilerplate", Pattern) for line in (entry.example, entry.example.upper())]
    told = [(rule, openings) for rule in boilerplate_rules() if (openings := opened(rule.expression))]
    assert len(told) > len(boilerplate_rules()) / 3
    for rule, openings in told:
        for line in filter(rule.find, lines):
            words = "".join(map(folded, line[re.search(r"\w|\Z", line).start() :]))
            assert words.startswith(tuple(openings))
