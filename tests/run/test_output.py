from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.run.output import claimed, counting, form_for
from pipeline.run.settings import Form
from pipeline.store.files import write_text

FORMS = pytest.mark.parametrize("form", Form)


def test_folder_is_held_by_one_run_and_left_as_it_was(tmp_path):
    out = tmp_path / "a/out"
    with claimed(out), pytest.raises(ConfigError, match="another run is writing to"), claimed(out):
        pass
    assert list(out.iterdir()) == []


def test_folder_that_cannot_be_written_is_told_at_once(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ConfigError, match="out: cannot be written: "), claimed(tmp_path / "out"):
        pass


def _other(form):
    return next(other for other in Form if other is not form)


@FORMS
def test_form_of_a_folder_is_what_its_state_says(tmp_path, state, form):
    assert [form_for(tmp_path, state, asked) for asked in (form, None)] == [form, Form.JSON]
    state.begin(form)
    assert [form_for(tmp_path, state, asked) for asked in (form, None)] == [form, form]
    with pytest.raises(ConfigError, match="records of the other format; choose another"):
        form_for(tmp_path, state, _other(form))


FILES = {
    "lines": ("articles.jsonl", Form.JSONL),
    "file": ("b/a.html.gz.json", Form.JSON),
    "standard input": ("stdin.json", Form.JSON),
}


@pytest.mark.parametrize(("name", "form"), FILES.values(), ids=FILES)
def test_form_of_a_folder_without_a_state_is_that_of_its_files(tmp_path, state, name, form):
    write_text(tmp_path / name, "{}\n")
    assert [form_for(tmp_path, state, asked) for asked in (form, None)] == [form, form]
    with pytest.raises(ConfigError, match="records of the other format; choose another"):
        form_for(tmp_path, state, _other(form))


def test_other_files_do_not_matter(tmp_path, state):
    for name in ("manifest.json", "settings.json"):
        write_text(tmp_path / name, "{}")
    write_text(tmp_path / "articles.jsonl", "")
    assert [form_for(tmp_path, state, form) for form in Form] == list(Form)


def test_index_is_held_by_one_run_and_left_as_it_was(tmp_path):
    index = tmp_path / "a/sites"
    with counting(index), pytest.raises(ConfigError, match="another run is counting in"), counting(index):
        pass
    with counting(index), claimed(tmp_path / "a"), counting(tmp_path / "a/others"):
        pass
    assert list(index.parent.iterdir()) == []


def test_index_that_cannot_be_written_is_told_at_once(tmp_path):
    (tmp_path / "a").write_text("a file")
    with pytest.raises(ConfigError, match="sites: cannot be written: "), counting(tmp_path / "a/sites"):
        pass


def test_run_without_an_index_holds_none():
    with counting(None), counting(None):
        pass
