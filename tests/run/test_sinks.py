from __future__ import annotations

import json

import pytest

from pipeline.errors import ConfigError
from pipeline.run.settings import Form
from pipeline.run.sinks import LINES, FileSink, LineSink, sha, sink_for
from pipeline.run.tasks import Task


def _line(name, words="x"):
    return json.dumps({"source": {"path": name}, "words": words}) + "\n"


def _fill(sink, **words):
    texts = {name: _line(name, word) for name, word in words.items()}
    with sink.open() as put:
        for name, text in texts.items():
            put(Task(name, ""), text)
    return {name: sha(text.encode()) for name, text in texts.items()}


@pytest.mark.parametrize("form", Form)
def test_sink_holds_what_was_put(tmp_path, form):
    earlier = _fill(sink_for(tmp_path, form), a="1", b="2")
    assert sink_for(tmp_path, form).held(earlier) == {"a", "b"}
    assert sink_for(tmp_path, form).held({**earlier, "b": "0"}) == {"a"}
    assert sink_for(tmp_path / "elsewhere", form).held(earlier) == set()


def _words(path):
    return [json.loads(line)["words"] for line in (path / LINES).read_text().splitlines()]


def test_new_lines_go_between_and_in_place_of_old_ones_whatever_their_order(tmp_path):
    sink = LineSink(tmp_path)
    (tmp_path / LINES).write_text(_line("f", "old f") + _line("b", "old b") + _line("d", "old d"))
    _fill(sink, a="new a", c="new c", d="new d", e="new e")
    assert _words(tmp_path) == ["new a", "old b", "new c", "new d", "new e", "old f"]


def test_line_without_its_end_and_record_without_a_path_stay(tmp_path):
    (tmp_path / LINES).write_text(_line("z", "old").rstrip() + "\n\n" + _line(None, "of a string").rstrip())
    _fill(LineSink(tmp_path), a="new")
    assert _words(tmp_path) == ["of a string", "new", "old"]


def test_line_that_is_no_record_is_told_before_anything_is_lost(tmp_path):
    (tmp_path / LINES).write_text(_line("a") + "[]\n")
    with pytest.raises(ConfigError, match=r"articles\.jsonl:2: is no record"):
        LineSink(tmp_path).held({})


def test_lines_that_were_put_before_an_interruption_are_kept(tmp_path):
    sink = LineSink(tmp_path)
    _fill(sink, a="1", c="3")
    with pytest.raises(KeyboardInterrupt), sink.open() as put:
        put(Task("b", ""), _line("b", "2"))
        raise KeyboardInterrupt
    assert _words(tmp_path) == ["1", "2", "3"]


def test_lines_stay_as_they_were_when_they_cannot_be_written(tmp_path):
    sink = LineSink(tmp_path)
    earlier = _fill(sink, a="1")
    with pytest.raises(OSError, match="full"), sink.open() as put:
        put(Task("b", ""), "2\n")
        raise OSError(28, "full")
    assert [p.name for p in tmp_path.iterdir()] == [LINES]
    assert sink.held(earlier) == {"a"}


def test_files_are_there_at_once(tmp_path):
    sink = FileSink(tmp_path)
    with sink.open() as put:
        put(Task("x/a.txt", ""), "1\n")
        assert (tmp_path / "x/a.txt.json").read_text() == "1\n"


@pytest.mark.parametrize("name", ["/a.txt", "../a.txt", "b/../../a.txt"])
def test_no_file_goes_outside_the_folder(tmp_path, name):
    with FileSink(tmp_path / "out").open() as put, pytest.raises(OSError, match="outside the output folder"):
        put(Task(name, ""), "1\n")
    assert list(tmp_path.iterdir()) == []
