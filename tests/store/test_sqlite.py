from __future__ import annotations

import sqlite3

import pytest

from pipeline.errors import ConfigError, StoreError
from pipeline.store import sqlite
from pipeline.store.export import export
from pipeline.store.protocol import Ready
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.store.stored import rows, titles


def test_folders_above_the_file_are_made_and_one_file_is_left(folder, tmp_path):
    export(folder, f"sqlite:///{tmp_path}/x/y/a.db")
    assert [path.name for path in (tmp_path / "x/y").iterdir()] == ["a.db"]


def test_foreign_keys_hold_and_parts_go_with_their_article(folder, tmp_path):
    export(folder, str(tmp_path / "a.db"))
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("UPDATE quotes SET speaker = 's-000000000000'")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.commit()
        connection.rollback()
        connection.execute("DELETE FROM articles")
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("quotes", "quote_also")]
        assert counts == [(0,), (0,)]
    connection.close()


def test_locked_database_is_told_in_one_line(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.01)
    path = tmp_path / "a.db"
    export(folder, str(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError) as caught:
        export(folder, str(path))
    other.close()
    assert str(caught.value) == f"{path}: is locked by another program; run it again when that has ended"


def test_full_disk_is_told_and_costs_one_batch(folder, tmp_path):
    path = tmp_path / "a.db"
    export(folder, str(path))
    many = [Ready(record, record.article()) for record in read_records(ROOT / "extracted")]
    full = f"{path}: the disk is full; what was written before is kept, run it again to go on"
    with pytest.raises(StoreError) as caught, sqlite.SqliteStore(path).open() as session:
        session.query("PRAGMA max_page_count = 60")
        session.put(many)
    assert str(caught.value) == full
    assert titles(f"sqlite:///{path}") == ["A", "B"]
    assert export(ROOT / "extracted", str(path)).new == 14


def test_file_that_is_no_database_is_wrong_use(folder, tmp_path):
    (tmp_path / "a.db").write_text("Dear reader, " * 100)
    with pytest.raises(ConfigError, match=r"a\.db: is no SQLite database$"):
        export(folder, str(tmp_path / "a.db"))
    assert (tmp_path / "a.db").read_text().startswith("Dear")


def test_folder_in_place_of_the_file_is_told(folder, tmp_path):
    (tmp_path / "a.db").mkdir()
    with pytest.raises(StoreError, match=r"a\.db: cannot be opened$"):
        export(folder, str(tmp_path / "a.db"))


def test_write_ahead_log_that_the_user_chose_stays(folder, tmp_path):
    url = f"sqlite:///{tmp_path / 'a.db'}"
    rows(url, "PRAGMA journal_mode = WAL")
    export(folder, url)
    assert rows(url, "PRAGMA journal_mode") == [("wal",)]
