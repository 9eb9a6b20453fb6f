from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quotes import marks
from pipeline.quotes.marks import Region, pair_marks

MARKED = st.text(alphabet="ab s.,!'’‘“”\"`\n-6", max_size=80)


def outer(text: str, **options: str | None) -> list[str]:
    return [text[r.start : r.end] for r in pair_marks(text, **options) if r.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He said “we act” and left.", ["we act"], id="curly_double"),
        pytest.param('He said "we act" and left.', ["we act"], id="straight_double"),
        pytest.param("He said ‘we act’ and left.", ["we act"], id="curly_single"),
        pytest.param("He said 'we act' and left.", ["we act"], id="straight_single"),
        pytest.param("The report's tone isn't kind.", [], id="apostrophes_are_inert"),
        pytest.param("The nurses' rota and the carers' badges.", [], id="plural_possessives_are_inert"),
        pytest.param(
            "'The nurses' rota is full and carers' badges are lost,' he said.",
            ["The nurses' rota is full and carers' badges are lost,"],
            id="plural_possessives_inside_single_marks",
        ),
        pytest.param("‘Pupils’ work is neat’, it says.", ["Pupils’ work is neat"], id="possessive_first_in_quote"),
        pytest.param(
            "“She told us ‘go ahead’ and we did.”", ["She told us ‘go ahead’ and we did."], id="single_in_double"
        ),
        pytest.param("‘He said “no” twice.’", ["He said “no” twice."], id="double_in_single"),
        pytest.param(
            "'It works. The 'Big Step' plan is right,' she said.",
            ["It works. The 'Big Step' plan is right,"],
            id="straight_single_in_straight_single",
        ),
        pytest.param("ended.“We are proud,”said Ann.“It shows.”", ["We are proud,", "It shows."], id="glued_curly"),
        pytest.param('ended."We are proud," said Ann."It shows."', ["We are proud,", "It shows."], id="glued_straight"),
        pytest.param('a 6\'2" fence and a 5" pipe', [], id="feet_and_inches"),
        pytest.param("the ’90s and rock ’n’ roll, 'tis said", [], id="elisions"),
        pytest.param("He said ''we will go'' to them.", ["we will go"], id="two_single_marks_for_a_double"),
        pytest.param("He said ``we will go'' to them.", ["we will go"], id="backticks"),
        pytest.param("She said “we will“ and left.", ["we will"], id="opener_used_as_closer"),
        pytest.param("She said ”we will” and left.", ["we will"], id="closer_used_as_opener"),
        pytest.param("“Not yet", ["Not yet"], id="unclosed_runs_to_the_end"),
        pytest.param("“We act. “She said no.”", ["We act.", "She said no."], id="second_opener_ends_an_unclosed_quote"),
        pytest.param("We will act,” said Jo.", ["We will act,"], id="lone_closer_begins_at_the_block"),
        pytest.param("“We act,” she said. We care.”", ["We act,"], id="lone_closer_after_a_quote"),
        pytest.param('"Yes." "No."', ["Yes.", "No."], id="neighbours"),
    ],
)
def test_pair_marks_reads_the_marks_as_a_person_would(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_pair_marks_leaves_a_quote_open_that_the_next_block_takes_up() -> None:
    text = "Ann said: 'We know. Managers' grip is weak, and residents' trust is low."
    (region,) = pair_marks(text, continues="single")
    assert text[region.start :] == "We know. Managers' grip is weak, and residents' trust is low."
    assert not region.closed


def test_pair_marks_tells_nested_regions_by_depth() -> None:
    text = "“She told us ‘go ahead’ and we did.”"
    assert [(r.depth, text[r.start : r.end]) for r in pair_marks(text)] == [
        (0, "She told us ‘go ahead’ and we did."),
        (1, "go ahead"),
    ]


@given(MARKED)
def test_pair_marks_gives_regions_inside_the_text_that_do_not_cross(text: str) -> None:
    regions = pair_marks(text)
    assert all(0 <= r.start <= r.end <= len(text) for r in regions)
    assert not any(_cross(a, b) for a in regions for b in regions)


def _cross(one: Region, other: Region) -> bool:
    return one.start < other.start < one.end < other.end


@given(MARKED)
def test_pair_marks_gives_outermost_regions_without_overlap(text: str) -> None:
    outermost = [r for r in pair_marks(text) if r.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outermost))


@given(MARKED)
def test_pair_marks_leaves_the_marks_outside(text: str) -> None:
    for region in pair_marks(text):
        if region.opened and region.end > region.start:
            assert any(mark in text[: region.start] for mark in "“”\"‘’'`")


@pytest.mark.parametrize("text", ["“" * 3000, "'a' " * 1000, "“‘\"'" * 700], ids=["openers", "words", "mixture"])
def test_pair_marks_weighs_few_readings_a_mark(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = 0
    moves = marks._moves

    def counted(*args: Any) -> Any:
        nonlocal weighed
        weighed += 1
        return moves(*args)

    monkeypatch.setattr(marks, "_moves", counted)
    pair_marks(text)
    assert weighed <= 15 * len(text)  # stacks of two families, three deep: 15 shapes
