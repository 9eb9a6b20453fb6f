from pathlib import Path

from training.settings import Settings
from training.train import CONFIG, build, gathered


def test_gathered_data_are_those_of_the_folders_and_nothing_older(tmp_path: Path):
    for name in ("data", "silver", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.spacy").write_text(name)
    (tmp_path / "data" / "note.txt").write_text("")
    out = gathered([tmp_path / "data", tmp_path / "silver"], tmp_path / "out")
    assert sorted(file.name for file in out.iterdir()) == ["data.spacy", "silver.spacy"]


def test_the_rate_falls_to_nothing_at_the_last_step(tmp_path: Path):
    nlp = build(CONFIG, Settings(tmp_path, tmp_path), vectors=None, overrides={"training.max_steps": 7})
    assert nlp.config["training"]["optimizer"]["learn_rate"]["total_steps"] == 7
    assert not nlp.config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"]
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "senter", "parser", "ner"]
