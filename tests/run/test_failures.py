from __future__ import annotations

import json

import pytest

from pipeline.run.failures import ERRORS, write_failures
from pipeline.store.state import Failure, Origin, opened


@pytest.fixture
def state():
    with opened(None) as found:
        yield found


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
