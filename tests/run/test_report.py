from __future__ import annotations

from collections import Counter

from pipeline.run.report import Report
from pipeline.store.state import Failure


def _failure(name, kind):
    return Failure(name, kind, "reason")


REPORT = Report(
    done=30,
    skipped=5,
    failures=[_failure("a", "timeout"), _failure("b", "binary"), _failure("c", "timeout")],
    quarantined=1,
    parts=Counter(quotes=7),
    gone=["x", "y"],
    pruned=2,
    seconds=4.0004,
    stages={"parser": 3.00049, "record": 0.5},
    memory=300,
)


def test_inputs_are_all_that_the_run_met():
    assert (REPORT.inputs, Report().inputs) == (38, 0)


def test_rate_is_of_the_records_made():
    assert (round(REPORT.rate, 2), Report().rate) == (7.5, 0.0)


def test_failures_are_counted_by_kind():
    assert REPORT.kinds() == {"binary": 1, "timeout": 2}


def test_all_of_it_is_told():
    assert REPORT.told() == {
        "counts": {"done": 30, "skipped": 5, "failed": 3, "quarantined": 1, "gone": 2, "pruned": 2, "quotes": 7},
        "failures": {"binary": 1, "timeout": 2},
        "seconds": 4.0,
        "articles_per_second": 7.499,
        "stage_seconds": {"parser": 3.0, "record": 0.5},
        "worker_memory": 300,
    }
