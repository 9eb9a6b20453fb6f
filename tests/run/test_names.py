from __future__ import annotations

import os
from pathlib import Path

from pipeline.read.files import Input
from pipeline.run.names import Names


def _file(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_name_is_the_path_below_the_folder_and_place_leads_from_the_output_folder(tmp_path):
    path = _file(tmp_path / "in/a/b.txt")
    assert Names(tmp_path / "out", {}).give(Input(path, tmp_path / "in")) == ("a/b.txt", "../in/a/b.txt")


def test_input_keeps_the_name_that_it_had_and_no_other_gets_it(tmp_path):
    one, two, three = (_file(tmp_path / folder / "a.txt") for folder in ("one", "two", "three"))
    owners = {"a.txt": "../one/a.txt", "two/a.txt": "../two/a.txt"}
    names = Names(tmp_path / "out", owners)
    assert [names.give(Input(path))[0] for path in (three, two, one)] == ["three/a.txt", "two/a.txt", "a.txt"]


def test_name_of_an_unknown_input_is_free(tmp_path):
    assert Names(tmp_path, {"a.txt": ""}).give(Input(_file(tmp_path / "in/a.txt")))[0] == "a.txt"


def test_input_at_the_top_of_the_file_system_gets_no_path_that_leads_out():
    names = Names(Path("out"), {"x.txt": "x.txt"})
    assert names.give(Input(Path("/x.txt")))[0] == "root/x.txt"


def test_place_does_not_depend_on_the_way_to_the_file(tmp_path, monkeypatch):
    path = _file(tmp_path / "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    ways = (path, Path("in/a.txt"), Path("in/../in/a.txt"), tmp_path / "link/a.txt")
    assert {Names(Path("out"), {}).give(Input(way))[1] for way in ways} == {"../in/a.txt"}


def test_names_that_are_no_utf8_have_places_of_their_own(tmp_path):
    paths = [Path(os.fsdecode(os.fsencode(tmp_path) + name)) for name in (b"/caf\xe9.txt", b"/caf\xe8.txt")]
    names = Names(tmp_path, {})
    given = [names.give(Input(_file(path))) for path in paths]
    assert len({name for name, _ in given}) == len({place for _, place in given}) == 2
    assert all((name + place).encode() for name, place in given)
