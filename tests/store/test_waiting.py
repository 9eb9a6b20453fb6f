from __future__ import annotations

from pipeline.store.state import State, opened
from pipeline.store.waiting import HeldLine


def _wait(state: State, *names):
    for name in names:
        state.lines.put(name, f"text of {name}")


def test_text_waits_as_it_is_across_runs(tmp_path):
    with opened(tmp_path) as state:
        assert not state.lines.is_any()
        state.lines.put("a.txt", "before")
        state.lines.put("a.txt", "“é”\r\n\n")
        state.commit()
    with opened(tmp_path) as state:
        assert (state.lines.text("a.txt"), state.lines.text("b.txt"), state.lines.is_any()) == ("“é”\r\n\n", None, True)
        state.lines.clear()
        assert (state.lines.text("a.txt"), state.lines.is_any()) == (None, False)


def test_lines_of_the_file_and_those_that_wait_are_merged_by_name_and_the_newer_one_holds(state):
    lines = [HeldLine(name, number, number * 100, 50, f"r {name}") for number, name in enumerate("ecaa", 1)]
    state.lines.hold(iter(lines))
    _wait(state, "b", "c")
    assert list(state.lines.merged()) == [("a", lines[2]), ("a", lines[3]), ("b", None), ("c", None), ("e", lines[0])]


def test_line_is_held_only_unchanged_until_it_is_dropped_or_the_file_is_read_anew(state):
    line = HeldLine("a", 1, 0, 50, "r1")
    state.lines.hold(iter([line, HeldLine("b", 2, 51, 50, "r2")]))
    assert [state.lines.holds(*asked) for asked in (("a", "r1"), ("a", "r2"), ("c", "r1"))] == [True, False, False]
    state.lines.drop("b")
    assert list(state.lines.merged()) == [("a", line)]
    state.lines.hold(iter([]))
    assert not state.lines.holds("a", "r1")


def test_lines_that_are_held_are_noted_for_one_run_only(tmp_path):
    with opened(tmp_path) as state:
        state.lines.hold(iter([HeldLine("a", 1, 0, 50, "r1")]))
        state.commit()
    with opened(tmp_path) as state:
        assert list(state.lines.merged()) == []
