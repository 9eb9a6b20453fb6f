from pathlib import Path

from training.treebank import read_documents, to_sentence
from training.words import text_of

SAMPLE = Path(__file__).parent / "sample" / "ud"


def _row(number: str, form: str, *, head: str = "0", dep: str = "root", misc: str = "_") -> list[str]:
    return [number, form, form, "X", "XX", "_", head, dep, "_", misc]


def test_read_documents_keeps_documents_and_paragraphs_apart():
    documents = list(read_documents(SAMPLE / "ewt_train.conllu"))
    assert [len(document.paragraphs) for document in documents] == [4, 2]
    assert [len(paragraph) for paragraph in documents[0].paragraphs] == [2, 1, 1, 1]


def test_read_documents_keeps_tenth_columns_beside_their_words():
    document = next(read_documents(SAMPLE / "gum_train.conllu"))
    for paragraph, columns in zip(document.paragraphs, document.misc, strict=True):
        assert [len(sentence) for sentence in paragraph] == [len(misc) for misc in columns]


def test_to_sentence_cuts_a_multi_word_token_without_blanks():
    rows = [_row("1-2", "don't"), _row("1", "do"), _row("2", "n't", head="1", dep="advmod"), _row("3", "go", head="1")]
    words, _ = to_sentence(rows)
    assert text_of(words) == "don't go "


def test_to_sentence_gives_nothing_where_words_do_not_spell_the_token():
    assert to_sentence([_row("1-2", "au"), _row("1", "à"), _row("2", "le", head="1", dep="det")]) == ((), ())


def test_to_sentence_renames_the_root_as_spacy_has_it():
    (word,), _ = to_sentence([_row("1", "Go")])
    assert (word.head, word.dep) == (-1, "ROOT")
