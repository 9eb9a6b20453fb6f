from dataclasses import replace

import numpy as np
import pytest
import spacy
from spacy.tokens import DocBin

from tests.training.distil.made import INVENTORY, lexemes, text
from training.distil.trees import iob2, is_tree, runs, sentences, write_names, write_trees

ONE = {"tag": [0, 1, 2], "morph": [0, 1, 2], "head": [1, 2, 2], "dep": [1, 2, 0], "start": [1, 0, 0], "name": [4] * 3}


def three(middle_heads: list[int]):
    """Three sentences of which the middle one has other heads."""
    gold = {name: values * 3 for name, values in ONE.items()}
    gold["head"] = [1, 2, 2, *middle_heads, 7, 8, 8]
    return text([0, 1, 2] * 3, **gold)


@pytest.mark.parametrize(
    ("heads", "fits"),
    [([4, 5, 5], True), ([4, 3, 5], False), ([3, 5, 5], False), ([4, 5, 3], False), ([2, 5, 5], False)],
    ids=["tree", "cycle", "two roots", "no root", "crossing"],
)
def test_only_trees_within_the_sentence_are_kept(heads: list[int], fits: bool):  # noqa: FBT001
    whole = three(heads)
    assert is_tree(whole.gold["head"].tolist(), 3, 6) is fits
    assert list(runs(whole, least=0)) == ([(0, 9)] if fits else [(0, 3), (6, 9)])


def test_sentences_begin_with_the_text_whatever_its_first_word_says():
    assert list(sentences(text([0, 1, 2, 3], start=[0, 0, 1, 0]))) == [(0, 2), (2, 4)]


def test_sentences_that_the_teacher_is_not_sure_of_are_left_out():
    sure = np.array([1, 1, 1, 0.5, 0.6, 0.7, 1, 1, 1], dtype=np.float16)
    assert list(runs(replace(three([4, 5, 5]), sure=sure), least=0.8)) == [(0, 3), (6, 9)]


def test_stretches_become_documents_with_their_own_heads(tmp_path):
    write_trees(tmp_path / "silver.spacy", [three([4, 3, 5])], lexemes(), INVENTORY, least=0)
    first, last = DocBin().from_disk(tmp_path / "silver.spacy").get_docs(spacy.blank("en").vocab)
    for doc in (first, last):
        assert doc.text == "the cat sings "
        assert [(token.head.i, token.dep_) for token in doc] == [(1, "det"), (2, "nsubj"), (2, "ROOT")]
        assert [(token.tag_, token.pos_, str(token.morph)) for token in doc][1] == ("NN", "NOUN", "Number=Sing")
        assert doc.has_annotation("ENT_IOB")


def test_a_word_with_a_head_is_no_root(tmp_path):
    gold = ONE | {"dep": [1, 0, 0]}
    write_trees(tmp_path / "silver.spacy", [text([0, 1, 2], **gold)], lexemes(), INVENTORY, least=0)
    (doc,) = DocBin().from_disk(tmp_path / "silver.spacy").get_docs(spacy.blank("en").vocab)
    assert [token.dep_ for token in doc] == ["det", "dep", "ROOT"]


def test_names_come_with_their_sentences_and_without_a_parse(tmp_path):
    named = text([0, 3, 4, 0, 1], name=[4, 3, 3, 4, 4], start=[0, 0, 0, 1, 0])
    write_names(tmp_path / "names.spacy", [named], lexemes(), INVENTORY)
    (doc,) = DocBin().from_disk(tmp_path / "names.spacy").get_docs(spacy.blank("en").vocab)
    assert [(name.text, name.label_) for name in doc.ents] == [("Ann Poe", "PERSON")]
    assert [sentence.text for sentence in doc.sents] == ["the Ann Poe", "the cat"]
    assert not any(map(doc.has_annotation, ("DEP", "TAG")))


def test_iob2_opens_every_name():
    assert iob2(["I-GPE", "I-GPE", "I-ORG", "O", "I-ORG", "B-ORG"]) == [
        "B-GPE",
        "I-GPE",
        "B-ORG",
        "O",
        "B-ORG",
        "B-ORG",
    ]
