from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from training.convert import convert, sayable
from training.fragments import expand
from training.settings import Settings

SAMPLE = Path(__file__).parent / "sample"
VOCAB = spacy.blank("en").vocab


def read(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(VOCAB))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    (folder / "train").mkdir()
    (folder / "train" / "names_older.spacy").write_text("what an earlier run left")
    convert(Settings(SAMPLE, folder).small(), folder)
    return folder


def test_parser_data_are_parsed_and_tagged(made: Path):
    for name in ("copy0", "press"):
        file = made / "train" / f"{name}.spacy"
        docs = read(file)
        assert docs
        assert all(doc.has_annotation("DEP") and doc.has_annotation("TAG") for doc in docs), file.name


def test_name_data_hold_the_kinds_that_ship(made: Path):
    files = [made / "dev.spacy", *(made / "train").glob("names_*.spacy")]
    kinds = {name.label_ for file in files for doc in read(file) for name in doc.ents}
    assert kinds == {"PERSON", "ORG", "GPE", "DATE"}


def test_every_text_that_checkpoints_are_chosen_by_has_a_parse(made: Path):
    docs = read(made / "dev.spacy")
    assert all(doc.has_annotation("DEP") for doc in docs)
    assert {doc.has_annotation("ENT_IOB") for doc in docs} == {True, False}


def test_evaluation_texts_are_in_no_training(made: Path):
    texts = "\n".join(doc.text for file in made.rglob("*.spacy") for doc in read(file))
    assert "lives in Marlowby" not in texts
    assert "garden is small" not in texts
    assert "teaches at" not in texts


def test_treebanks_without_names_say_nothing_about_names(made: Path):
    words = [token for doc in read(made / "train" / "copy0.spacy") for token in doc if token.tag_ == "NNP"]
    assert words
    assert {token.ent_iob_ for token in words} == {""}


def test_names_of_the_parsers_test_split_and_of_earlier_runs_are_in_no_training(made: Path):
    assert {file.stem for file in (made / "train").glob("names_*")} == {
        "names_gum",
        "names_press",
        "names_uner_ewt_dev",
        "names_wikigold",
    }


@pytest.mark.parametrize(
    ("parse", "fits"),
    [
        ("The|DT|2|det school|NN|4|nsubj is|VBZ|4|cop calm|JJ|0|root .|.|4|punct", True),
        ("A|DT|4|det calm|JJ|4|amod old|JJ|4|amod school|NN|0|root .|.|4|punct", False),
        ("The|DT|2|det school|NN|4|nsubj is|VBZ|4|cop calm|JJ|0|root", False),
        ("“|``|4|punct It|PRP|4|nsubj is|VBZ|4|cop calm|JJ|0|root .|.|4|punct", False),
        ("It|PRP|2|nsubj helps|VBZ|0|root .|.|2|punct", False),
    ],
    ids=["statement", "no subject", "no full stop", "in marks", "too short"],
)
def test_sayable_sentences_are_whole_statements(parse: str, fits: bool):  # noqa: FBT001
    assert sayable(expand(parse, lambda _: ())) is fits
