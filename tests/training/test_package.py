import json
from pathlib import Path

import pytest
import spacy
from spacy.lookups import Lookups

from pipeline.parse.lemmatizer import TABLE
from pipeline.parse.model_loader import seal
from training import package
from training.package import assemble
from training.settings import Settings

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A work folder with a trained pipeline, and other places for the shipped model and its seal."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")
    nlp.add_pipe("ner").add_label("GPE")
    nlp.initialize()
    (tmp_path / "pipeline").mkdir()
    nlp.to_disk(tmp_path / "pipeline" / "model-best")
    monkeypatch.setattr(package, "MODEL", tmp_path / "shipped")
    monkeypatch.setattr(package, "SEAL", tmp_path / "shipped.sha256")
    return Settings(SAMPLE, tmp_path, tmp_path / "shipped")


def test_the_shipped_model_is_sealed(settings: Settings):
    package.package(settings)
    assert package.SEAL.read_text("ascii") == f"{seal(settings.model)}\n"
    assert json.loads((settings.model / "meta.json").read_text("utf-8"))["version"] == "0.2.0"


def test_any_other_model_leaves_the_seal_alone(settings: Settings, tmp_path: Path):
    package.package(Settings(SAMPLE, tmp_path, tmp_path / "other"))
    assert (tmp_path / "other" / "manifest.json").is_file()
    assert not package.SEAL.exists()


def test_a_card_is_kept_and_old_files_go(settings: Settings):
    settings.model.mkdir()
    for name in ("MODEL.md", "old.bin"):
        (settings.model / name).write_text(name)
    package.package(settings)
    assert (settings.model / "MODEL.md").read_text() == "MODEL.md"
    assert not (settings.model / "old.bin").exists()


def test_the_lemmatizer_stands_before_the_names(settings: Settings):
    lookups = Lookups()
    lookups.add_table(TABLE, {})
    nlp = assemble(settings.work / "pipeline" / "model-best", lookups, None)
    assert nlp.pipe_names == ["tagger", "lemmatizer", "ner"]
