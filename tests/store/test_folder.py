from __future__ import annotations

import pytest

from pipeline.store.folder import finish, whole_files


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_change_together_at_the_end(tmp_path):
    paths = [tmp_path / "new/a", tmp_path / "new/b"]
    with whole_files(paths) as (a, b):
        a.write(b"1")
        b.write(b"2")
        assert not any(path.exists() for path in paths)
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert _names(tmp_path / "new") == ["a", "b"]


def test_after_an_error_the_files_are_as_they_were(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), whole_files([tmp_path / "a", tmp_path / "b"]) as (a, _):
        a.write(b"new")
        raise KeyboardInterrupt
    assert (tmp_path / "a").read_bytes() == b"old"
    assert _names(tmp_path) == ["a"]


def test_what_was_complete_is_put_in_place(tmp_path):
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / "b").write_bytes(b"old")
    (tmp_path / ".b.part").write_bytes(b"new")
    (tmp_path / ".a.complete").write_text("a\nb\n")
    finish(tmp_path / "a")
    assert (tmp_path / "b").read_bytes() == b"new"
    assert _names(tmp_path) == ["a", "b"]


def test_what_was_not_complete_is_not(tmp_path):
    (tmp_path / "b").write_bytes(b"old")
    (tmp_path / ".b.part").write_bytes(b"half")
    finish(tmp_path / "a")
    assert (tmp_path / "b").read_bytes() == b"old"


def test_note_of_other_files_is_not_read(tmp_path):
    (tmp_path / ".x.complete").write_text("a\n")
    (tmp_path / ".a.part").write_bytes(b"half")
    finish(tmp_path / "a")
    assert not (tmp_path / "a").exists()
