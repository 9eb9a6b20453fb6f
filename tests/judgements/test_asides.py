from __future__ import annotations

import pytest

from pipeline.judgements.asides import is_aside


@pytest.mark.parametrize(
    "clause",
    [
        "Neighbouring Fernshire was rated good.",
        "while nearby Oakby School is",
        "The rival Fell College has been judged",
        "Oakby School, its nearest rival, was graded",
        "but Fell Vale, the neighbouring county, got a good.",
    ],
)
def test_clause_about_a_neighbour_by_name_is_an_aside(clause):
    assert is_aside(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "Unlike neighbouring Fernshire, the council was rated good.",
        "Oakby School was rated good, ahead of its rivals.",
        "The nearby beach was empty.",
        "Its neighbours were told that it was good.",
        "",
    ],
)
def test_other_clauses_are_none(clause):
    assert not is_aside(clause)
