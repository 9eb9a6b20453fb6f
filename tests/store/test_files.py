from __future__ import annotations

import os

import pytest

from pipeline.store.files import whole_file, write_text


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
