from __future__ import annotations

import threading

import pytest

from pipeline.errors import ConfigError, StoreError
from pipeline.store.export import export
from tests.store.stored import rows, titles

psycopg = pytest.importorskip("psycopg")


def test_foreign_keys_hold_and_parts_go_with_their_article(folder, postgresql):
    export(folder, postgresql)
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        rows(postgresql, "UPDATE quotes SET speaker = 's-000000000000'")
    rows(postgresql, "DELETE FROM articles")
    assert rows(postgresql, "SELECT count(*) FROM quote_also") == [(0,)]
    assert rows(postgresql, "SELECT count(*) FROM finding_evidence") == [(0,)]


def test_columns_have_types(folder, postgresql):
    export(folder, postgresql)
    statement = "SELECT DISTINCT pg_typeof(record)::text, pg_typeof(source_size)::text FROM articles"
    assert rows(postgresql, statement) == [("json", "bigint")]
    assert rows(postgresql, "SELECT DISTINCT record->'metadata'->>'language' FROM articles") == [(None,)]


def test_exports_take_turns(folder, postgresql):
    """Two at once, over the same articles, end as one would."""
    failures = []

    def run():
        try:
            export(folder, postgresql)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert titles(postgresql) == ["A", "B"]


def test_server_that_is_not_there_is_told_without_the_password(folder):
    with pytest.raises(StoreError, match=r"^postgresql://ann:…@127\.0\.0\.1:1/x: .*failed") as caught:
        export(folder, "postgresql://ann:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_url_that_cannot_be_read_shows_no_password(folder):
    with pytest.raises(ConfigError, match=r"^postgresql://ann:…@h/x\?no_such=1: is no URL that PostgreSQL can read$"):
        export(folder, "postgresql://ann:secret@h/x?no_such=1")


def test_database_that_may_not_be_written_is_told(folder, postgresql):
    with pytest.raises(StoreError, match=r": cannot execute CREATE TABLE in a read-only transaction$"):
        export(folder, f"{postgresql}%20-cdefault_transaction_read_only%3Don")
