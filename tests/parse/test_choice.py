from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.parse.choice import digest_of, find_pipeline

META = {"lang": "en", "name": "tiny", "version": "1.2.3"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "model"
    (made / "parser").mkdir(parents=True)
    (made / "meta.json").write_text(json.dumps(META))
    (made / "parser/model").write_bytes(b"\x00\x01")
    return made


@pytest.fixture
def installed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of a pipeline, installed as far as Python can see."""
    site = tmp_path / "site"
    package = Path(shutil.copytree(folder, site / "en_tiny"))
    (package / "__init__.py").write_text("raise RuntimeError('imported')\n")
    about = site / "en_tiny-1.2.3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: en-tiny\nVersion: 1.2.3\n")
    (about / "entry_points.txt").write_text("[spacy_models]\nen_tiny = en_tiny\n")
    monkeypatch.syspath_prepend(site)
    return package


def test_a_folder_is_found_by_its_path(folder: Path) -> None:
    choice = find_pipeline(str(folder))
    assert (choice.folder, choice.module, choice.version) == (folder, None, "en_tiny 1.2.3")


def test_a_package_is_found_by_its_name_without_being_imported(installed: Path) -> None:
    choice = find_pipeline("en_tiny")
    assert (choice.folder, choice.module, choice.version) == (installed, "en_tiny", "en_tiny 1.2.3")
    assert "en_tiny" not in sys.modules


def test_a_package_goes_before_a_folder_of_its_name(
    installed: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(tmp_path / "en_tiny")
    monkeypatch.chdir(tmp_path)
    assert find_pipeline("en_tiny").module == "en_tiny"
    assert find_pipeline("./en_tiny").module is None


def test_nothing_of_that_name_is_told_with_what_is_installed(installed: Path) -> None:
    with pytest.raises(ConfigError) as told:
        find_pipeline("en_nowhere")
    name, _, rest = str(told.value).partition(": ")
    assert name == "en_nowhere"
    assert rest.startswith("no spaCy pipeline of this name is installed, and no such folder; installed: ")
    assert "en_tiny" in rest


def test_a_package_that_is_gone_is_told(installed: Path) -> None:
    shutil.rmtree(installed)
    with pytest.raises(ConfigError, match="en_tiny: its package 'en_tiny' cannot be found"):
        find_pipeline("en_tiny")


def test_a_package_below_one_that_is_missing_is_told(installed: Path) -> None:
    about = installed.with_name("en_tiny-1.2.3.dist-info")
    (about / "entry_points.txt").write_text("[spacy_models]\nen_tiny = nowhere_at_all.en_tiny\n")
    with pytest.raises(
        ConfigError, match="en_tiny: cannot be loaded: ModuleNotFoundError: No module named 'nowhere_at"
    ):
        find_pipeline("en_tiny")


def test_no_name_is_no_pipeline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(ConfigError, match="the name of the spaCy pipeline is empty"):
        find_pipeline("")


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_folder_that_is_no_pipeline_is_told(folder: Path, text: str) -> None:
    (folder / "meta.json").write_text(text)
    with pytest.raises(ConfigError, match=r"no spaCy pipeline.*: its meta\.json"):
        find_pipeline(str(folder))
    (folder / "meta.json").unlink()
    with pytest.raises(ConfigError, match=r"no spaCy pipeline and no model of ours: its meta\.json cannot be read"):
        find_pipeline(str(folder))


def test_digest_is_of_the_files_and_not_of_their_place(folder: Path, tmp_path: Path) -> None:
    before = digest_of(find_pipeline(str(folder)))
    moved = Path(shutil.copytree(folder, tmp_path / "elsewhere"))
    (moved / "__pycache__").mkdir()
    (moved / "__pycache__/x.pyc").write_bytes(b"x")
    assert digest_of(find_pipeline(str(moved))) == before
    (moved / "parser/model").write_bytes(b"\x00\x02")
    assert digest_of(find_pipeline(str(moved))) != before
    shutil.move(folder / "parser", folder / "tagger")
    assert digest_of(find_pipeline(str(folder))) != before


def test_a_choice_is_found_without_importing_spacy() -> None:
    script = "import sys, pipeline.parse.choice; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
