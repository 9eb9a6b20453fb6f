from __future__ import annotations

import sqlite3

import pytest

from pipeline.store.export import export
from pipeline.store.search import SEARCHED
from tests.store.stored import rows, titles, write

FOUND = "SELECT text FROM {0} WHERE rowid IN (SELECT rowid FROM {0}_fts WHERE {0}_fts MATCH ?) ORDER BY text"


@pytest.fixture
def url(tmp_path):
    export(write(tmp_path / "records", a="A", b="B"), f"sqlite:///{tmp_path / 'a.db'}")
    return f"sqlite:///{tmp_path / 'a.db'}"


def _found(url, table, words):
    return [text for (text,) in rows(url, FOUND.format(table), words)]


def _check(url):
    for name in SEARCHED:
        rows(url, f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")


def test_words_are_found_in_quotes_and_findings_whatever_their_form(url):
    assert _found(url, "quotes", "staff") == ["We are proud , Staff care ."] * 2
    assert _found(url, "quotes", "caring") == ["We are proud , Staff care ."] * 2
    assert _found(url, "findings", "review") == ["reviews are late"] * 2
    assert _found(url, "findings", "proud") == []


def test_index_follows_every_change(url, tmp_path):
    export(write(tmp_path / "records", a="Another"), url)
    _check(url)
    (tmp_path / "records/b.json").unlink()
    export(tmp_path / "records", url, prune=True)
    _check(url)
    assert len(_found(url, "quotes", "proud")) == 1
    rows(url, "UPDATE quotes SET text = 'Something else' WHERE text LIKE 'We are%'")
    _check(url)
    assert (_found(url, "quotes", "proud"), _found(url, "quotes", "else")) == ([], ["Something else"])


def test_index_outlives_vacuum(url, tmp_path):
    (tmp_path / "records/a.json").unlink()
    export(tmp_path / "records", url, prune=True)
    rows(url, "VACUUM")
    _check(url)
    assert _found(url, "findings", "review") == ["reviews are late"]


@pytest.mark.parametrize("name", SEARCHED)
def test_datasette_finds_the_index_of_a_table(url, name):
    """The condition by which datasette looks for it."""
    statement = (
        "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ? "
        "OR (tbl_name = ? AND sql LIKE '%VIRTUAL TABLE%USING FTS%')"
    )
    assert rows(url, statement, f'%VIRTUAL TABLE%USING FTS%content="{name}"%', name) == [(f"{name}_fts",)]


def test_sqlite_without_fts5_says_so_and_goes_on(tmp_path, monkeypatch):
    from pipeline.store.sqlite import SqliteSession

    query = SqliteSession.query
    monkeypatch.setattr(
        SqliteSession, "query", lambda self, said, *given: [] if "module_list" in said else query(self, said, *given)
    )
    url = f"sqlite:///{tmp_path / 'a.db'}"
    done = export(write(tmp_path / "records", a="A"), url)
    assert done.notices == [f"this SQLite has no FTS5, so {name} can't be searched" for name in SEARCHED]
    assert titles(url) == ["A"]
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        _found(url, "quotes", "staff")
