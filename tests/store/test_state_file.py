from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import shake_256

import pytest

from pipeline.errors import InputError
from pipeline.store.state import Entry, opened
from pipeline.store.state_file import NAME
from tests.builders import ROOT

A = Entry("a.txt", "d1", "f", "id 1", "r1", {"quotes": 2, "findings": 1}, "example.org", "l1")
B = Entry("b.txt", "d2", "f", "id 1", "r2", {"quotes": 3})


def noise(size) -> str:
    """A text that hardly gets smaller."""
    return shake_256(b"noise").hexdigest(size)


def kept(folder) -> list[str]:
    """The names of the records that a folder's state knows when it is opened."""
    with opened(folder) as state:
        return [entry.name for name in ("a.txt", "b.txt") if (entry := state.entry(name))]


@pytest.fixture
def folder(tmp_path):
    """A folder whose state knows of one record."""
    with opened(tmp_path) as state:
        state.put_entry(A)
        state.commit()
    return tmp_path


# What is kept


def test_state_is_one_hidden_file_that_keeps_what_was_committed(folder):
    assert os.listdir(folder) == [NAME]  # noqa: PTH208
    assert NAME.startswith(".")
    with opened(folder) as state:
        assert state.entry("a.txt") == A


def test_nothing_is_kept_without_a_commit(folder):
    with opened(folder) as state:
        state.put_entry(B)
        assert state.entry("b.txt") == B
    assert kept(folder) == ["a.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), InputError("is empty"), OSError(errno.EACCES, "no", "x")])
def test_error_of_the_caller_passes_as_it_is_and_what_was_not_committed_goes(folder, error):
    with pytest.raises(type(error)) as told, opened(folder) as state:
        state.put_entry(B)
        raise error
    assert told.value is error
    assert kept(folder) == ["a.txt"]


def test_state_of_nothing_leaves_nothing_and_two_do_not_meet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with opened(None) as first, opened(None) as second:
        first.put_entry(A)
        first.commit()
        assert (first.entry("a.txt"), second.entry("a.txt")) == (A, None)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, sys, pathlib
from pipeline.store.state import Entry, opened
with opened(pathlib.Path(sys.argv[1])) as state:
    state._do("PRAGMA cache_size = 1")  # so that pages are written before the commit
    state.put_entry(Entry("b.txt", "d", "f", "id", "r"))
    for number in range(500):
        state.lines.put(str(number), os.urandom(2000).hex())
    os.kill(os.getpid(), 9)
"""


def test_what_a_killed_process_had_not_committed_is_undone(folder):
    subprocess.run([sys.executable, "-c", KILLED, folder], check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (folder / f"{NAME}-journal").stat().st_size > 0
    with opened(folder) as state:
        assert (state.entry("a.txt"), state.entry("b.txt"), state.lines.is_any()) == (A, None, False)
        state.put_entry(B)
        state.commit()
    assert os.listdir(folder) == [NAME]  # noqa: PTH208
    assert kept(folder) == ["a.txt", "b.txt"]


def test_room_of_what_waited_is_given_back(tmp_path):
    with opened(tmp_path) as state:
        state.lines.put("a.txt", noise(100_000))
        state.commit()
        large = (tmp_path / NAME).stat().st_size
        state.lines.clear()
        state.commit()
    assert (tmp_path / NAME).stat().st_size < 100_000 < large


# Files that are no state


def _damage(path):
    """Overwrite all pages but the first."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


def _age(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")


UNUSABLE = {
    "damaged": _damage,
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 2),
    "of another version": _age,
    "no database": lambda path: path.write_text("Some words. " * 1000),
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("spoil", UNUSABLE.values(), ids=UNUSABLE)
def test_state_that_cannot_be_used_begins_anew(folder, spoil):
    spoil(folder / NAME)
    assert kept(folder) == []
    with opened(folder) as state:
        state.put_entry(B)
        state.commit()
    assert kept(folder) == ["b.txt"]


def test_journal_of_a_state_that_is_no_database_is_not_played_back(folder):
    (folder / NAME).write_text("some words")
    (folder / f"{NAME}-journal").write_text("some more")
    assert kept(folder) == []
    assert not (folder / f"{NAME}-journal").exists()


def test_state_that_cannot_be_opened_is_an_error_of_the_file(tmp_path):
    (tmp_path / NAME).mkdir()
    with (
        pytest.raises(OSError, match="the state of the runs cannot be written: unable to open") as told,
        opened(tmp_path),
    ):
        pass
    assert told.value.filename == str(tmp_path / NAME)
    with pytest.raises(OSError, match="cannot be written"), opened(tmp_path / "none"):
        pass


def test_full_disk_is_told_as_such_and_costs_only_what_was_not_committed(folder):
    with (
        pytest.raises(OSError, match=r"the state of the runs cannot be written: .* full") as told,
        opened(folder) as state,
    ):
        (pages,) = state._do("PRAGMA page_count").fetchone()
        state._do(f"PRAGMA max_page_count = {pages}")
        state.put_entry(B)
        for number in range(10):
            state.lines.put(str(number), noise(5000))
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, str(folder / NAME))
    assert kept(folder) == ["a.txt"]


def test_file_that_must_not_be_written_is_told_as_such(folder):
    with pytest.raises(OSError, match="cannot be written") as told, opened(folder) as state:
        state._do("PRAGMA query_only = ON")
        state.put_entry(B)
    assert told.value.errno == errno.EROFS


def test_state_that_is_damaged_meanwhile_tells_what_to_do(folder):
    path = folder / NAME
    with (
        pytest.raises(OSError, match=r"is damaged .*: remove it, and everything is done again") as told,
        opened(folder) as s,
    ):
        path.write_bytes(b"x" * path.stat().st_size)
        s.entry("a.txt")
    assert (told.value.errno, told.value.filename) == (errno.EIO, str(path))
    assert kept(folder) == []
