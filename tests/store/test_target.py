from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.store.target import Target, open_store, read_target, target_for, without_password

PLACES = {
    "sqlite:///a/b.db": ("sqlite", "a/b.db"),
    "sqlite:////a/b.db": ("sqlite", "/a/b.db"),
    "sqlite:///a%20b.db": ("sqlite", "a b.db"),
    "SQLite:a.db": ("sqlite", "a.db"),
    "duckdb:///x": ("duckdb", "x"),
    "parquet:out/x": ("parquet", "out/x"),
    "parquet:///out/x": ("parquet", "out/x"),
    "csv:/out": ("csv", "/out"),
    "jsonl:x": ("jsonl", "x"),
    "a/b.db": ("sqlite", "a/b.db"),
    "b.sqlite": ("sqlite", "b.sqlite"),
    "b.SQLITE3": ("sqlite", "b.SQLITE3"),
    "b.duckdb": ("duckdb", "b.duckdb"),
    "b.parquet": ("parquet", "b.parquet"),
    "b.jsonl": ("jsonl", "b.jsonl"),
    "b.csv": ("csv", "b.csv"),
}


@pytest.mark.parametrize("url", PLACES)
def test_url_or_ending_tells_kind_and_place(url):
    assert read_target(url) == Target(*PLACES[url], url)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_server_keeps_its_whole_url_and_shows_no_password(scheme):
    url = f"{scheme}://ann:se:cr@et@db.example.org/press?sslmode=require"
    assert read_target(url) == Target("postgresql", url, f"{scheme}://ann:…@db.example.org/press?sslmode=require")


SECRETS = {
    "postgresql://ann:secret@h/d": "postgresql://ann:…@h/d",
    "postgresql://ann:sec/ret@h/d": "postgresql://ann:…@h/d",
    "postgresql://ann:sec@secret@h/d": "postgresql://ann:…@h/d",
    "postgresql://h/d?user=ann&password=secret&x=1": "postgresql://h/d?user=ann&password=…&x=1",
    "postgresql://h/d?sslPassword=secret": "postgresql://h/d?sslPassword=…",
    "postgresql://ann@h:5432/d": "postgresql://ann@h:5432/d",
    "redis://:secret@h": "redis://:…@h",
}


@pytest.mark.parametrize("url", SECRETS)
def test_password_is_never_shown(url):
    assert without_password(url) == SECRETS[url]
    assert "secret" not in without_password(url)


@pytest.mark.parametrize("url", ["mongodb://ann:secret@h/d", "records.xlsx", "plain", "", "C:\\data\\x"])
def test_unknown_kind_names_what_is_known(url):
    with pytest.raises(ConfigError, match="no known kind of store; known are sqlite:///FILE, duckdb") as caught:
        read_target(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["sqlite:", "sqlite:///", "csv:"])
def test_url_without_a_place_is_wrong_use(url):
    with pytest.raises(ConfigError, match="names no place"):
        read_target(url)


def test_path_for_a_host_is_wrong_use():
    with pytest.raises(ConfigError, match="three slashes"):
        read_target("sqlite://a.db")


def test_nothing_is_made_before_the_store_is_opened(tmp_path):
    open_store(read_target(f"sqlite:///{tmp_path}/x.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("url", "extra"), [("a.duckdb", "duckdb"), ("postgresql://h/d", "postgresql")])
def test_missing_driver_says_what_to_install(url, extra, monkeypatch):
    import sys

    for name in ("duckdb", "psycopg", "pipeline.store.duck", "pipeline.store.postgres"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigError, match=rf"is not installed: pip install 'inspectext\[{extra}\]'"):
        open_store(read_target(url))


def test_target_that_would_be_read_as_records_the_next_time_is_refused(tmp_path):
    for url in (f"jsonl:{tmp_path}/a.jsonl", str(tmp_path / "deep/a.jsonl"), str(tmp_path)):
        with pytest.raises(ConfigError, match="would be read as records; choose another place"):
            target_for(tmp_path, f"jsonl:{url}" if url == str(tmp_path) else url)
    assert target_for(tmp_path / "in", str(tmp_path / "a.jsonl")).kind == "jsonl"
    assert target_for(tmp_path, str(tmp_path / "a.db")).kind == "sqlite"
