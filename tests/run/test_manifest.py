from __future__ import annotations

import json

from pipeline.run.manifest import NAME, Entry, duplicates, read_manifest, write_manifest
from pipeline.run.settings import Form

ENTRIES = [
    Entry("b", "1", "f", "id", "r", {"quotes": 2}),
    Entry("a", "2", "f", "id", "s"),
    Entry("c", "3", "f", "x", "t"),
]


def test_manifest_reads_back_sorted(tmp_path):
    write_manifest(tmp_path, ENTRIES, Form.JSON, {"seconds": 1.0})
    assert read_manifest(tmp_path, Form.JSON) == {entry.name: entry for entry in ENTRIES}
    stored = json.loads((tmp_path / NAME).read_text())
    assert [row["name"] for row in stored["articles"]] == ["a", "b", "c"]
    assert stored["seconds"] == 1.0


def test_manifest_of_another_form_counts_for_nothing(tmp_path):
    write_manifest(tmp_path, ENTRIES, Form.JSON, {})
    assert read_manifest(tmp_path, Form.JSONL) == {}
    assert read_manifest(tmp_path / "none", Form.JSON) == {}


def test_one_article_under_two_names_is_a_duplicate():
    assert duplicates(ENTRIES) == {"id": ["b", "a"]}
