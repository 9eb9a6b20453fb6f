from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.store.lock import NAME, locked


def test_folder_is_made_and_held_by_one_at_a_time(tmp_path):
    folder = tmp_path / "a/b"
    with locked(folder) as free:
        assert free
        with locked(folder) as second:
            assert not second
        assert (folder / NAME).is_file()
    assert list(folder.iterdir()) == []
    with locked(folder) as free:
        assert free


def test_lock_goes_with_a_process_that_is_killed(tmp_path):
    script = "import os, sys, pathlib; from pipeline.store.lock import locked\n"
    script += "with locked(pathlib.Path(sys.argv[1])) as free: os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
    assert (tmp_path / NAME).exists()
    with locked(tmp_path) as free:
        assert free


def test_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "a").write_text("a file")
    with pytest.raises(OSError, match="a"), locked(tmp_path / "a"):
        pass


def test_locks_of_two_names_do_not_meet(tmp_path):
    with locked(tmp_path) as first, locked(tmp_path, ".other") as second, locked(tmp_path, ".other") as third:
        assert (first, second, third) == (True, True, False)
    assert list(tmp_path.iterdir()) == []
