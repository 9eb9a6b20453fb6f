from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.store.export import Exported, export
from tests.store.newer import newer_program
from tests.store.stored import contents, rows, titles, write


@pytest.fixture
def older(database, tmp_path, request):
    """Give a folder and the URL of a database that an older version has filled from it."""
    folder = write(tmp_path / "records", a="A", b="B")
    export(folder, database)
    request.getfixturevalue("newer_models")
    return folder, database


def test_added_columns_and_tables_are_made_and_filled(older, tmp_path):
    folder, url = older
    assert export(folder, url) == Exported(changed=2)
    assert rows(url, "SELECT DISTINCT value FROM labels") == [("new",)]
    assert export(folder, url) == Exported(unchanged=2)
    export(folder, f"sqlite:///{tmp_path / 'fresh.db'}")
    assert contents(url) == contents(f"sqlite:///{tmp_path / 'fresh.db'}")
    assert [bool(loud) for (loud,) in rows(url, "SELECT DISTINCT tone_loud FROM quotes")] == [False]


def test_article_without_its_record_keeps_its_rows_unfilled(older):
    folder, url = older
    (folder / "a.json").unlink()
    assert export(folder, url) == Exported(changed=1)
    assert titles(url) == ["A", "B"]
    assert sorted(rows(url, "SELECT record_sha256 = '' FROM articles")) == [(0,), (1,)]
    assert len(rows(url, "SELECT id FROM quotes WHERE tone_loud IS NULL")) == 2


def test_tables_of_a_newer_version_are_refused(database, tmp_path):
    folder = write(tmp_path / "records", a="A")
    with newer_program():
        export(folder, database)
    before = rows(database, "SELECT id, tone_loud FROM quotes ORDER BY id")
    with pytest.raises(ConfigError, match="is unknown to this version; export to another place, or remove the tables"):
        export(folder, database)
    assert rows(database, "SELECT id, tone_loud FROM quotes ORDER BY id") == before


def _folder(tmp_path):
    return write(tmp_path / "records", a="A")


REFUSED = {
    "column gone": ("ALTER TABLE notices DROP COLUMN message", "the column notices.message is gone"),
    "column of somebody": (
        "ALTER TABLE notices ADD COLUMN coded TEXT",
        "the column notices.coded is unknown to this version",
    ),
    "other type": (
        "UPDATE inspectext_columns SET type = 'integer' WHERE table_name = 'quotes' AND column_name = 'kind'",
        "the column quotes.kind is of another type",
    ),
    "may be empty now": (
        "UPDATE inspectext_columns SET nullable = '0' WHERE table_name = 'quotes' AND column_name = 'speaker'",
        "the column quotes.speaker is of another type",
    ),
    "unknown table": (
        "INSERT INTO inspectext_columns VALUES ('quotes_of_old', 'id', 'text', '0')",
        "the table quotes_of_old is gone",
    ),
    "table gone": ("DROP TABLE notices", "the table notices is gone"),
    "newer records": (
        "UPDATE articles SET schema_version = '10'",
        "the records there have schema version 10, this program writes 1",
    ),
}


@pytest.mark.parametrize("change", REFUSED)
def test_other_differences_are_refused(database, tmp_path, change):
    statement, said = REFUSED[change]
    folder = _folder(tmp_path)
    export(folder, database)
    rows(database, statement)
    with pytest.raises(ConfigError) as caught:
        export(write(folder, b="B"), database)
    assert str(caught.value) == f"{said}; export to another place, or remove the tables"


def test_table_of_somebody_else_is_left_alone(database, tmp_path):
    rows(database, "CREATE TABLE quotes (price INTEGER)")
    rows(database, "INSERT INTO quotes VALUES (7)")
    with pytest.raises(ConfigError, match="there is a table quotes of somebody else; export to another place"):
        export(_folder(tmp_path), database)
    assert rows(database, "SELECT * FROM quotes") == [(7,)]


def test_tables_of_other_names_do_not_matter(database, tmp_path):
    rows(database, "CREATE TABLE prices (price INTEGER)")
    assert export(_folder(tmp_path), database).new == 1
    assert export(_folder(tmp_path), database).unchanged == 1
