from pathlib import Path

from pipeline.parse.lemmatizer import TABLE
from training.lemmas import lemma_lookups, lemma_table
from training.settings import Settings
from training.treebank import Document
from training.words import Word

SAMPLE = Path(__file__).parent / "sample"


def _document(*words: Word) -> Document:
    return Document(((tuple(words),),), ())


def test_lemma_table_takes_the_most_frequent_lemma():
    words = (Word("left", "leave", "VBD"), Word("Left", "leave", "VBD"), Word("left", "left", "VBD"))
    assert lemma_table([_document(*words)]) == {"left/VBD": "leave"}


def test_lemma_table_leaves_out_names_and_slips():
    words = (Word("Ann", "Ann", "NNP"), Word("teh", "the", "DT", feats="Typo=Yes"), Word("go", "go", "GW"))
    assert lemma_table([_document(*words)]) == {}


def test_lemma_table_has_names_that_are_cut_short_and_nothing_else():
    words = (Word("Sept.", "September", "NNP"), Word("Sun", "Sunday", "NNP"), Word("sun", "sun", "NN"))
    assert lemma_table([_document(*words, Word("Phx", "phoenix", "NNP"))]) == {
        "sept./NNP": "September",
        "sun/NN": "sun",
    }


def test_lemma_lookups_come_from_the_training_splits():
    table = lemma_lookups(Settings(SAMPLE, SAMPLE)).get_table(TABLE)
    assert table["are/VBP"] == "be"
    assert table["n't/RB"] == "not"
    assert "teaches/VBZ" not in table


def test_clitics_are_known_without_their_apostrophe_too():
    words = (Word("’ve", "have", "VBP"), Word("'", "'", "''"), Word("ve", "vee", "NN"), Word("m", "metre", "NN"))
    table = lemma_table([_document(*words, Word("'m", "be", "VBP"), Word("'m", "m", "NN"))])
    assert (table["'ve/VBP"], table["ve/VBP"], table["ve/NN"]) == ("have", "have", "vee")
    assert (table["m/VBP"], table["m/NN"]) == ("be", "metre")
    assert not any(known.startswith("/") for known in table)
