from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from pipeline.errors import ConfigError
from pipeline.parse.model_loader import load_model
from pipeline.parse.named import load_named
from tests.parse.labels.examples import names_of, relations_of
from tests.parse.pipelines import CLEAR, UNIVERSAL, doc_of, saved, trained

READ = "2/nsubj 0/ROOT 6/mark 6/nsubj 6/cop 2/ccomp 8/case 6/obl 2/punct"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return saved(trained(CLEAR), tmp_path / "tiny")


@pytest.fixture
def package(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as spaCy packages it, installed as far as Python can see."""
    site = tmp_path / "site"
    home = site / "en_packed"
    shutil.copytree(folder, home / "en_tiny-1.2.3")
    shutil.copyfile(folder / "meta.json", home / "meta.json")
    load = "from spacy.util import load_model_from_init_py\n\n\ndef load(**overrides):\n"
    (home / "__init__.py").write_text(f"{load}    return load_model_from_init_py(__file__, **overrides)\n")
    about = site / "en_packed-1.2.3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: en-packed\nVersion: 1.2.3\n")
    (about / "entry_points.txt").write_text("[spacy_models]\nen_packed = en_packed\n")
    monkeypatch.syspath_prepend(site)
    yield home
    sys.modules.pop("en_packed", None)


def _text(sentence: str) -> str:
    return doc_of(trained(CLEAR), sentence).text


@pytest.mark.parametrize("sentences", [CLEAR, UNIVERSAL], ids=["clear", "universal"])
def test_a_folder_is_read_in_either_scheme(tmp_path: Path, sentences: tuple[str, ...]) -> None:
    nlp = load_named(str(saved(trained(sentences), tmp_path)))
    assert relations_of(nlp(_text(sentences[0]))) == READ
    assert names_of(nlp(_text(sentences[1]))).startswith("[Ann Poe](PERSON) praised [Ofsted](ORG)")


def test_an_installed_package_is_read_by_its_name(package: Path) -> None:
    nlp = load_named("en_packed")
    assert relations_of(nlp(_text(CLEAR[0]))) == READ


def test_a_missing_component_is_named(tmp_path: Path) -> None:
    folder = saved(trained(CLEAR), tmp_path, without=["parser", "ner"])
    config = (folder / "config.cfg").read_text().replace('"parser",', "").replace('"ner",', "").replace(',"ner"', "")
    (folder / "config.cfg").write_text(config)
    with pytest.raises(ConfigError, match=r"this pipeline gives no parse \(a parser\), no names \(ner\)"):
        load_named(str(folder))


def test_a_pipeline_that_is_not_there_is_told() -> None:
    with pytest.raises(ConfigError, match="en_core_web_none: no spaCy pipeline of this name is installed"):
        load_named("en_core_web_none")


def test_a_package_that_cannot_be_imported_is_told_in_one_line(package: Path) -> None:
    (package / "__init__.py").write_text("import a_module_that_nobody_has\n")
    with pytest.raises(ConfigError, match="en_packed: cannot be loaded: ModuleNotFoundError: No module") as told:
        load_named("en_packed")
    assert "\n" not in str(told.value)


def test_a_folder_that_lacks_a_file_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "tagger")
    with pytest.raises(ConfigError, match="tiny: cannot be loaded: "):
        load_named(str(folder))


class Poison:
    """Makes a folder where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


PLACES = (
    "attribute_ruler/patterns",
    "evil.pkl",
    "lemmatizer/lookups/lookups.bin",
    "meta.json",
    "ner/cfg",
    "parser/model",
    "parser/moves",
    "tagger/model",
    "tokenizer",
    "vocab/key2row",
    "vocab/keys",
    "vocab/lookups.bin",
    "vocab/strings.json",
    "vocab/vectors",
    "vocab/vectors.cfg",
)


@pytest.mark.parametrize("form", ["pickle", "numpy", "msgpack"])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_in_a_folder_is_unpickled(folder: Path, tmp_path: Path, place: str, form: str) -> None:
    mark = tmp_path / "mark"
    poison = pickle.dumps(Poison(mark))
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    with (folder / place).open("wb") as file:
        if form == "numpy":
            np.save(file, np.array([Poison(mark)], dtype=object), allow_pickle=True)
        elif form == "msgpack":
            import srsly

            file.write(srsly.msgpack_dumps({b"nd": True, b"type": "|O", b"kind": b"O", b"shape": [1], b"data": poison}))
        else:
            file.write(poison)
    try:
        load_named(str(folder))
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017  some places are never read
    assert not mark.exists()
    pickle.loads(poison)
    assert mark.exists()


def test_code_in_a_folder_is_not_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__init__.py", "functions.py", "spacy.py", "sitecustomize.py"):
        (folder / name).write_text(f"import os\nos.mkdir({str(tmp_path / 'mark')!r})\n")
    monkeypatch.chdir(tmp_path)
    assert isinstance(load_named(folder.name), Language)
    assert not (tmp_path / "mark").exists()


def test_our_own_folder_is_checked_against_its_manifest(folder: Path) -> None:
    from training.package import write_manifest

    write_manifest(folder)
    assert relations_of(load_named(str(folder))(_text(CLEAR[0]))) == READ
    (folder / "parser/moves").write_bytes(b"")
    with pytest.raises(ConfigError, match=r"parser/moves: sha256 .* differs"):
        load_named(str(folder))


@pytest.mark.model
def test_the_embedded_pipeline_as_spacy_saves_it_is_read(tmp_path: Path) -> None:
    load_model().to_disk(tmp_path / "saved")
    nlp = load_named(str(tmp_path / "saved"))
    doc = nlp("“We are proud of our staff,” said Ann Poe, leader of Rutland County Council.")
    said = next(token for token in doc if token.text == "said")
    assert (said.dep_, said.lemma_) == ("ROOT", "say")
    assert ("Ann Poe", "PERSON") in {(name.text, name.label_) for name in doc.ents}
    assert nlp.pipe_names == load_model().pipe_names
    assert json.loads((tmp_path / "saved/meta.json").read_text())["name"] == "inspectext"
