from __future__ import annotations

import json

from pipeline.run.failures import ERRORS, write_failures
from pipeline.run.quarantine import Failed
from pipeline.store.state import Failure, Origin
from tests.run.batches import FORMS, Results, manifest, out_of, retry, run, run_one


def _fail(state, name, reason="holds binary data, no text"):
    state.claim(Origin(name, f"../in/{name}", f"../in/{name}", "../in"))
    state.put_failure(Failure(name, "binary", reason))


def _rows(out):
    return [json.loads(line) for line in (out / ERRORS).read_text().splitlines()]


def test_failures_are_listed_by_name_with_the_place_of_the_input(tmp_path, state):
    for name in ("b.txt", "a.txt"):
        _fail(state, name)
    write_failures(tmp_path, state)
    reason = "holds binary data, no text"
    assert _rows(tmp_path) == [
        {"path": name, "kind": "binary", "reason": reason, "place": f"../in/{name}"} for name in ("a.txt", "b.txt")
    ]


def test_list_is_written_only_where_it_changes(tmp_path, state):
    _fail(state, "a.txt")
    write_failures(tmp_path, state)
    before = (tmp_path / ERRORS).stat().st_mtime_ns
    write_failures(tmp_path, state)
    assert (tmp_path / ERRORS).stat().st_mtime_ns == before
    _fail(state, "a.txt", "is empty")
    write_failures(tmp_path, state)
    assert [row["reason"] for row in _rows(tmp_path)] == ["is empty"]


def test_list_that_somebody_edited_is_written_again(tmp_path, state):
    _fail(state, "a.txt")
    (tmp_path / ERRORS).write_text("no json\n[]\n")
    write_failures(tmp_path, state)
    assert [row["path"] for row in _rows(tmp_path)] == ["a.txt"]


def test_list_goes_with_the_last_failure(tmp_path, state):
    _fail(state, "a.txt")
    write_failures(tmp_path, state)
    state.drop_failure("a.txt")
    write_failures(tmp_path, state)
    write_failures(tmp_path, state)
    assert not (tmp_path / ERRORS).exists()


@FORMS
def test_failures_are_listed_and_the_list_goes_with_them(given, form):
    (given / "fail.txt").write_text("x")
    report, _ = run(given, form)
    errors = out_of(given) / ERRORS
    row = {"path": "fail.txt", "kind": "binary", "reason": "holds binary data, no text", "place": "../in/fail.txt"}
    assert [json.loads(line) for line in errors.read_text().splitlines()] == [row]
    assert (report.done, len(report.failures), report.quarantined) == (3, 1, 0)
    assert (manifest(given)["folder"]["failed"], manifest(given)["run"]["failures"]) == (1, {"binary": 1})
    (given / "fail.txt").unlink()
    assert run(given, form)[0].gone == []
    assert not errors.exists()
    assert manifest(given)["folder"]["failed"] == 0


@FORMS
def test_input_that_failed_is_not_tried_again_before_something_changes(given, form):
    (given / "fail.txt").write_text("x")
    run(given, form)
    before = {path: path.stat().st_mtime_ns for path in out_of(given).rglob("*")}
    report, names = run(given, form)
    assert (names, report.quarantined, [failure.name for failure in report.failures]) == ([], 1, ["fail.txt"])
    assert report.given["fail.txt"] == str(given / "fail.txt")
    assert {path: path.stat().st_mtime_ns for path in out_of(given).rglob("*")} == before
    assert run(given, form, timeout=5.0)[1] == ["fail.txt"]
    (given / "fail.txt").write_text("y")
    assert run(given, form, timeout=5.0)[1] == ["fail.txt"]
    assert "fail.txt" in run(given, form, timeout=5.0, force=True)[1]


@FORMS
def test_retry_does_what_failed_and_nothing_else(given, form):
    run(given, form, Results("fail"))
    assert retry(given, form)[1] == ["a.txt", "b/c.txt", "d.html"]
    assert not (out_of(given) / ERRORS).exists()
    assert retry(given, form)[0].inputs == 0
    assert run(given, form)[0].skipped == 3


@FORMS
def test_failures_of_inputs_that_were_not_named_this_time_stay(given, form):
    (given / "b/fail.txt").write_text("x")
    run(given, form)
    run_one(given / "a.txt", form)
    errors = out_of(given) / ERRORS
    assert [json.loads(line)["place"] for line in errors.read_text().splitlines()] == ["../in/b/fail.txt"]
    (given / "b/fail.txt").unlink()
    run(given, form)
    assert not errors.exists()


@FORMS
def test_what_cannot_be_read_is_told_each_time_without_any_worker(given, form):
    (given / "large.txt").write_text("x" * 1001)
    (given / "rows.jsonl").write_text('[1]\n{"text": "row"}\n')
    kinds = {"large.txt": "too_large", "rows.jsonl/1": "unsupported"}
    for names in (["a.txt", "b/c.txt", "d.html", "rows.jsonl/2"], []):
        report, done = run(given, form)
        assert done == names
        assert {failure.name: failure.kind for failure in report.failures} == kinds
    assert report.quarantined == 0


def test_quarantined_input_is_told_with_its_reason(given):
    (given / "fail.txt").write_text("x")
    run(given)
    told = {}
    run(given, tell=lambda name, result: told.update({name: result}))
    assert told.pop("fail.txt") == Failed("binary", "holds binary data, no text")
    assert set(told.values()) == {None}
