from __future__ import annotations

import pytest

from pipeline.findings.amounts import amounts
from tests.builders import blank


@pytest.mark.parametrize(
    ("text", "heavy"),
    [
        ("Probation officers hold up to 70 cases each", "hold up to 70 cases each"),
        ("Health visitors look after as many as 500 children each", "look after as many as 500 children each"),
        ("Wardens juggle more than 40 calls at a time", "juggle more than 40 calls at a time"),
        ("The hall holds up to 70 people", None),
        ("Pupils carry three books each", None),
        ("Crews reach up to 70 homes each week", None),
    ],
)
def test_load_of_each_worker_is_a_complaint(text, heavy):
    votes = list(amounts(blank()(text)[:]))
    assert [(vote.span.text, vote.value < 0) for vote in votes] == ([(heavy, True)] if heavy else [])
