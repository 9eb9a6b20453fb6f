from __future__ import annotations

import json

import pytest

from pipeline.errors import ConfigError
from pipeline.run import sinks as module
from pipeline.run.settings import Form
from pipeline.run.sinks import LINES, FileSink, LineSink, sha, sink_for
from pipeline.store.state import opened

FORMS = pytest.mark.parametrize("form", Form)


def _line(name, words="x"):
    return json.dumps({"source": {"path": name}, "words": words}) + "\n"


def _sha(name, words):
    return sha(_line(name, words).encode())


def _fill(sink, **words):
    for name, word in words.items():
        sink.put(name, _line(name, word))
    sink.publish()


@FORMS
def test_sink_holds_what_was_put_before_and_after_it_is_published(tmp_path, state, form):
    sink = sink_for(tmp_path, form, state)
    sink.put("a", _line("a", "1"))
    assert sink.holds("a", _sha("a", "1"))
    sink.publish()
    again = sink_for(tmp_path, form, state)
    assert [again.holds("a", _sha("a", words)) for words in "12"] == [True, False]
    assert not again.holds("b", _sha("b", "1"))
    again.put("a", _line("a", "2"))
    assert [again.holds("a", _sha("a", words)) for words in "12"] == [False, True]


@FORMS
def test_dropped_record_is_there_no_more(tmp_path, state, form):
    _fill(sink_for(tmp_path, form, state), **{"x/a": "1", "x/b": "2", "y/c": "3"})
    sink = sink_for(tmp_path, form, state)
    sink.drop("x/b")
    sink.drop("y/c")
    sink.publish()
    again = sink_for(tmp_path, form, state)
    assert [again.holds(name, _sha(name, words)) for name, words in {"x/a": "1", "x/b": "2", "y/c": "3"}.items()] == [
        True,
        False,
        False,
    ]
    assert not (tmp_path / "y").exists()


@FORMS
def test_publishing_nothing_writes_nothing(tmp_path, state, form):
    _fill(sink_for(tmp_path, form, state), a="1")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    sink_for(tmp_path, form, state).publish()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def _words(path):
    return [json.loads(line)["words"] for line in (path / LINES).read_text().splitlines()]


def test_new_lines_go_between_and_in_place_of_old_ones_whatever_their_order(tmp_path, state):
    (tmp_path / LINES).write_text(_line("f", "old f") + _line("b", "old b") + _line("d", "old d"))
    _fill(LineSink(tmp_path, state), e="new e", d="new d", a="new a", c="new c")
    assert _words(tmp_path) == ["new a", "old b", "new c", "new d", "new e", "old f"]


def test_line_without_its_end_and_record_without_a_path_stay(tmp_path, state):
    (tmp_path / LINES).write_text(_line("z", "old").rstrip() + "\n\n" + _line(None, "of a string").rstrip())
    _fill(LineSink(tmp_path, state), a="new")
    assert _words(tmp_path) == ["of a string", "new", "old"]


def test_line_that_is_no_record_is_told_before_anything_is_lost(tmp_path, state):
    (tmp_path / LINES).write_text(_line("a") + "[]\n")
    with pytest.raises(ConfigError, match=r"articles\.jsonl:2: is no record"):
        LineSink(tmp_path, state)


def test_lines_wait_where_a_killed_run_left_them(tmp_path):
    with opened(tmp_path) as state:
        sink = LineSink(tmp_path, state)
        sink.put("a", _line("a", "1"))
        state.commit()
        sink.put("b", _line("b", "2"))
    with opened(tmp_path) as state:
        sink = LineSink(tmp_path, state)
        assert (sink.holds("a", _sha("a", "1")), sink.holds("b", _sha("b", "2"))) == (True, False)
        sink.publish()
    assert _words(tmp_path) == ["1"]


def test_lines_stay_and_new_ones_wait_when_the_file_cannot_be_written(tmp_path, state, monkeypatch):
    _fill(LineSink(tmp_path, state), a="1", c="3")
    sink = LineSink(tmp_path, state)
    sink.put("b", _line("b", "2"))

    def full(text):
        raise OSError(28, "full")

    with monkeypatch.context() as broken, pytest.raises(OSError, match="full"):
        broken.setattr(module, "_new", full)
        sink.publish()
    assert [path.name for path in tmp_path.iterdir()] == [LINES]
    assert _words(tmp_path) == ["1", "3"]
    sink.publish()
    assert _words(tmp_path) == ["1", "2", "3"]


def test_run_that_was_killed_after_the_file_was_written_gives_the_same_file_again(tmp_path, state, monkeypatch):
    sink = LineSink(tmp_path, state)
    sink.put("a", _line("a", "1"))
    monkeypatch.setattr(state.lines, "clear", lambda: None)
    sink.publish()
    written = (tmp_path / LINES).read_bytes()
    LineSink(tmp_path, state).publish()
    assert (tmp_path / LINES).read_bytes() == written


def test_files_are_there_at_once(tmp_path):
    FileSink(tmp_path).put("x/a.txt", "1\n")
    assert (tmp_path / "x/a.txt.json").read_text() == "1\n"


@pytest.mark.parametrize("name", ["/a.txt", "../a.txt", "b/../../a.txt"])
def test_no_file_goes_outside_the_folder(tmp_path, name):
    sink = FileSink(tmp_path / "out")
    for act in (lambda: sink.put(name, "1\n"), lambda: sink.drop(name)):
        with pytest.raises(OSError, match="outside the output folder"):
            act()
    assert list(tmp_path.rglob("*.json")) == []
