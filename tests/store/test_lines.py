from __future__ import annotations

import pytest

from pipeline.store.lines import read_lines, write_rows


def test_rows_are_written_one_a_line_and_read_back(tmp_path):
    path = tmp_path / "errors.jsonl"
    write_rows(path, [{"path": "é.txt", "n": 1}, {"path": "b\nc"}])
    assert path.read_text("utf-8") == '{"path": "é.txt", "n": 1}\n{"path": "b\\nc"}\n'
    assert list(read_lines(path)) == ['{"path": "é.txt", "n": 1}'.encode() + b"\n", b'{"path": "b\\nc"}\n']


def test_lines_part_at_line_feeds_only(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes("a\u2028b\x0bc\r\nd".encode())
    assert list(read_lines(path)) == ["a\u2028b\x0bc\r\n".encode(), b"d"]


def test_missing_file_has_no_lines(tmp_path):
    assert list(read_lines(tmp_path / "none.jsonl")) == []


def test_number_that_json_does_not_know_is_refused(tmp_path):
    with pytest.raises(ValueError, match="JSON"):
        write_rows(tmp_path / "a.jsonl", [{"n": float("nan")}])
