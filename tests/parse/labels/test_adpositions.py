from __future__ import annotations

import pytest

from pipeline.parse.labels.adpositions import lift_objects
from pipeline.parse.labels.tree import Tree
from tests.parse.labels.examples import related, relations_of

CASES = {
    "because of": (
        "Left/VERB/0/ROOT because/SCONJ/1/prep of/ADP/2/pcomp delays/NOUN/2/pobj",
        "0/ROOT 4/case 4/case 1/pobj",
    ),
    "because of, in a chain": (
        "Left/VERB/0/ROOT because/SCONJ/1/prep of/ADP/2/pcomp delays/NOUN/3/pobj",
        "0/ROOT 4/case 4/case 1/pobj",
    ),
    "out of": (
        "Acted/VERB/0/ROOT out/ADP/1/prep of/ADP/2/prep respect/NOUN/3/pobj",
        "0/ROOT 4/case 4/case 1/pobj",
    ),
    "from and to": (
        "Moved/VERB/0/ROOT from/ADP/1/prep Leeds/PROPN/2/pobj to/ADP/2/prep York/PROPN/4/pobj",
        "0/ROOT 3/case 1/pobj 5/case 1/pobj",
    ),
    "in and around": (
        "Work/VERB/0/ROOT in/ADP/1/prep and/CCONJ/2/cc around/ADP/2/conj schools/NOUN/4/pobj",
        "0/ROOT 5/case 2/cc 2/conj 1/pobj",
    ),
    "two phrases": (
        "Work/VERB/0/ROOT in/ADP/1/prep schools/NOUN/2/pobj and/CCONJ/2/cc in/ADP/2/conj homes/NOUN/5/pobj",
        "0/ROOT 3/case 1/pobj 3/cc 6/case 3/conj",
    ),
    "what stands before a preposition": (
        "Left/VERB/0/ROOT just/ADV/3/advmod before/ADP/1/prep lunch/NOUN/3/pobj",
        "0/ROOT 4/advmod 4/case 1/pobj",
    ),
    "verb as a preposition": (
        "Gave/VERB/0/ROOT advice/NOUN/1/dobj including/VERB/2/prep tips/NOUN/3/pobj",
        "0/ROOT 1/dobj 4/case 2/pobj",
    ),
    "adverb above a preposition": (
        "Left/VERB/0/ROOT early/ADV/1/advmod in/ADP/2/prep May/PROPN/3/pobj",
        "0/ROOT 1/advmod 4/case 2/pobj",
    ),
    "agent": ("Led/VERB/0/ROOT by/ADP/1/agent Ann/PROPN/2/pobj", "0/ROOT 3/case 1/agent"),
    "agent that is a clause": (
        "Helped/VERB/0/ROOT by/ADP/1/agent listening/VERB/2/pcomp",
        "0/ROOT 3/mark 1/pcomp",
    ),
    "adverb after a preposition": (
        "Better/ADJ/0/ROOT since/SCONJ/1/prep then/ADV/2/pcomp",
        "0/ROOT 3/case 1/pobj",
    ),
    "preposition that heads a sentence": ("In/ADP/0/ROOT brief/NOUN/1/pobj", "2/case 0/ROOT"),
    "stray object of a verb": ("See/VERB/0/ROOT staff/NOUN/1/pobj", "0/ROOT 1/pobj"),
    "preposition without object": ("Looked/VERB/0/ROOT for/ADP/1/prep", "0/ROOT 1/prep"),
}


@pytest.mark.parametrize(("example", "gives"), CASES.values(), ids=CASES)
def test_objects_take_the_place_of_their_prepositions(example: str, gives: str) -> None:
    tree = Tree(related(example))
    lift_objects(tree)
    tree.write()
    assert relations_of(tree.doc) == gives
