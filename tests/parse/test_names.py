from __future__ import annotations

import pytest
from spacy.tokens import Span

from pipeline.parse.names import FACTORY
from tests.builders import blank, parsed


def named(words, start, end, **given):
    doc = parsed(words, **given)
    doc.set_ents([Span(doc, start, end, label="PERSON")])
    edges = blank().create_pipe(FACTORY)
    return [(ent.text, ent.label_) for ent in edges(doc).ents]


def plain(words, tags):
    """Every word hangs on the first one."""
    size = len(words.split())
    pos = ["PROPN" if tag == "NNP" else "NOUN" if tag == "NN" else "X" for tag in tags]
    return {"heads": [0] * size, "deps": ["ROOT"] + ["dep"] * (size - 1), "tags": tags, "pos": pos}


@pytest.mark.parametrize(
    ("words", "end", "tags", "name"),
    [
        ("Edric III reigned", 1, ["NNP", "NNP", "VBD"], "Edric III"),
        ("Edric I reigned", 1, ["NNP", "NNP", "VBD"], "Edric I"),
        ("with Edric I agree", 2, ["IN", "NNP", "PRP", "VBP"], "Edric"),
        ("Edric Mill the Elder died", 2, ["NNP", "NNP", "DT", "NNP", "VBD"], "Edric Mill the Elder"),
        ("Edric the Good Witch came", 1, ["NNP", "DT", "NNP", "NNP", "VBD"], "Edric the Good Witch"),
        ("Edric Mill the Labour candidate came", 2, ["NNP", "NNP", "DT", "NNP", "NN", "VBD"], "Edric Mill"),
        ("Edric Mill the head came", 2, ["NNP", "NNP", "DT", "NN", "VBD"], "Edric Mill"),
        ("Edric Mill , Jr. came", 2, ["NNP", "NNP", ",", "NNP", "VBD"], "Edric Mill , Jr."),
        ("Edric Mill Sr came", 2, ["NNP", "NNP", "NNP", "VBD"], "Edric Mill Sr"),
        ("Edric Mill , head", 2, ["NNP", "NNP", ",", "NN"], "Edric Mill"),
        ("Edric Mill", 2, ["NNP", "NNP"], "Edric Mill"),
    ],
)
def test_what_follows_a_name_and_belongs_to_it(words, end, tags, name):
    start = 1 if words.startswith("with") else 0
    assert named(words, start, end, **plain(words, tags)) == [(name, "PERSON")]


@pytest.mark.parametrize(
    ("words", "dep", "name"),
    [
        ("Osbert Iain Mill spoke", "flat", "Osbert Iain Mill"),
        ("Osbert Iain Mill spoke", "compound", "Iain Mill"),
        ("Cllr. Iain Mill spoke", "flat", "Iain Mill"),
        ("osbert Iain Mill spoke", "flat", "Iain Mill"),
    ],
)
def test_first_name_that_the_parse_makes_the_head(words, dep, name):
    given = {"heads": [3, 0, 0, 3], "deps": ["nsubj", dep, dep, "ROOT"], "tags": ["NNP", "NNP", "NNP", "VBD"]}
    assert named(words, 1, 3, pos=["PROPN", "PROPN", "PROPN", "VERB"], **given) == [(name, "PERSON")]


def test_word_of_another_name_is_left_to_it():
    doc = parsed(
        "Edric III reigned", heads=[2, 0, 2], deps=["nsubj", "flat", "ROOT"], tags=["NNP", "NNP", "VBD"], pos=["PROPN", "PROPN", "VERB"]
    )  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, label="PERSON"), Span(doc, 1, 2, label="ORG")])
    assert [ent.text for ent in blank().create_pipe(FACTORY)(doc).ents] == ["Edric", "III"]
