from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from pipeline.errors import ConfigError
from pipeline.parse.needs import check_pipeline
from tests.parse.pipelines import CLEAR, UNIVERSAL, saved, trained


@pytest.fixture
def tiny(tmp_path) -> Language:
    return spacy.load(saved(trained(CLEAR), tmp_path))


@pytest.mark.parametrize(
    ("sentences", "scheme"), [(CLEAR, "clear"), (UNIVERSAL, "universal")], ids=["clear", "universal"]
)
def test_scheme_of_a_fit_pipeline_is_given(sentences, scheme: str) -> None:
    assert check_pipeline(trained(sentences), "tiny") == scheme


MISSING = {
    "tagger": "no tags (as a tagger sets)",
    "attribute_ruler": "no parts of speech (a morphologizer, or an attribute_ruler)",
    "lemmatizer": "no lemmas (a lemmatizer)",
    "parser": "no parse (a parser)",
    "ner": "no names (ner)",
}


@pytest.mark.parametrize(("component", "piece"), MISSING.items(), ids=MISSING)
def test_a_missing_component_is_named(tiny, component: str, piece: str) -> None:
    tiny.remove_pipe(component)
    with pytest.raises(ConfigError) as told:
        check_pipeline(tiny, "en_tiny")
    assert str(told.value) == f"en_tiny: this pipeline gives {piece}"


def test_all_missing_components_are_named_at_once() -> None:
    with pytest.raises(ConfigError) as told:
        check_pipeline(spacy.blank("en"), "en_blank")
    assert str(told.value).count("no ") == len(MISSING)


def test_table_that_sets_no_parts_of_speech_does_not_do(tiny) -> None:
    tiny.remove_pipe("attribute_ruler")
    ruler = tiny.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{"TAG": "NN"}]], attrs={"LEMMA": "x"})
    with pytest.raises(ConfigError, match="parts of speech"):
        check_pipeline(tiny, "tiny")


def test_disabled_component_is_a_missing_one(tiny) -> None:
    tiny.disable_pipe("parser")
    with pytest.raises(ConfigError, match="parser"):
        check_pipeline(tiny, "tiny")


def test_morphologizer_sets_parts_of_speech(tiny) -> None:
    tiny.remove_pipe("attribute_ruler")
    tiny.add_pipe("morphologizer")
    check_pipeline(tiny, "tiny")


@pytest.mark.parametrize("component", ["merge_entities", "merge_noun_chunks", "token_splitter"])
def test_component_that_joins_or_splits_tokens_is_refused(tiny, component: str) -> None:
    tiny.add_pipe(component)
    with pytest.raises(ConfigError, match=f"tiny: its component {component!r} joins or splits tokens"):
        check_pipeline(tiny, "tiny")
    tiny.disable_pipe(component)
    check_pipeline(tiny, "tiny")


def test_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(ConfigError, match="de_tiny: this pipeline is for the language 'de'; only English"):
        check_pipeline(spacy.blank("de"), "de_tiny")


def _with(tiny: Language, component: str, *labels: str) -> Language:
    tiny.remove_pipe(component)
    added = tiny.add_pipe(component)
    for label in labels:
        added.add_label(label)
    return tiny


def test_labels_that_cannot_be_read_are_told(tiny) -> None:
    with pytest.raises(ConfigError, match="it names no PERSON and ORG, only DISEASE"):
        check_pipeline(_with(tiny, "ner", "DISEASE"), "tiny")
    with pytest.raises(ConfigError, match="neither in Universal Dependencies, version 2, nor as ClearNLP"):
        check_pipeline(_with(tiny, "parser", "subj", "atr"), "tiny")
    tiny = _with(_with(tiny, "ner", "PER", "ORG"), "parser", "obj")
    check_pipeline(tiny, "tiny")
    with pytest.raises(ConfigError, match="not those of the Penn Treebank"):
        check_pipeline(_with(tiny, "tagger", "NOUN", "VERB"), "tiny")
