from pathlib import Path
from random import Random

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.training import Example

from training.docs import chunks, join, to_doc
from training.restyle import restyle
from training.treebank import read_documents
from training.words import Word, size_of

SAMPLE = Path(__file__).parent / "sample" / "ud"
NLP = spacy.blank("en")
PARAGRAPHS = [p for document in read_documents(SAMPLE / "ewt_train.conllu") for p in document.paragraphs]


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6), st.integers(0, 10_000))
def test_treebank_words_align_with_spacys_own_tokens(run: list, seed: int):
    rng = Random(seed)  # noqa: S311
    gold = to_doc(NLP.vocab, join([restyle(paragraph, rng) for paragraph in run], rng))
    example = Example(NLP.make_doc(gold.text), gold)
    tags = example.get_aligned("TAG", as_string=True)
    heads, labels = example.get_aligned_parse(projectivize=True)
    aligned = sum(tag is not None for tag in tags)
    assert aligned >= 0.9 * len(tags)
    assert sum(head is not None for head in heads) >= 0.9 * len(heads)
    assert "ROOT" in labels


def test_join_spells_breaks_between_paragraphs_and_keeps_sentences_apart():
    run = PARAGRAPHS[:2]
    texts = {to_doc(NLP.vocab, join(run, Random(seed))).text for seed in range(40)}  # noqa: S311
    assert {" “We are", "\n“We are", "\n\n“We are"} == {
        text[text.index("lessons.") + 8 :][: -len(" proud,” she said. ")] for text in texts
    }


def test_to_doc_keeps_the_parse_and_its_sentences():
    doc = to_doc(NLP.vocab, PARAGRAPHS[0])
    assert [sent.text for sent in doc.sents] == ["The school is calm.", "Pupils enjoy their lessons."]
    assert doc[0].head.text == "school"


def test_to_doc_leaves_what_is_missing_missing():
    doc = to_doc(NLP.vocab, ((Word("Ann"), Word("sang")),))
    assert not doc.has_annotation("DEP")
    assert not doc.has_annotation("TAG")
    assert not doc.has_annotation("ENT_IOB")
    assert not doc.has_annotation("MORPH")


def test_to_doc_leaves_features_missing_beside_words_that_have_none():
    doc = to_doc(NLP.vocab, ((Word("in", pos="ADP"), Word("Rome")),))
    read = next(DocBin(["POS", "MORPH"], docs=[doc]).get_docs(NLP.vocab))
    assert [token.has_morph() for token in read] == [True, False]


def test_to_doc_leaves_a_name_missing_where_another_word_is_known_to_be_none():
    doc = to_doc(NLP.vocab, ((Word("Ann"), Word("sang"), Word("\n", name="O")),))
    assert [token.ent_iob_ for token in doc] == ["", "", "O"]


def test_chunks_keep_paragraphs_whole_and_within_the_limit():
    made = list(chunks(PARAGRAPHS, limit=12))
    assert [paragraph for run in made for paragraph in run] == PARAGRAPHS
    assert all(len(run) == 1 or sum(map(size_of, run)) <= 12 for run in made)
