from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from pipeline.errors import ConfigError
from pipeline.run import pool as module
from pipeline.run.pool import CRASH, TIMEOUT, Limits, Pool
from pipeline.run.quarantine import MEMORY, Failed
from pipeline.run.work import Done
from tests.run.work_for_tests import die, do_all, eat, start, task_of


def _jobs(*names: str, size: int = 1):
    tasks = [task_of(name) for name in names]
    return [tuple(tasks[begin : begin + size]) for begin in range(0, len(tasks), size)]


@pytest.fixture
def hired(monkeypatch):
    """The workers that were hired."""
    workers = []

    class Counted(module.Worker):
        def __init__(self, *args):
            super().__init__(*args)
            workers.append(self)

    monkeypatch.setattr(module, "Worker", Counted)
    return workers


def _results(pool, jobs) -> dict[str, Done | Failed]:
    given = list(pool.map(jobs))
    results = {task.name: result for task, result in given}
    assert len(results) == len(given)
    return results


@pytest.mark.parametrize("size", [1, 4, 9])
def test_only_what_hangs_or_dies_is_lost_whatever_it_was_done_with(size):
    results = _results(
        Pool(do_all, start, 2, Limits(2.0)), _jobs("a", "hang", "b", "die", "c", "exit", "d", "fail", "e", size=size)
    )
    assert {name: result.id for name, result in results.items() if isinstance(result, Done)} == {
        name: f"id of {name}" for name in "abcde"
    }
    assert {name: result for name, result in results.items() if isinstance(result, Failed)} == {
        "hang": Failed(TIMEOUT, "took more than 2 seconds"),
        "die": Failed(CRASH, "its worker died (SIGKILL)"),
        "exit": Failed(CRASH, "its worker died (exit status 3)"),
        "fail": Failed("binary", "holds binary data, no text"),
    }


def dies_once(tasks, *, mark):
    """Die at the first sight of a task; do it the second time."""
    for task in tasks:
        if task.name == "chance" and not os.path.exists(mark):  # noqa: PTH110
            os.close(os.open(mark, os.O_CREAT))
            os.kill(os.getpid(), signal.SIGKILL)
    return do_all(tasks)


def test_what_failed_by_chance_is_done_once_more_alone(tmp_path):
    work = partial(dies_once, mark=tmp_path / "mark")
    results = _results(Pool(work, start, 1, Limits()), _jobs("a", "chance", "b", size=3))
    assert [type(results[name]) for name in ("a", "chance", "b")] == [Done, Done, Done]


def test_what_is_short_of_memory_is_done_once_more_by_another_worker(hired):
    results = _results(Pool(do_all, start, 1, Limits()), _jobs("memory", "a"))
    pids = [worker.process.pid for worker in hired]
    assert results["memory"] == Failed(MEMORY, f"in process {pids[1]}")
    assert isinstance(results["a"], Done)
    assert len(set(pids)) == 3


def test_worker_that_takes_too_much_memory_is_ended():
    pool = Pool(eat, start, 1, Limits(memory=200_000_000))
    results = _results(pool, _jobs("1", "400", "2"))
    assert results["400"] == Failed(MEMORY, "took more than 200 MB of memory")
    assert [type(results[name]) for name in "12"] == [Done, Done]
    assert pool.memory > 200_000_000


def test_jobs_are_read_no_further_ahead_than_one_a_worker():
    read = []

    def jobs():
        for job in _jobs(*"abcdefghij"):
            read.append(job[0].name)
            yield job

    results = Pool(do_all, start, 2, Limits(lifetime=2)).map(jobs())
    next(results)
    assert len(read) <= 5
    assert len(list(results)) == 9


def test_workers_are_replaced_after_their_lifetime(hired):
    assert len(_results(Pool(do_all, start, 1, Limits(lifetime=2)), _jobs(*"abcde"))) == 5
    assert [worker.done for worker in hired] == [2, 2, 1]


def test_no_more_workers_are_hired_than_there_are_jobs(hired):
    assert len(_results(Pool(do_all, start, 8, Limits()), _jobs("a", "b"))) == 2
    assert len(hired) == 2


def test_nothing_to_do_starts_nothing(hired):
    assert list(Pool(do_all, start, 2, Limits()).map([])) == hired == []


def test_workers_end_when_the_caller_stops(hired):
    results = Pool(do_all, start, 1, Limits()).map(_jobs("a", "hang"))
    next(results)
    results.close()
    assert [worker.process.is_alive() for worker in hired] == [False]


def test_workers_that_die_as_they_start_end_the_run_with_a_reason():
    with pytest.raises(ConfigError, match="die as they start"):
        list(Pool(do_all, die, 2, Limits()).map(_jobs("a", "b")))
