import pytest
import spacy
from spacy.tokens import Doc, DocBin

from training.distil.aligned import as_written, read_gold, tokenizing
from training.distil.inventory import MISSING, Inventory
from training.distil.lexemes import Lexemes

GOLD = Doc(
    spacy.blank("en").vocab,
    words=["Ann", "Poe", "sings", "a", "lot", "songs"],
    spaces=[True, True, True, False, True, False],
    tags=["NNP", "NNP", "VBZ", "DT", "NN", "NNS"],
    pos=["PROPN", "PROPN", "VERB", "DET", "NOUN", "NOUN"],
    morphs=["", "", "", "", "", "Number=Plur"],
    heads=[2, 0, 2, 4, 5, 2],
    deps=["nsubj", "flat", "ROOT", "det", "nmod", "obj"],
    ents=["B-PERSON", "I-PERSON", "O", "", "", ""],
)
INVENTORY = Inventory.of([GOLD])


def read(folder, stem: str, cut):
    DocBin(["TAG", "POS", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"], docs=[GOLD]).to_disk(folder / f"{stem}.spacy")
    (made,) = read_gold(folder / f"{stem}.spacy", tokenizing(), Lexemes(), INVENTORY, cut=cut)
    return {name: numbers.tolist() for name, numbers in made.gold.items()}


def spelt(kind: str, numbers: list[int]) -> list[str]:
    return [INVENTORY.values[kind][number] if number != MISSING else "" for number in numbers]


def test_own_words_lose_nothing(tmp_path):
    gold = read(tmp_path, "copy0", as_written)
    assert spelt("tag", gold["tag"]) == [token.tag_ for token in GOLD]
    assert spelt("dep", gold["dep"]) == [token.dep_ for token in GOLD]
    assert spelt("morph", gold["morph"]) == ["PROPN|", "PROPN|", "VERB|", "DET|", "NOUN|", "NOUN|Number=Plur"]
    assert spelt("name", gold["name"]) == ["B-PERSON", "I-PERSON", "O", "", "", ""]
    assert gold["head"] == [2, 0, 2, 4, 5, 2]
    assert gold["start"] == [1, 0, 0, 0, 0, 0]


def test_words_that_our_tokenizer_cuts_otherwise_are_missing(tmp_path):
    nlp = tokenizing()
    gold = read(tmp_path, "copy0", lambda doc: nlp.make_doc(doc.text))
    assert gold["head"] == [2, 0, 2, MISSING, 2]
    assert spelt("tag", gold["tag"]) == ["NNP", "NNP", "VBZ", "", "NNS"]


def test_of_a_name_corpus_only_the_names_are_read(tmp_path):
    gold = read(tmp_path, "names_gum", as_written)
    assert spelt("name", gold["name"])[:3] == ["B-PERSON", "I-PERSON", "O"]
    assert all(set(gold[name]) == {MISSING} for name in ("tag", "morph", "head", "dep", "start"))


@pytest.mark.parametrize(("text", "count"), [("on,”she", 4), ("well?!", 2)], ids=["marks part", "runs join"])
def test_text_is_cut_as_the_finished_pipeline_cuts_it(text: str, count: int):
    assert len(tokenizing().make_doc(text)) == count
