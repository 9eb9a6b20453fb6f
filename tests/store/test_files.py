from __future__ import annotations

import os

import pytest

from pipeline.store.files import sweep, whole_file, write_text


def test_text_is_written_as_it_is_with_the_folders_above_it(tmp_path):
    write_text(tmp_path / "a/b.json", "é\r\n\n")
    assert (tmp_path / "a/b.json").read_bytes() == "é\r\n\n".encode()


def test_no_half_written_file_is_ever_seen(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("before")
    with whole_file(path) as file:
        file.write(b"half")
        file.flush()
        assert path.read_text() == "before"
        file.write(b" and half")
    assert path.read_text() == "half and half"


def test_after_an_error_the_file_is_as_it_was(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["a.json"]  # noqa: PTH208


def test_part_left_by_a_killed_run_is_written_over(tmp_path):
    (tmp_path / ".a.json.part").write_text("half")
    write_text(tmp_path / "a.json", "whole")
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_sweep_removes_unfinished_files_in_any_depth_and_nothing_else(tmp_path):
    kept = ["a.json", "b/.hidden", "b/c/x.part", "b/c/.a.parted"]
    for name in [*kept, ".a.json.part", "b/.b.json.part", "b/c/d/.manifest.json.part"]:
        write_text(tmp_path / name, "words")
    sweep(tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == sorted(kept)


def test_sweep_of_a_folder_that_is_not_there_does_nothing(tmp_path):
    sweep(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_sweep_follows_no_link_out_of_the_folder(tmp_path):
    write_text(tmp_path / "other/.a.json.part", "words")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/link").symlink_to(tmp_path / "other", target_is_directory=True)
    sweep(tmp_path / "in")
    assert (tmp_path / "other/.a.json.part").exists()
