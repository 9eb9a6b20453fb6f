from __future__ import annotations

import pytest

from pipeline.run.settings import Form
from pipeline.run.sinks import LINES, FileSink, LineSink, sha, sink_for
from pipeline.run.tasks import Task


def _fill(sink, **texts):
    with sink.open(set(), {}) as put:
        for name, text in texts.items():
            put(Task(name, ""), text)
    return {name: sha(text.encode()) for name, text in texts.items()}


@pytest.mark.parametrize("form", Form)
def test_sink_holds_what_was_put(tmp_path, form):
    earlier = _fill(sink_for(tmp_path, form), a="1\n", b="2\n")
    assert sink_for(tmp_path, form).held(earlier) == {"a", "b"}
    assert sink_for(tmp_path, form).held({**earlier, "b": "0"}) == {"a"}
    assert sink_for(tmp_path / "elsewhere", form).held(earlier) == set()


def test_new_lines_go_between_and_in_place_of_held_ones(tmp_path):
    sink = LineSink(tmp_path)
    earlier = _fill(sink, b="old b\n", d="old d\n", f="old f\n")
    with sink.open({"b", "d"}, earlier) as put:
        for name in ("a", "c", "d", "e"):
            put(Task(name, ""), f"new {name}\n")
    lines = (tmp_path / LINES).read_text().splitlines()
    assert lines == ["new a", "old b", "new c", "new d", "new e"]


def test_lines_stay_as_they_were_after_an_error(tmp_path):
    sink = LineSink(tmp_path)
    earlier = _fill(sink, a="1\n")
    with pytest.raises(RuntimeError), sink.open({"a"}, earlier) as put:
        put(Task("b", ""), "2\n")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == [LINES]
    assert sink.held(earlier) == {"a"}


def test_files_are_there_at_once(tmp_path):
    sink = FileSink(tmp_path)
    with sink.open(set(), {}) as put:
        put(Task("x/a.txt", ""), "1\n")
        assert (tmp_path / "x/a.txt.json").read_text() == "1\n"
