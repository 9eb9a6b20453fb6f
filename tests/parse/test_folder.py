from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.util import registry

from pipeline.errors import ConfigError
from pipeline.parse.folder import check_folder
from tests.parse.pipelines import CLEAR, saved, trained


@Language.component("folder_stranger")
def stranger(doc):
    """A component that is neither spaCy's nor ours, though it is registered."""
    raise AssertionError("ran")


@Language.factory("folder_maker")
def maker(nlp, name):
    """The same, by a factory."""
    return stranger


@registry.architectures("spacy.Stranger.v1")
def network():
    """A function that is none of spaCy's, under a name as spaCy's have."""
    raise AssertionError("ran")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> str:
    return (saved(trained(CLEAR), tmp_path_factory.mktemp("tiny")) / "config.cfg").read_text("utf-8")


def _checked(folder: Path, text: str) -> None:
    (folder / "config.cfg").write_text(text, "utf-8")
    check_folder(folder)


def test_a_folder_of_spacys_own_components_passes(tmp_path: Path, config: str) -> None:
    _checked(tmp_path, config)
    for name in ("inspection_lemmatizer", "senter", "sentencizer"):
        _checked(tmp_path, config.replace('factory = "lemmatizer"', f'factory = "{name}"'))


REFUSED = {
    "component of somebody else": ('factory = "ner"', 'factory = "folder_stranger"', "needs 'folder_stranger'"),
    "factory of somebody else": ('factory = "ner"', 'factory = "folder_maker"', "needs 'folder_maker'"),
    "component that nobody has": ('factory = "ner"', 'factory = "nowhere"', "needs 'nowhere', which is neither"),
    "component of another pipeline": ('factory = "ner"', 'source = "en_other"', "needs 'another pipeline'"),
    "both": ('factory = "ner"', 'factory = "ner"\nsource = "en_other"', "component 'ner' needs 'ner'"),
    "function of somebody else": ("spacy.HashEmbedCNN.v2", "stranger.Encoder.v1", "calls 'stranger.Encoder.v1'"),
    "stranger under spaCy's name": ("spacy.HashEmbedCNN.v2", "spacy.Stranger.v1", r"calls 'spacy\.Stranger\.v1'"),
    "function that nobody has": ("spacy.HashEmbedCNN.v2", "spacy.Nobody.v1", r"calls 'spacy\.Nobody\.v1'"),
    "kind that nobody has": ('@architectures = "spacy.HashEmbedCNN.v2"', '@get = "spacy.HashEmbedCNN.v2"', r"\(@get\)"),
    "tokenizer of another language": (
        "spacy.Tokenizer.v1",
        "spacy.zh.ChineseTokenizer",
        r"calls 'spacy\.zh\.ChineseTokenizer' \(@tokenizers\)",
    ),
    "function behind a variable": (
        '@architectures = "spacy.HashEmbedCNN.v2"',
        "@architectures = ${system.gpu_allocator}",
        "calls None",
    ),
    "layer of PyTorch": ("spacy.HashEmbedCNN.v2", "spacy.TorchBiLSTMEncoder.v1", "TorchBiLSTM"),
    "callback": (
        "after_creation = null",
        'after_creation = {"@callbacks":"spacy.copy_from_base_model.v1","tokenizer":"en_other"}',
        r"'spacy\.copy_from_base_model\.v1' \(@callbacks\)",
    ),
    "function in a list": (
        "after_creation = null",
        'after_creation = [{"@misc":"stranger.v1"}]',
        "calls 'stranger.v1'",
    ),
    "another language": ('lang = "en"', 'lang = "de"', "is for the language 'de'"),
    "no language": ('lang = "en"', "", "is for the language 'None'"),
    "unknown variable": ('lang = "en"', "lang = ${nowhere.lang}", "cannot be read"),
    "setting that stands twice": ('lang = "en"', 'lang = "en"\nlang = "en"', "cannot be read"),
    "no config": ("[nlp]", "[nlp", "cannot be read"),
}


@pytest.mark.parametrize(("old", "new", "message"), REFUSED.values(), ids=REFUSED)
def test_what_could_run_foreign_code_is_refused_by_name(
    tmp_path: Path, config: str, old: str, new: str, message: str
) -> None:
    assert old in config
    with pytest.raises(ConfigError, match=message) as told:
        _checked(tmp_path, config.replace(old, new))
    assert str(told.value).startswith(f"{tmp_path}: ")
    assert "\n" not in str(told.value)


def test_a_folder_without_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no spaCy pipeline: its config\.cfg cannot be read"):
        check_folder(tmp_path)
