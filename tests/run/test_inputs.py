from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from pipeline.run.inputs import Inputs, failed, named
from pipeline.run.settings import Settings
from pipeline.store.state import Failure
from tests.run.work_for_tests import tasks_in

LIMIT = 1000


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def _write(path, text="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def _zip(path, **members):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return path


def _inputs(state, out, *paths) -> Inputs:
    return Inputs(named(paths, None, out), Settings(out, max_bytes=LIMIT), state)


def test_tasks_are_sorted_within_a_folder_and_in_the_order_of_the_inputs(tmp_path, out):
    for name in ("b.txt", "a/z.html", "a/c.htm.gz", "C.txt"):
        _write(tmp_path / "in" / name)
    folder = tmp_path / "in"
    assert [task.name for task in tasks_in(folder, out=out)] == ["C.txt", "a/c.htm.gz", "a/z.html", "b.txt"]
    assert [task.name for task in tasks_in(folder / "b.txt", folder / "C.txt", out=out)] == ["b.txt", "C.txt"]


def test_inputs_with_one_path_below_their_folders_are_both_done(tmp_path, out):
    for folder in ("one", "two", "deep/two"):
        _write(tmp_path / folder / "a.txt", folder)
    tasks = tasks_in(*(tmp_path / folder for folder in ("one", "two", "deep/two")), out=out)
    assert [task.name for task in tasks] == ["a.txt", "two/a.txt", "two~2/a.txt"]
    assert len({task.digest for task in tasks}) == 3


def test_standard_input_is_a_task_with_its_bytes(out):
    (task,) = tasks_in(out=out, stdin=b"words")
    assert (task.name, task.member.data, task.source, task.size) == ("-", b"words", None, 5)


def test_digest_is_of_the_bytes_and_empty_where_they_cannot_be_read(tmp_path, out):
    same, other = _write(tmp_path / "a.txt", "x"), _write(tmp_path / "b.txt", "x")
    large = _write(tmp_path / "c.txt", "x" * (LIMIT + 1))
    os.mkfifo(tmp_path / "d.txt")
    tasks = tasks_in(same, other, large, tmp_path / "d.txt", tmp_path / "none.txt", out=out)
    digests = [task.digest for task in tasks]
    assert digests[0] == digests[1] != ""
    assert digests[2:] == ["", "", ""]


def test_name_that_is_no_utf8_is_made_writable(tmp_path, out):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    assert [task.name for task in tasks_in(tmp_path, out=out)] == ["caf\ufffd.txt"]


def test_members_of_a_container_are_tasks_with_their_bytes(tmp_path, out):
    _zip(tmp_path / "in/x.zip", a="one", b="two")
    tasks = tasks_in(tmp_path / "in", out=out)
    assert [(task.name, task.member.data, task.size) for task in tasks] == [
        ("x.zip/a.txt", b"one", 3),
        ("x.zip/b.txt", b"two", 3),
    ]
    assert len({task.digest for task in tasks}) == 2


def test_what_the_container_tells_of_an_article_counts_in_its_digest(tmp_path, out):
    digests = set()
    for url in ("https://a.example", "https://b.example"):
        _write(tmp_path / "x.jsonl", json.dumps({"id": "1", "url": url, "text": "words"}))
        digests |= {task.digest for task in tasks_in(tmp_path / "x.jsonl", out=out)}
    assert len(digests) == 2


def test_container_that_breaks_off_gives_what_it_has_and_a_task_that_fails(tmp_path, out):
    _write(tmp_path / "x.zip", "no archive")
    (task,) = tasks_in(tmp_path / "x.zip", out=out)
    assert (task.name, task.digest, task.member.data) == ("x.zip", "", b"")
    assert task.member.fault is not None


def test_nothing_in_the_output_folder_is_read(tmp_path):
    _write(tmp_path / "in/a.txt")
    _write(tmp_path / "in/out/articles.jsonl", '{"text": "words"}')
    assert [task.name for task in tasks_in(tmp_path / "in", out=tmp_path / "in/out")] == ["a.txt"]


def test_tasks_are_the_same_when_they_are_read_again(tmp_path, out, state):
    _write(tmp_path / "in/a.txt")
    _zip(tmp_path / "in/x.zip", a="one")
    inputs = _inputs(state, out, tmp_path / "in")
    assert list(inputs.tasks()) == list(inputs.tasks())


def test_one_article_is_held_at_a_time(tmp_path, out, state, monkeypatch):
    """The second article is not read before it is asked for."""
    first, second = _write(tmp_path / "in/a.txt"), _write(tmp_path / "in/b.txt", "long ago")
    tasks = _inputs(state, out, tmp_path / "in").tasks()
    assert next(tasks).size == len(first.read_text())
    second.write_text("now")
    assert next(tasks).size == len("now")


def _gone(state, out, *paths) -> list[str]:
    inputs = _inputs(state, out, *paths)
    list(inputs.tasks())
    return [origin.name for origin in inputs.gone()]


def test_file_that_is_there_no_more_is_gone_where_the_run_has_looked(tmp_path, out, state):
    folder = tmp_path / "in"
    for name in ("a.txt", "b/c.txt", "d.txt"):
        _write(folder / name)
    assert _gone(state, out, folder) == []
    (folder / "a.txt").unlink()
    (folder / "b/c.txt").unlink()
    assert _gone(state, out, folder / "d.txt") == []
    assert _gone(state, out, folder / "b", folder / "d.txt") == ["b/c.txt"]
    assert _gone(state, out, folder) == ["a.txt", "b/c.txt"]
    assert _gone(state, out, folder / "*.txt") == ["a.txt", "b/c.txt"]


def test_file_that_a_pattern_leaves_out_is_not_gone(tmp_path, out, state):
    _write(tmp_path / "in/a.txt")
    _write(tmp_path / "in/b.html")
    _zip(tmp_path / "in/x.zip", a="one")
    _gone(state, out, tmp_path / "in")
    assert _gone(state, out, tmp_path / "in/*.html") == []


def test_member_is_gone_when_its_container_is_read_to_the_end_without_it(tmp_path, out, state):
    path = _zip(tmp_path / "in/x.zip", a="one", b="two")
    _gone(state, out, tmp_path / "in")
    _zip(path, b="two")
    assert _gone(state, out, tmp_path / "in") == ["x.zip/a.txt"]
    path.write_text("broken")
    assert _gone(state, out, tmp_path / "in") == []
    path.unlink()
    assert _gone(state, out, tmp_path / "in") == ["x.zip", "x.zip/a.txt", "x.zip/b.txt"]


def _fail(state, *names):
    for name in names:
        state.put_failure(Failure(name, "crash", "its worker died", "digest", "program"))


def test_what_failed_is_found_again_under_its_name(tmp_path, out, state):
    for name in ("a.txt", "b/c.txt", "d.txt"):
        _write(tmp_path / "in" / name)
    _zip(tmp_path / "in/x.zip", a="one", b="two")
    list(_inputs(state, out, tmp_path / "in").tasks())
    _fail(state, "b/c.txt", "d.txt", "x.zip/b.txt")
    inputs = Inputs(failed(out, state), Settings(out), state)
    assert inputs.again
    assert [(task.name, task.source.root) for task in inputs.tasks()] == [
        (name, tmp_path / "in") for name in ("b/c.txt", "d.txt", "x.zip/b.txt")
    ]
    assert inputs.gone() == []


def test_container_that_failed_itself_is_read_whole_again(tmp_path, out, state):
    path = _write(tmp_path / "in/x.zip", "broken")
    list(_inputs(state, out, tmp_path / "in").tasks())
    _fail(state, "x.zip")
    _zip(path, a="one", b="two")
    assert [task.name for task in Inputs(failed(out, state), Settings(out), state).tasks()] == [
        "x.zip/a.txt",
        "x.zip/b.txt",
    ]


def test_standard_input_is_not_found_again(out, state):
    list(Inputs(named([], b"words", out), Settings(out), state).tasks())
    _fail(state, "-")
    assert list(Inputs(failed(out, state), Settings(out), state).tasks()) == []


def test_file_that_failed_and_is_there_no_more_is_still_told(tmp_path, out, state):
    path = _write(tmp_path / "a.txt")
    list(_inputs(state, out, path).tasks())
    _fail(state, "a.txt")
    path.unlink()
    (task,) = Inputs(failed(out, state), Settings(out), state).tasks()
    assert (task.digest, task.source.path.resolve()) == ("", path)


def test_place_of_an_input_moves_with_the_folders(tmp_path, state):
    _write(tmp_path / "here/in/a.txt")
    list(_inputs(state, tmp_path / "here/out", tmp_path / "here/in").tasks())
    _fail(state, "a.txt")
    Path(tmp_path / "here").rename(tmp_path / "there")
    out = tmp_path / "there/out"
    (task,) = Inputs(failed(out, state), Settings(out), state).tasks()
    assert task.digest
