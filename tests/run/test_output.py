from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.run.output import claimed, counting, form_of
from pipeline.run.settings import Form
from pipeline.store.files import write_text

FORMS = pytest.mark.parametrize("form", Form)


@FORMS
def test_folder_is_held_by_one_run_and_left_as_it_was(tmp_path, form):
    out = tmp_path / "a/out"
    with claimed(out, form), pytest.raises(ConfigError, match="another run is writing to"), claimed(out, form):
        pass
    assert list(out.iterdir()) == []


@FORMS
def test_folder_that_cannot_be_written_is_told_at_once(tmp_path, form):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ConfigError, match="out: cannot be written: "), claimed(tmp_path / "out", form):
        pass


OTHER = {
    "lines": ("articles.jsonl", Form.JSON),
    "file": ("b/a.html.gz.json", Form.JSONL),
    "standard input": ("stdin.json", Form.JSONL),
}


@pytest.mark.parametrize("case", OTHER.values(), ids=OTHER)
def test_folder_with_records_of_the_other_form_is_refused(tmp_path, case):
    name, form = case
    write_text(tmp_path / name, "{}\n")
    with pytest.raises(ConfigError, match="records of the other format; choose another"), claimed(tmp_path, form):
        pass
    with claimed(tmp_path, next(other for other in Form if other is not form)):
        pass


def test_other_files_do_not_matter(tmp_path):
    for name in ("manifest.json", "settings.json"):
        write_text(tmp_path / name, "{}")
    write_text(tmp_path / "articles.jsonl", "")
    for form in Form:
        with claimed(tmp_path, form):
            pass


def test_index_is_held_by_one_run_and_left_as_it_was(tmp_path):
    index = tmp_path / "a/sites"
    with counting(index), pytest.raises(ConfigError, match="another run is counting in"), counting(index):
        pass
    with counting(index), claimed(tmp_path / "a", Form.JSON), counting(tmp_path / "a/others"):
        pass
    assert list(index.parent.iterdir()) == []


def test_index_that_cannot_be_written_is_told_at_once(tmp_path):
    (tmp_path / "a").write_text("a file")
    with pytest.raises(ConfigError, match="sites: cannot be written: "), counting(tmp_path / "a/sites"):
        pass


def test_run_without_an_index_holds_none():
    with counting(None), counting(None):
        pass


def test_form_of_a_folder_is_that_of_its_records(tmp_path):
    assert form_of(tmp_path) is Form.JSON
    write_text(tmp_path / "a.txt.json", "{}")
    assert form_of(tmp_path) is Form.JSON
    write_text(tmp_path / "lines/articles.jsonl", "{}")
    assert form_of(tmp_path / "lines") is Form.JSONL
