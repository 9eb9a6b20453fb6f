from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.errors import ConfigError, StoreError
from pipeline.store.export import export
from tests.store.stored import rows

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


def test_records_are_json_and_columns_have_types(folder, tmp_path):
    url = f"duckdb:///{tmp_path / 'a'}"
    export(folder, url)
    assert rows(url, "SELECT DISTINCT record->>'$.metadata.site' IS NULL, typeof(record) FROM articles") == [
        (True, "JSON")
    ]
    kinds = "SELECT DISTINCT typeof(nested), typeof(q.position), typeof(confidence) FROM quotes q, findings"
    assert rows(url, kinds) == [("BOOLEAN", "BIGINT", "DOUBLE")]


def test_file_that_is_no_database_is_wrong_use(folder, tmp_path):
    (tmp_path / "a.duckdb").write_text("Dear reader, " * 1000)
    with pytest.raises(ConfigError, match=r"a\.duckdb: is no DuckDB database$"):
        export(folder, str(tmp_path / "a.duckdb"))


def test_file_that_is_open_elsewhere_is_told(folder, tmp_path):
    path = tmp_path / "a.duckdb"
    script = f"import duckdb; c = duckdb.connect({str(path)!r}); print('open', flush=True); input()"
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(
            StoreError, match=r"a\.duckdb: is open in another program; run it again when that has ended"
        ):
            export(folder, str(path))
        other.communicate("\n")
    assert export(folder, str(path)).new == 2
