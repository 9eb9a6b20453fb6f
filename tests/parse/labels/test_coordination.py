from __future__ import annotations

import pytest

from pipeline.parse.labels.coordination import join_conjuncts
from pipeline.parse.labels.tree import Tree
from tests.parse.labels.examples import related, relations_of

CASES = {
    "row": (
        "Boys/NOUN/0/ROOT ,/PUNCT/1/punct girls/NOUN/1/conj and/CCONJ/3/cc staff/NOUN/3/conj",
        "0/ROOT 1/punct 1/conj 5/cc 1/conj",
    ),
    "long row": (
        "Read/VERB/0/ROOT write/VERB/1/conj sing/VERB/2/conj play/VERB/3/conj and/CCONJ/4/cc rest/VERB/4/conj",
        "0/ROOT 1/conj 1/conj 1/conj 6/cc 1/conj",
    ),
    "two conjunctions": (
        "Come/VERB/0/ROOT and/CCONJ/1/cc see/VERB/1/conj or/CCONJ/1/cc go/VERB/1/conj",
        "0/ROOT 3/cc 1/conj 5/cc 1/conj",
    ),
    "conjunction that opens a sentence": (
        "But/CCONJ/3/cc staff/NOUN/3/nsubj left/VERB/0/ROOT",
        "3/cc 3/nsubj 0/ROOT",
    ),
    "opening conjunction before a row": (
        "But/CCONJ/3/cc staff/NOUN/3/nsubj left/VERB/0/ROOT and/CCONJ/3/cc pupils/NOUN/6/nsubj slept/VERB/3/conj",
        "3/cc 3/nsubj 0/ROOT 6/cc 6/nsubj 3/conj",
    ),
}


@pytest.mark.parametrize(("example", "gives"), CASES.values(), ids=CASES)
def test_conjuncts_hang_on_the_first_and_conjunctions_on_the_next(example: str, gives: str) -> None:
    tree = Tree(related(example))
    join_conjuncts(tree)
    tree.write()
    assert relations_of(tree.doc) == gives
