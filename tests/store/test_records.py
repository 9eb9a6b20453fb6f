from __future__ import annotations

import os

import pytest

from pipeline.errors import ConfigError, RecordError
from pipeline.record.text import to_json, to_line
from pipeline.store.records import read_records
from tests.store.stored import article, write


def _places(folder):
    return [record.place.removeprefix(f"{folder}/") for record in read_records(folder)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    write(tmp_path, c="C", a="A")
    write(tmp_path / "b", d="D")
    (tmp_path / "b/articles.jsonl").write_text(to_line(article("x")) + "\n" + to_line(article("y")))
    return tmp_path


def test_records_come_sorted_by_path_in_any_depth(folder):
    assert _places(folder) == ["a.json", "b/articles.jsonl:1", "b/articles.jsonl:3", "b/d.json", "c.json"]


def test_manifest_errors_and_hidden_files_are_no_records(folder):
    for name in ("manifest.json", "errors.jsonl", ".a.json.part", ".a.json", "notes.txt"):
        (folder / name).write_text("{}")
    (folder / ".state").mkdir()
    (folder / ".state/x.json").write_text("{}")
    (folder / "folder.json").mkdir()
    assert len(_places(folder)) == 5


def test_document_and_line_of_one_article_have_the_same_digest(tmp_path):
    told = article("a", 'He said: "a": b\\": "c" \\ \u2028 \x85 {"x": 1}, [ ]')
    (tmp_path / "a.json").write_text(to_json(told), "utf-8")
    (tmp_path / "b.jsonl").write_text(to_line(told), "utf-8")
    document, line = read_records(tmp_path)
    assert (document.line, document.sha256) == (line.line, line.sha256)
    assert document.line == to_line(told).encode()
    assert document.article() == line.article() == told
    assert (document.is_line, line.is_line) == (False, True)


def test_last_line_without_its_end_is_the_same_record(tmp_path):
    (tmp_path / "a.jsonl").write_text(to_line(article("a")) + to_line(article("a")).rstrip("\n"))
    first, second = read_records(tmp_path / "a.jsonl")
    assert first.sha256 == second.sha256


def test_another_title_is_another_digest(tmp_path):
    write(tmp_path, a="One")
    (first,) = read_records(tmp_path)
    write(tmp_path, a="Two")
    (second,) = read_records(tmp_path / "a.json")
    assert first.sha256 != second.sha256


def test_each_fault_of_a_broken_record_is_named(folder):
    (folder / "c.json").write_text(to_json(article("c")).replace('"kind": "direct"', '"kind": 7').replace("true", "1"))
    *_, record = read_records(folder)
    with pytest.raises(RecordError) as caught:
        record.article()
    assert all(line.startswith(f"{folder / 'c.json'}: quotes[") for line in str(caught.value).splitlines())


def test_broken_record_is_named_when_it_is_asked_for(folder):
    (folder / "c.json").write_bytes(b"\xff{")
    *_, record = read_records(folder)
    with pytest.raises(RecordError, match=r"c\.json: record: Invalid JSON"):
        record.article()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_file_without_permission_costs_itself(folder):
    (folder / "a.json").chmod(0)
    record, *others = read_records(folder)
    assert len(others) == 4
    with pytest.raises(RecordError, match=r"a\.json: cannot be read: Permission denied"):
        record.article()


def test_file_that_cannot_be_read_costs_itself(folder, monkeypatch):
    from pathlib import Path

    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: _refuse() if path.name == "a.json" else read(path))
    record, *others = read_records(folder)
    assert (record.sha256, len(others)) == ("", 4)
    with pytest.raises(RecordError, match=r"a\.json: cannot be read: Input/output error"):
        record.article()


def _refuse():
    raise OSError(5, "Input/output error")


def test_place_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(ConfigError, match="none: no such file or folder"):
        next(read_records(tmp_path / "none"))
