from __future__ import annotations

import os
import signal

import pytest

from pipeline.run.work import Done
from pipeline.run.worker import Job, Worker
from tests.run.work_for_tests import die, do_all, eat, large, start, task_of


@pytest.fixture
def hired():
    """Gives workers, and ends them."""
    workers = []

    def hire(work=do_all, begin=start, seconds=20.0):
        workers.append(Worker(work, begin, seconds))
        return workers[-1]

    yield hire
    for worker in workers:
        worker.kill()


def ready(worker):
    assert worker.take() is None
    assert worker.is_ready
    return worker


def test_worker_says_that_it_is_ready_then_gives_the_results_of_its_job(hired):
    worker = ready(hired())
    worker.give(Job((task_of("a"), task_of("fail"))))
    assert worker.job is not None
    done, failed = worker.take()
    assert (done.id, failed.kind, worker.job, worker.done) == ("id of a", "binary", None, 2)


def test_results_larger_than_a_pipe_come_whole(hired):
    worker = ready(hired(large))
    worker.give(Job(tuple(task_of(str(number)) for number in range(5))))
    assert [len(result.text) for result in worker.take()] == [1_000_000] * 5


@pytest.mark.parametrize(("name", "status"), [("die", -signal.SIGKILL), ("exit", 3)])
def test_worker_that_dies_is_told_with_its_status(hired, name, status):
    worker = ready(hired())
    worker.give(Job((task_of(name),)))
    with pytest.raises(EOFError):
        worker.take()
    assert worker.death() == status


def test_worker_that_is_killed_while_it_sends_is_told(hired):
    worker = ready(hired(large))
    worker.give(Job(tuple(task_of(str(number)) for number in range(5))))
    assert worker.pipe.poll(20)
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    with pytest.raises((EOFError, OSError)):
        worker.take()


def test_job_for_a_dead_worker_raises_nothing_and_its_death_is_told(hired):
    worker = ready(hired())
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    worker.give(Job((task_of("a"),)))
    with pytest.raises((EOFError, OSError)):
        worker.take()


def test_worker_that_dies_as_it_starts_is_told(hired):
    worker = hired(begin=die)
    with pytest.raises(EOFError):
        worker.take()
    assert (worker.death(), worker.is_ready) == (3, False)


def test_worker_that_hangs_ends_itself_after_twice_the_time_when_nobody_is_left_to_end_it(hired):
    worker = ready(hired(seconds=0.3))
    worker.give(Job((task_of("hang"),)))
    worker.process.join(20)
    assert worker.process.exitcode == 1


def test_worker_without_its_caller_ends(hired):
    worker = ready(hired())
    worker.pipe.close()
    worker.process.join(20)
    assert worker.process.exitcode == 0


def test_worker_that_is_let_go_ends_by_itself(hired):
    worker = ready(hired())
    worker.end()
    worker.process.join(20)
    assert worker.process.exitcode == 0


def test_interrupt_of_the_terminal_does_not_end_a_worker(hired):
    worker = ready(hired())
    os.kill(worker.process.pid, signal.SIGINT)
    worker.give(Job((task_of("a"),)))
    (done,) = worker.take()
    assert isinstance(done, Done)


def test_memory_is_what_the_process_holds(hired):
    worker = ready(hired(eat))
    before = worker.memory
    worker.give(Job((task_of("200"),)))
    most = before
    while not worker.pipe.poll(0.02):
        most = max(most, worker.memory)
    assert most > before + 150_000_000
    worker.kill()
    assert worker.memory == 0
