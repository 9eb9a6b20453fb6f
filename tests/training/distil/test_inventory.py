import spacy
from spacy.tokens import Doc

from training.distil.inventory import MISSING, Inventory

DOC = Doc(
    spacy.blank("en").vocab,
    words=["Ann", "Poe", "sings", "”"],
    tags=["NNP", "NNP", "VBZ", ""],
    pos=["PROPN", "PROPN", "VERB", ""],
    morphs=["Number=Sing", "Number=Sing", "", ""],
    heads=[2, 0, 2, 2],
    deps=["nsubj", "flat", "ROOT", ""],
    ents=["B-PERSON", "I-PERSON", "O", ""],
)


def test_inventory_holds_each_value_once_and_nothing_for_what_is_missing(tmp_path):
    made = Inventory.of([DOC])
    assert made.values == {
        "tag": ("NNP", "VBZ"),
        "morph": ("PROPN|Number=Sing", "VERB|"),
        "dep": ("ROOT", "flat", "nsubj"),
        "name": ("B-PERSON", "I-PERSON", "O"),
    }
    made.write(tmp_path / "inventory.json")
    assert Inventory.read(tmp_path / "inventory.json") == made


def test_what_was_never_met_has_the_number_of_what_is_missing():
    made = Inventory.of([DOC])
    assert [made.number("tag", tag) for tag in ("VBZ", "JJ", "", None)] == [1, MISSING, MISSING, MISSING]
    assert made.size("dep") == 3
