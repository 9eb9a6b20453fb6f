from __future__ import annotations

import zipfile

import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.read.counts import count_inputs


def test_files_entries_and_rows_are_counted(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    (tmp_path / "b.pdf").write_text("x", "utf-8")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        for name in ("a.txt", "b.html", "../c.txt", "d.png", ".e.txt"):
            archive.writestr(name, "x")
    parquet.write_table(pa.table({"text": ["x"] * 7}), tmp_path / "d.parquet")
    assert count_inputs([tmp_path]) == 1 + 3 + 7
    assert count_inputs([tmp_path, tmp_path / "a.txt", tmp_path / "none.txt"]) == 12


def test_output_folder_is_not_counted(tmp_path) -> None:
    for name in ("a.txt", "out/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert count_inputs([tmp_path], skip=tmp_path / "out") == 1


def test_broken_container_counts_as_the_failure_that_it_is(tmp_path) -> None:
    (tmp_path / "a.zip").write_text("x", "utf-8")
    assert count_inputs([tmp_path, tmp_path / "none.zip", tmp_path / "none.parquet"]) == 3


@pytest.mark.parametrize("name", ["a.tar.gz", "a.jsonl", "a.warc.gz"])
def test_container_that_cannot_tell_leaves_the_count_open(name, tmp_path) -> None:
    (tmp_path / name).write_text("x", "utf-8")
    assert count_inputs([tmp_path]) is None
