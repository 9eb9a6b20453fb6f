from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.util import load_config

from pipeline.errors import ConfigError
from pipeline.parse.labels.component import FACTORY as LABELS
from pipeline.parse.model_loader import load_model
from pipeline.parse.named import load_named
from tests.parse.labels.examples import relations_of
from tests.parse.pipelines import CLEAR, UNIVERSAL, doc_of, saved, trained
from tests.parse.poison import Poison

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
def test_a_folder_is_read_in_either_scheme_and_again_once_saved(tmp_path: Path, sentences: tuple[str, ...]) -> None:
    nlp = load_named(str(saved(trained(sentences), tmp_path / "tiny")))
    assert LABELS in nlp.pipe_names
    again = load_named(str(saved(nlp, tmp_path / "again")))
    assert again.pipe_names == nlp.pipe_names


def test_components_of_the_program_count_for_nothing(folder: Path, tmp_path: Path) -> None:
    nlp = load_named(str(folder))
    nlp.add_pipe("inspection_quotes", name="quotes")
    nlp.remove_pipe("parser")
    with pytest.raises(ConfigError, match="gives no parse"):
        load_named(str(saved(nlp, tmp_path / "lacking")))


def test_an_installed_package_is_read_by_its_name(package: Path) -> None:
    nlp = load_named("en_packed")
    assert relations_of(nlp(_text(CLEAR[0]))) == READ


def test_a_pipeline_that_lacks_a_component_is_refused(folder: Path) -> None:
    config = load_config(folder / "config.cfg")
    config["nlp"]["pipeline"].remove("parser")
    config.to_disk(folder / "config.cfg")
    with pytest.raises(ConfigError, match=r"this pipeline gives no parse \(a parser\)"):
        load_named(str(folder))


BROKEN = {
    "missing import": ("import a_module_that_nobody_has", "ModuleNotFoundError: No module"),
    "error of its own": ("raise RuntimeError('no GPU here\\nat all')", "RuntimeError: no GPU here"),
    "no pipeline": ("def load(**_):\n    return None", "AttributeError: "),
    "error without words": ("raise ZeroDivisionError", "ZeroDivisionError"),
}


@pytest.mark.parametrize(("code", "message"), BROKEN.values(), ids=BROKEN)
def test_a_package_that_cannot_be_imported_is_told_in_one_line(package: Path, code: str, message: str) -> None:
    (package / "__init__.py").write_text(f"{code}\n")
    with pytest.raises(ConfigError, match=f"en_packed: cannot be loaded: {message}") as told:
        load_named("en_packed")
    assert "\n" not in str(told.value)


def test_a_folder_that_lacks_a_file_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "tagger")
    with pytest.raises(ConfigError, match="tiny: cannot be loaded: "):
        load_named(str(folder))


def test_a_file_without_content_is_told(folder: Path) -> None:
    (folder / "vocab/vectors").write_bytes(b"")
    with pytest.raises(ConfigError, match="tiny: cannot be loaded: EOFError"):
        load_named(str(folder))


# Where spaCy reads a folder, and in which form; last, a file that it never reads.
PLACES = (
    ("attribute_ruler/patterns", "msgpack"),
    ("lemmatizer/lookups/lookups.bin", "msgpack"),
    ("parser/model", "msgpack"),
    ("parser/moves", "msgpack"),
    ("tokenizer", "msgpack"),
    ("vocab/key2row", "msgpack"),
    ("vocab/lookups.bin", "msgpack"),
    ("vocab/keys", "numpy"),
    ("vocab/vectors", "numpy"),
    ("vocab/vectors", "pickle"),
    ("parser/model", "pickle"),
    ("ner/cfg", "pickle"),
    ("vocab/strings.json", "pickle"),
    ("evil.pkl", "pickle"),
)


@pytest.mark.parametrize(("place", "form"), PLACES)
def test_nothing_in_a_folder_is_unpickled(folder: Path, tmp_path: Path, place: str, form: str) -> None:
    mark = tmp_path / "mark"
    poison = pickle.dumps(Poison(mark))
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
    monkeypatch.syspath_prepend(tmp_path)
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
    embedded = load_model()
    again = load_named(str(saved(embedded, tmp_path / "saved")))
    text = "“We are proud of our staff,” said Ann Poe, leader of Rutland County Council."
    first, second = embedded(text), again(text)
    assert second.to_json() == first.to_json()
    assert again.pipe_names == embedded.pipe_names
