from __future__ import annotations

import os

from pipeline.run.tasks import plan, record_path

LIMIT = 1000


def _names(*inputs, stdin=None):
    return [task.name for task in plan(inputs, stdin, LIMIT)]


def _write(path, text="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_tasks_are_sorted_by_name_whatever_the_order_of_the_inputs(tmp_path):
    for name in ("b.txt", "a/z.html", "a/c.htm.gz", "C.txt"):
        _write(tmp_path / name)
    assert _names(tmp_path) == ["C.txt", "a/c.htm.gz", "a/z.html", "b.txt"]
    assert _names(tmp_path / "b.txt", tmp_path / "C.txt") == ["C.txt", "b.txt"]


def test_inputs_with_one_path_below_their_folders_are_both_done(tmp_path):
    for folder in ("one", "two", "deep/two"):
        _write(tmp_path / folder / "a.txt", folder)
    tasks = plan([tmp_path / "one", tmp_path / "two", tmp_path / "deep/two"], None, LIMIT)
    assert [task.name for task in tasks] == ["a.txt", "two/a.txt", "two~2/a.txt"]
    assert len({task.digest for task in tasks}) == 3


def test_standard_input_is_a_task_with_its_bytes():
    (task,) = plan([], b"words", LIMIT)
    assert (task.name, task.data, task.source) == ("-", b"words", None)
    assert record_path(task.name) == "stdin.json"


def test_digest_is_of_the_bytes_and_empty_where_they_cannot_be_read(tmp_path):
    same, other = _write(tmp_path / "a.txt", "x"), _write(tmp_path / "b.txt", "x")
    large = _write(tmp_path / "c.txt", "x" * (LIMIT + 1))
    os.mkfifo(tmp_path / "d.txt")
    tasks = plan([same, other, large, tmp_path / "d.txt", tmp_path / "none.txt"], None, LIMIT)
    digests = [task.digest for task in tasks]
    assert digests[0] == digests[1] != ""
    assert digests[2:] == ["", "", ""]


def test_records_lie_as_their_inputs_do():
    assert record_path("a/b.html.gz") == "a/b.html.gz.json"


def test_long_names_are_shortened_and_stay_apart():
    names = [f"folder/{'é' * 124}{end}.html" for end in "ab"]
    paths = [record_path(name) for name in names]
    assert len(set(paths)) == 2
    assert all(len(path.rpartition("/")[2].encode()) < 250 for path in paths)


def test_name_that_is_no_utf8_is_made_writable(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    assert _names(tmp_path) == ["caf\ufffd.txt"]
