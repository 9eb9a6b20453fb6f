from __future__ import annotations

from pipeline.run.failures import ERRORS, Failure, not_named, read_failures, write_failures

FAILURES = [Failure("a.txt", "empty", "is empty", "../in/a.txt"), Failure("b.txt", "empty", "is empty", "b/b.txt")]


def test_failures_read_back_and_no_failure_leaves_no_file(tmp_path):
    write_failures(tmp_path, FAILURES)
    assert read_failures(tmp_path) == FAILURES
    write_failures(tmp_path, [])
    assert list(tmp_path.iterdir()) == []
    assert read_failures(tmp_path) == []


def test_rows_that_are_no_failures_count_for_nothing(tmp_path):
    (tmp_path / ERRORS).write_text('{\n[]\n{"path": 1, "kind": "x", "reason": "y"}\n{"surprise": 1}\n')
    assert read_failures(tmp_path) == []


def test_failures_at_and_below_what_was_named_are_told_anew():
    assert not_named(FAILURES, {"../in"}) == FAILURES[1:]
    assert not_named(FAILURES, {"b/b.txt"}) == FAILURES[:1]
    assert not_named(FAILURES, {""}) == FAILURES[:1]
    assert not_named(FAILURES, {"../i", "..", "b/b"}) == FAILURES[1:]
    assert not_named([Failure("a", "k", "r", "../../a")], {"..", ""}) == [Failure("a", "k", "r", "../../a")]
