from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.review.gold_files import read_gold
from pipeline.review.studio_tasks import to_task
from tests.review.test_marks import ONE, file_of
from tests.review.told import article, written


def test_folder_is_searched_for_gold_and_marks(tmp_path):
    (tmp_path / "in").mkdir()
    written(tmp_path / "in", {"text": ""}, "b.gold.json")
    written(tmp_path, {"text": ""})
    written(tmp_path, {"anything": 1}, "settings.json")
    written(tmp_path, {"text": ""}, ".hidden.gold.json")
    written(tmp_path, file_of(ONE), "x.marks.json")
    assert [entry.name for entry in read_gold(tmp_path)] == ["a", "in/b", "councils/visit.html"]


def test_file_is_told_by_its_form(tmp_path):
    assert [entry.name for entry in read_gold(written(tmp_path, {"text": ""}))] == ["a"]
    assert [entry.name for entry in read_gold(written(tmp_path, file_of(ONE), "m.json"))] == ["councils/visit.html"]
    task = to_task(article())
    task["annotations"] = task["predictions"]
    assert [entry.name for entry in read_gold(written(tmp_path, [task], "export.json"))] == ["a.txt"]


def test_exports_of_label_studio_in_a_folder_are_read_whatever_their_name(tmp_path):
    task = to_task(article())
    written(tmp_path, [task | {"annotations": task["predictions"]}], "project-1-at-2026-11-03-10-15-a1b2c3d4.json")
    written(tmp_path, {"text": ""})
    written(tmp_path, [task], "tasks.json")
    written(tmp_path, [1, 2], "numbers.json")
    (tmp_path / "broken.json").write_text("{")
    assert [entry.name for entry in read_gold(tmp_path)] == ["a", "a.txt"]


def test_place_without_gold_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"none: no such file or folder"):
        read_gold(tmp_path / "none")
    with pytest.raises(
        ConfigError, match=r"no gold: no \.gold\.json, no \.marks\.json and no export of Label Studio there"
    ):
        read_gold(tmp_path)
    with pytest.raises(ConfigError, match="no gold: nothing in it is annotated"):
        read_gold(written(tmp_path, [to_task(article())], "export.json"))
