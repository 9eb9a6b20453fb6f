from __future__ import annotations

import os
from pathlib import Path

from pipeline.read.files import Input
from pipeline.run.names import Names, at_and_above


def _file(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def _given(names, path, root=None, member=""):
    origin = names.give(Input(path, root), member)
    return origin and (origin.name, origin.place)


def test_name_is_the_path_below_the_folder_and_place_leads_from_the_output_folder(tmp_path, state):
    origin = Names(tmp_path / "out", state).give(Input(_file(tmp_path / "in/a/b.txt"), tmp_path / "in"))
    assert (origin.name, origin.place, origin.file, origin.root) == (
        "a/b.txt",
        "../in/a/b.txt",
        "../in/a/b.txt",
        "../in",
    )


def test_input_keeps_the_name_that_it_had_and_no_other_gets_it(tmp_path, state):
    one, two, three = (_file(tmp_path / folder / "a.txt") for folder in ("one", "two", "three"))
    first = [_given(Names(tmp_path / "out", state), path)[0] for path in (one, two)]
    state.see_nothing()
    second = [_given(Names(tmp_path / "out", state), path)[0] for path in (three, two, one)]
    assert (first, second) == (["a.txt", "two/a.txt"], ["three/a.txt", "two/a.txt", "a.txt"])


def test_folders_of_one_name_are_numbered(tmp_path, state):
    names = Names(tmp_path / "out", state)
    given = [_given(names, _file(tmp_path / folder / "x/a.txt"))[0] for folder in "123"]
    assert given == ["a.txt", "x/a.txt", "x~2/a.txt"]


def test_file_that_comes_twice_has_a_name_once(tmp_path, state):
    names, path = Names(tmp_path / "out", state), _file(tmp_path / "in/a.txt")
    assert [_given(names, path), _given(names, path)] == [("a.txt", "../in/a.txt"), None]
    state.see_nothing()
    assert _given(names, path) == ("a.txt", "../in/a.txt")


def test_members_are_named_below_their_container_and_those_of_one_name_are_numbered(tmp_path, state):
    path = _file(tmp_path / "in/x.zip")
    for _ in range(2):
        names = Names(tmp_path / "out", state)
        given = [_given(names, path, tmp_path / "in", member) for member in ("b/a.txt", "c.txt", "b/a.txt")]
        assert given == [
            ("x.zip/b/a.txt", "../in/x.zip/b/a.txt"),
            ("x.zip/c.txt", "../in/x.zip/c.txt"),
            ("x.zip/b/a.txt~2", "../in/x.zip/b/a.txt~2"),
        ]
        state.see_nothing()


def test_input_at_the_top_of_the_file_system_gets_no_path_that_leads_out(state):
    names = Names(Path("out"), state)
    state.claim(names.give(Input(Path("in/x.txt"))))
    assert _given(names, Path("/x.txt"))[0] == "root/x.txt"


def test_place_does_not_depend_on_the_way_to_the_file(tmp_path, monkeypatch, state):
    path = _file(tmp_path / "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    names = Names(Path("out"), state)
    ways = (path, Path("in/a.txt"), Path("in/../in/a.txt"), tmp_path / "link/a.txt")
    assert {names.place(way) for way in ways} == {"../in/a.txt"}


def test_place_of_a_folder_does_not_depend_on_how_it_is_named(tmp_path, monkeypatch, state):
    (tmp_path / "in/a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "in")
    names = Names(tmp_path / "out", state)
    ways = (Path(), Path(), Path("../in"), Path("a/.."), tmp_path / "in")
    assert {names.place(way) for way in ways} == {"../in"}


def test_names_that_are_no_utf8_have_places_of_their_own(tmp_path, state):
    paths = [Path(os.fsdecode(os.fsencode(tmp_path) + name)) for name in (b"/caf\xe9.txt", b"/caf\xe8.txt")]
    names = Names(tmp_path, state)
    given = [_given(names, _file(path)) for path in paths]
    assert len({name for name, _ in given}) == len({place for _, place in given}) == 2
    assert all((name + place).encode() for name, place in given)


def test_places_above_end_where_the_path_leads_up():
    assert list(at_and_above("../in/a/b.txt")) == ["../in/a/b.txt", "../in/a", "../in", ".."]
    assert list(at_and_above("a/b")) == ["a/b", "a", ""]
