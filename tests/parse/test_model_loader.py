import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ConfigError
from pipeline.parse import model_loader
from pipeline.parse.model_loader import (
    MANIFEST,
    MODEL,
    SEAL,
    VECTORS,
    check_files,
    digest,
    load_model,
    model_files,
    seal,
    set_precision,
)
from tests.parse.poison import Poison
from training.package import write_manifest
from training.vectors import write_table

TEXT = "Children are SAFE"
WORDS = ("children", "are", "safe")


def untrained(vectors: Path) -> Language:
    """A tagger over static vectors, with the weights it was born with."""
    from pipeline.parse.model_loader import read_vectors

    nlp = spacy.blank("en")
    nlp.vocab.vectors = read_vectors(vectors)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["SHAPE"],
        "rows": [10],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 8,
        "depth": 1,
        "window_size": 1,
        "maxout_pieces": 2,
    }
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec}})
    for label in ("A", "B", "C"):
        tagger.add_label(label)
    nlp.initialize()
    return nlp


def states(nlp: Language) -> np.ndarray:
    """What the network below the tagger makes of a text; its output layer is born as zeros."""
    doc: Doc = nlp.make_doc(TEXT)
    return np.asarray(nlp.get_pipe("tagger").model.get_ref("tok2vec").predict([doc])[0])


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray]:
    """A model folder as the recipe writes it, and what its pipeline gave before it was saved."""
    folder = tmp_path_factory.mktemp("model")
    table = np.random.default_rng(5).normal(size=(3, 6)).astype(np.float32)
    write_table(folder / VECTORS, WORDS, table)
    nlp = untrained(folder / VECTORS)
    before = states(nlp)
    set_precision(nlp, "float16")
    nlp.to_disk(folder, exclude=["vocab"])
    nlp.vocab.to_disk(folder / "vocab", exclude=["vectors"])
    write_manifest(folder)
    return folder, before


@pytest.fixture
def folder(saved: tuple[Path, np.ndarray], tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved[0], tmp_path / "model"))


def test_vectors_survive_save_and_load_with_lower_case_lookup(folder: Path):
    nlp = load_model(folder)
    doc = nlp.make_doc(TEXT)
    rows = nlp.vocab.vectors.find(keys=doc.to_array(nlp.vocab.vectors.attr))
    assert rows.tolist() == [0, 1, 2]


def test_loaded_pipeline_gives_what_the_saved_one_gave(folder: Path, saved: tuple[Path, np.ndarray]):
    assert saved[1].any()
    np.testing.assert_allclose(states(load_model(folder)), saved[1], atol=0.01)


def test_weights_are_widened(folder: Path):
    model = load_model(folder).get_pipe("tagger").model
    kinds = {str(node.get_param(n).dtype) for node in model.walk() for n in node.param_names if node.has_param(n)}
    assert kinds == {"float32"}


def test_a_changed_file_is_refused_by_name(folder: Path):
    changed = folder / "tagger" / "model"
    changed.write_bytes(changed.read_bytes() + b"\0")
    with pytest.raises(ConfigError, match=r"tagger/model: sha256 .* differs"):
        load_model(folder)


def test_a_missing_file_is_refused_by_name(folder: Path):
    (folder / VECTORS).unlink()
    with pytest.raises(ConfigError, match=r"vectors\.npz: missing"):
        load_model(folder)


def test_a_folder_without_manifest_is_refused(tmp_path: Path):
    with pytest.raises(ConfigError, match=r"manifest\.json: missing"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [("[]", "holds no object"), ("{", "cannot be loaded: JSONDecodeError"), ("[" * 100_000, "cannot be loaded")],
    ids=["list", "broken", "deep"],
)
def test_a_manifest_that_cannot_be_read_is_told(folder: Path, text: str, message: str):
    (folder / MANIFEST).write_text(text)
    with pytest.raises(ConfigError, match=rf"manifest\.json: {message}") as told:
        load_model(folder)
    assert "\n" not in str(told.value)


def test_vectors_are_not_unpickled(folder: Path, tmp_path: Path):
    mark = tmp_path / "mark"
    np.savez(folder / VECTORS, rows=np.array([Poison(mark)], dtype=object), allow_pickle=True)
    write_manifest(folder)
    with pytest.raises(ConfigError, match=r"vectors\.npz: cannot be loaded: ValueError: Object arrays cannot"):
        load_model(folder)
    assert not mark.exists()


def test_a_folder_that_spacy_cannot_load_is_told(folder: Path):
    (folder / "tagger/model").write_bytes(b"")
    write_manifest(folder)
    with pytest.raises(ConfigError, match="model: cannot be loaded: "):
        load_model(folder)


def test_a_file_that_is_not_listed_is_refused_by_name(folder: Path):
    (folder / "tagger" / "more.pkl").write_bytes(b"")
    with pytest.raises(ConfigError, match=r"tagger/more\.pkl: not listed"):
        load_model(folder)


def test_a_folder_that_calls_strangers_is_refused_though_its_manifest_holds(folder: Path):
    config = folder / "config.cfg"
    config.write_text(config.read_text().replace("spacy.HashEmbedCNN", "x").replace("spacy.MultiHash", "stranger.X"))
    write_manifest(folder)
    with pytest.raises(ConfigError, match="calls 'stranger"):
        load_model(folder)


def test_a_seal_stands_for_every_file(folder: Path):
    before = seal(folder)
    assert before == digest(folder / MANIFEST)
    (folder / "meta.json").write_text("{}")
    write_manifest(folder)
    assert seal(folder) != before


@pytest.fixture
def shipped(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in the place of the package's own, with its seal beside it."""
    (tmp_path / SEAL.name).write_text(f"{seal(folder)}\n")
    monkeypatch.setattr(model_loader, "MODEL", folder)
    monkeypatch.setattr(model_loader, "SEAL", tmp_path / SEAL.name)
    return folder


def test_the_shipped_model_is_loaded_under_its_seal(shipped: Path):
    assert load_model().pipe_names == ["tagger"]


def test_a_shipped_model_with_a_manifest_of_its_own_is_refused(shipped: Path):
    (shipped / "meta.json").write_text((shipped / "meta.json").read_text() + " ")
    write_manifest(shipped)
    with pytest.raises(ConfigError, match=r"manifest\.json: sha256 .* differs from .* in model\.sha256"):
        load_model()
    assert load_model(shipped).pipe_names == ["tagger"]


def test_a_missing_seal_is_told(shipped: Path, tmp_path: Path):
    (tmp_path / SEAL.name).unlink()
    with pytest.raises(ConfigError, match=r"model\.sha256: missing"):
        load_model()


@pytest.mark.model
def test_embedded_model_is_sealed():
    assert SEAL.read_text() == f"{seal()}\n"


def test_a_card_may_change(folder: Path):
    (folder / "MODEL.md").write_text("a card")
    check_files(folder)


@pytest.mark.model
def test_embedded_model_lists_all_its_files():
    listed = json.loads((MODEL / MANIFEST).read_text(encoding="utf-8"))
    assert listed == {file.relative_to(MODEL).as_posix(): digest(file) for file in model_files(MODEL)}


@pytest.mark.model
def test_embedded_model_is_small():
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= 31_000_000


@pytest.mark.model
def test_embedded_model_reads_a_press_sentence():
    doc = load_model()("“We are proud of our staff,” said Cllr Ann Poe, leader of Rutland County Council.")
    said = next(token for token in doc if token.text == "said")
    assert said.dep_ == "ROOT"
    assert said.lemma_ == "say"
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["Ann"]
    assert ("Ann Poe", "PERSON") in {(name.text, name.label_) for name in doc.ents}
    assert ("Rutland County Council", "ORG") in {(name.text, name.label_) for name in doc.ents}
