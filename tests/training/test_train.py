from itertools import islice
from pathlib import Path

import pytest
from spacy.util import registry

from training.settings import CONFIG, Settings
from training.train import build, gathered


def test_gathered_data_are_those_of_the_folders_and_nothing_older(tmp_path: Path):
    for name in ("data", "silver", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.spacy").write_text(name)
    (tmp_path / "data" / "note.txt").write_text("")
    out = gathered([tmp_path / "data", tmp_path / "silver"], tmp_path / "out")
    assert sorted(file.name for file in out.iterdir()) == ["data.spacy", "silver.spacy"]


def test_the_rate_falls_to_nothing_at_the_last_step(tmp_path: Path):
    steps = {"training.max_steps": 500, "training.optimizer.learn_rate.warmup_steps": 20}
    nlp = build(CONFIG, Settings(tmp_path, tmp_path), vectors=None, overrides=steps)
    optimizer = nlp.config["training"]["optimizer"]
    rates = list(islice(registry.resolve({"rate": optimizer["learn_rate"]})["rate"], 500))
    assert max(rates) == rates[20] == pytest.approx(0.001)
    assert 0 < rates[-1] < 0.005 * max(rates)


def test_a_network_without_vectors_takes_none(tmp_path: Path):
    nlp = build(CONFIG, Settings(tmp_path, tmp_path), vectors=None, overrides={})
    assert not nlp.config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"]
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "senter", "parser", "ner"]
