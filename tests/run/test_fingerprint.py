from __future__ import annotations

import shutil

import pytest

from pipeline.run import fingerprint as module
from pipeline.run.fingerprint import HOME, fingerprint, program_version, versions


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The program, copied, so that a file of it may change."""
    shutil.copytree(HOME, tmp_path / "p", ignore=shutil.ignore_patterns("__pycache__", "*.npz", "model"))
    monkeypatch.setattr(module, "HOME", tmp_path / "p")
    versions.cache_clear()
    fingerprint.cache_clear()
    yield tmp_path / "p"
    versions.cache_clear()
    fingerprint.cache_clear()


CHANGES = {"program": "page.py", "lexicons": "lexicons/en/more.jsonl", "inspectorates": "inspectorates/more.toml"}


@pytest.mark.parametrize("part", CHANGES)
def test_fingerprint_changes_with_each_part(copied, part):
    before, all_before = versions()[part], fingerprint()
    with (copied / CHANGES[part]).open("a") as file:
        file.write("\n# more\n")
    versions.cache_clear()
    fingerprint.cache_clear()
    assert versions()[part] != before
    assert fingerprint() != all_before


def test_versions_name_program_and_libraries_and_no_place():
    assert versions()["inspectext"] == program_version()
    assert {"python", "spacy", "model"} <= set(versions())
    assert not any("/" in value for value in versions().values())
