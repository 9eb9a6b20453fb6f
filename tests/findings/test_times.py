from __future__ import annotations

import pytest

from pipeline.findings.times import times
from tests.builders import blank


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("People waited 19 weeks for a first visit.", [-1.0]),
        ("Patients waited up to 14 hours.", [-1.0]),
        ("Crews arrive within eight minutes.", [0.75]),
        ("Nobody waited more than 2 days.", []),
        ("The visit took 3 days.", []),
        ("Repairs took an average of nine months.", [-1.0]),
        ("A reply took up to 12 weeks.", [-1.0]),
        ("No repair took six weeks.", []),
        ("The visit took place weeks later.", []),
        ("No call was answered within ten minutes.", []),
    ],
)
def test_times_that_evaluate(text, values):
    assert [vote.value for vote in times(blank()(text)[:])] == values
