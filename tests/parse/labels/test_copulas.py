from __future__ import annotations

import pytest

from pipeline.parse.labels.copulas import lift_predicates
from pipeline.parse.labels.tree import Tree
from tests.parse.labels.examples import related, relations_of

CASES = {
    "all that hangs on be goes along": (
        "Staff/NOUN/3/nsubj have/AUX/3/aux been/AUX/0/ROOT very/ADV/5/advmod kind/ADJ/3/acomp today/NOUN/3/obl ./PUNCT/3/punct",
        "5/nsubj 5/aux 5/cop 5/advmod 0/ROOT 5/obl 5/punct",
    ),
    "short form": ("It/PRON/2/nsubj 's/AUX/0/ROOT good/ADJ/2/acomp", "3/nsubj 3/cop 0/ROOT"),
    "question": ("What/PRON/2/attr is/AUX/0/ROOT it/PRON/2/nsubj", "0/ROOT 1/cop 1/nsubj"),
    "reported clause": (
        "Ann/PROPN/2/nsubj said/VERB/0/ROOT staff/NOUN/4/nsubj are/AUX/2/ccomp kind/ADJ/4/acomp",
        "2/nsubj 0/ROOT 5/nsubj 5/cop 2/ccomp",
    ),
    "there is": (
        "There/PRON/2/expl are/VERB/0/ROOT concerns/NOUN/2/attr",
        "2/expl 0/ROOT 2/nsubj",
    ),
    "it is, as an expletive": (
        "It/PRON/2/expl is/AUX/0/ROOT good/ADJ/2/acomp they/PRON/5/nsubj came/VERB/2/csubj",
        "3/expl 3/cop 0/ROOT 5/nsubj 3/csubj",
    ),
    "predicate with a subject of its own": (
        "The/DET/2/det question/NOUN/3/nsubj is/AUX/0/ROOT who/PRON/5/nsubj pays/VERB/3/attr",
        "2/det 3/nsubj 0/ROOT 5/nsubj 3/ccomp",
    ),
    "two predicates": (
        "It/PRON/2/nsubj is/AUX/0/ROOT good/ADJ/2/acomp news/NOUN/2/attr",
        "3/nsubj 3/cop 0/ROOT 3/xcomp",
    ),
    "be within be": (
        "It/PRON/2/nsubj is/AUX/0/ROOT being/AUX/2/acomp kind/ADJ/3/acomp",
        "4/nsubj 4/cop 4/cop 0/ROOT",
    ),
    "other verb": ("Staff/NOUN/2/nsubj feel/VERB/0/ROOT safe/ADJ/2/acomp", "2/nsubj 0/ROOT 2/xcomp"),
    "noun that reads like a form of be": ("Being/NOUN/0/ROOT kind/ADJ/1/acomp", "0/ROOT 1/xcomp"),
}


@pytest.mark.parametrize(("example", "gives"), CASES.values(), ids=CASES)
def test_predicates_take_the_place_of_be(example: str, gives: str) -> None:
    tree = Tree(related(example, lemmas={"'s": "be"}))
    lift_predicates(tree)
    tree.write()
    assert relations_of(tree.doc) == gives
