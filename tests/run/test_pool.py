from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.run.pool import CRASH, TIMEOUT, Pool
from pipeline.run.tasks import Task
from pipeline.run.work import Done, Failed
from tests.run.work_for_tests import die, do, start


def _tasks(*names: str) -> list[Task]:
    return [Task(name, "", data=name.encode()) for name in names]


def test_pool_loses_only_what_hangs_or_dies_and_keeps_the_order():
    tasks = _tasks("a", "hang", "b", "die", "c", "exit", "d", "fail", "e")
    results = list(Pool(do, start, 2, 2.0).map(tasks))
    assert [result.id for result in results if isinstance(result, Done)] == [f"id of {name}" for name in "abcde"]
    assert [result for result in results if isinstance(result, Failed)] == [
        Failed(TIMEOUT, "took more than 2 seconds"),
        Failed(CRASH, "its worker died (SIGKILL)"),
        Failed(CRASH, "its worker died (exit status 3)"),
        Failed("binary", "holds binary data, no text"),
    ]


def test_pool_reads_items_no_further_ahead_than_four_a_worker():
    read = []

    def items():
        for task in _tasks(*"abcdefghij"):
            read.append(task.name)
            yield task

    results = Pool(do, start, 1, 10.0, lifetime=2).map(items())
    next(results)
    assert len(read) == 4
    assert len(list(results)) == 9


def test_pool_ends_its_workers_when_the_caller_stops():
    results = Pool(do, start, 1, 60.0).map(_tasks("a", "hang"))
    with pytest.raises(ZeroDivisionError):
        _divide(next(results))


def test_workers_that_die_as_they_start_end_the_run_with_a_reason():
    with pytest.raises(ConfigError, match="die as they start"):
        list(Pool(do, die, 2, 10.0).map(_tasks("a", "b")))


def _divide(_: object) -> float:
    return 1 / 0
