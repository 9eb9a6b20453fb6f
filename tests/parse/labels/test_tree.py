from __future__ import annotations

from pipeline.parse.labels.tree import Tree
from tests.parse.labels.examples import related, relations_of

PRAISE = "Inspectors/NOUN/2/nsubj praised/VERB/0/ROOT kind/ADJ/4/amod staff/NOUN/2/dobj"


def test_tree_reads_heads_labels_and_dependents() -> None:
    tree = Tree(related(PRAISE))
    assert tree.heads == [1, 1, 3, 1]
    assert tree.labels == ["nsubj", "ROOT", "amod", "dobj"]
    assert tree.children == [[], [0, 3], [], [2]]
    assert (tree.child(1, {"dobj", "nsubj"}), tree.child(1, {"amod"})) == (0, None)


def test_upwards_gives_each_token_after_its_dependents() -> None:
    order = Tree(related(PRAISE)).upwards()
    assert sorted(order) == [0, 1, 2, 3]
    assert order.index(2) < order.index(3) < order.index(1)


def test_move_hangs_dependents_elsewhere() -> None:
    tree = Tree(related(PRAISE))
    tree.move([0], 3)
    tree.move([], 0)
    tree.move([2], 3)
    assert (tree.heads, tree.children[3], tree.children[1]) == ([3, 1, 3, 1], [0, 2], [3])


def test_lift_puts_a_token_in_the_place_of_its_head() -> None:
    tree = Tree(related(PRAISE))
    tree.lift(2, "x")
    assert (tree.heads, tree.labels[3]) == ([1, 1, 1, 2], "x")


def test_lift_over_a_root_makes_a_root() -> None:
    tree = Tree(related(PRAISE))
    tree.lift(3, "x")
    assert (tree.heads, tree.children[3], tree.children[1]) == ([1, 3, 3, 3], [1, 2], [0])


def test_write_gives_the_doc_the_tree_and_keeps_its_sentences() -> None:
    doc = related(PRAISE + " They/PRON/6/nsubj left/VERB/0/ROOT")
    before = [(sentence.start, sentence.end) for sentence in doc.sents]
    tree = Tree(doc)
    tree.lift(3, "x")
    tree.labels[3] = "ROOT"
    tree.write()
    assert relations_of(doc) == "2/nsubj 4/x 4/amod 0/ROOT 6/nsubj 0/ROOT"
    assert [(sentence.start, sentence.end) for sentence in doc.sents] == before == [(0, 4), (4, 6)]
    assert [token.tag_ for token in doc] == [""] * 6
