import json
from pathlib import Path

import pytest
import spacy
from spacy.lookups import Lookups

from pipeline.parse.lemmatizer import TABLE
from pipeline.parse.model_loader import seal
from training import package
from training.distil.weights import nodes
from training.package import assemble, favour_inside
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
    monkeypatch.setattr(package, "evaluate", lambda *_: {})
    return Settings(SAMPLE, tmp_path, tmp_path / "shipped")


def test_the_shipped_model_is_sealed(settings: Settings):
    package.package(settings)
    assert package.SEAL.read_text("ascii") == f"{seal(settings.model)}\n"
    assert json.loads((settings.model / "meta.json").read_text("utf-8"))["version"] == "0.3.0"


def test_any_other_model_leaves_the_seal_alone(settings: Settings, tmp_path: Path):
    package.package(Settings(SAMPLE, tmp_path, tmp_path / "other"))
    assert (tmp_path / "other" / "manifest.json").is_file()
    assert not package.SEAL.exists()


def test_old_files_go(settings: Settings):
    settings.model.mkdir()
    (settings.model / "old.bin").write_text("old")
    package.package(settings)
    assert not (settings.model / "old.bin").exists()
    assert not list(settings.work.glob("*.new"))


def test_the_card_tells_sources_and_figures(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    report = {"EWT+GUM": {"tag_acc": 91.234, "dep_uas": 85.0, "dep_uas_words": 86.0, "nsubj": 90.0}}
    monkeypatch.setattr(package, "evaluate", lambda nlp, _: report if "lemmatizer" in nlp.pipe_names else {})
    package.package(settings)
    meta = json.loads((settings.model / "meta.json").read_text("utf-8"))
    assert meta["performance"]["tag_acc"] == 0.9123
    assert "| EWT+GUM | 91.2 |" in (settings.model / "MODEL.md").read_text("utf-8")
    assert {"name", "url", "license", "author"} == set(meta["sources"][0])
    assert package.load_model(settings.model).meta["performance"] == meta["performance"]


def test_a_sentence_start_needs_a_margin():
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("senter")
    nlp.initialize()
    scores = nodes(recogniser.model, "softmax")[0]
    before = dict(zip(recogniser.labels, scores.get_param("b").tolist(), strict=True))
    favour_inside(nlp, 0.5)
    after = dict(zip(recogniser.labels, scores.get_param("b").tolist(), strict=True))
    assert after == {"I": before["I"], "S": pytest.approx(before["S"] - 0.5)}
    favour_inside(spacy.blank("en"), 0.5)


def test_the_lemmatizer_stands_before_the_names(settings: Settings):
    lookups = Lookups()
    lookups.add_table(TABLE, {})
    nlp = assemble(settings.work / "pipeline" / "model-best", lookups, None)
    assert nlp.pipe_names == ["tagger", "lemmatizer", "ner", "name_edges"]
