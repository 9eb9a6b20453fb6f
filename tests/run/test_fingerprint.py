from __future__ import annotations

import shutil

import pytest

from pipeline.errors import ConfigError
from pipeline.run import fingerprint as module
from pipeline.run.fingerprint import HOME, fingerprint, versions
from pipeline.settings import Setup, program_version


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


CHANGES = (
    ("program", "page.py"),
    ("lexicons", "lexicons/en/more.jsonl"),
    ("inspectorates", "inspectorates/more.toml"),
    ("learned", "clean/text_weights.json"),
    ("learned", "findings/weights.json"),
    ("learned", "findings/bags/press.bin.gz"),
)


@pytest.mark.parametrize(("part", "changed"), CHANGES)
def test_fingerprint_changes_with_each_part(copied, part, changed):
    assert changed.endswith(("more.jsonl", "more.toml")) or (copied / changed).is_file()
    before, all_before = versions()[part], fingerprint()
    with (copied / changed).open("a") as file:
        file.write("\n# more\n")
    versions.cache_clear()
    fingerprint.cache_clear()
    assert versions()[part] != before
    assert fingerprint() != all_before


@pytest.fixture
def tiny(tmp_path):
    """A folder that calls itself a pipeline."""
    folder = tmp_path / "somewhere" / "tiny"
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text('{"lang": "en", "name": "tiny", "version": "1.2"}')
    return folder


def _of(folder):
    return fingerprint(Setup(str(folder)))


def test_fingerprint_changes_with_own_profiles(tmp_path):
    (tmp_path / "own.toml").write_text('extends = "cqc"')
    before = fingerprint(Setup(profiles=str(tmp_path)))
    (tmp_path / "own.toml").write_text('extends = "eti"')
    fingerprint.cache_clear()
    versions.cache_clear()
    assert fingerprint() != before != fingerprint(Setup(profiles=str(tmp_path)))


def test_fingerprint_changes_with_the_pipeline_and_not_with_its_place(tiny, tmp_path):
    named = versions(Setup(str(tiny)))
    assert (versions()["pipeline"], named["pipeline"]) == ("embedded", "en_tiny 1.2")
    assert {name for name, value in versions().items() if named[name] != value} == {"pipeline", "model"}
    moved = shutil.copytree(tiny, tmp_path / "elsewhere")
    (shutil.copytree(tiny, tmp_path / "changed") / "config.cfg").write_text("more")
    assert fingerprint() != _of(tiny) == _of(moved) != _of(tmp_path / "changed")
    assert not any("/" in value for value in named.values())


def test_pipeline_of_the_settings_counts_unless_another_is_asked_for(copied, tiny):
    before = fingerprint()
    config = (copied / "config.cfg").read_text()
    (copied / "config.cfg").write_text(config.replace("model = null", f'model = "{tiny.as_posix()}"'))
    versions.cache_clear()
    fingerprint.cache_clear()
    assert versions()["pipeline"] == "en_tiny 1.2"
    assert fingerprint() != before


def test_pipeline_that_is_not_there_is_told():
    with pytest.raises(ConfigError, match="en_nowhere: no spaCy pipeline of this name is installed"):
        versions(Setup("en_nowhere"))


def test_versions_name_program_and_libraries_and_no_place():
    assert versions()["inspectext"] == program_version()
    assert {"python", "spacy", "model"} <= set(versions())
    assert not any("/" in value for value in versions().values())
