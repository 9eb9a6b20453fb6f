"""ClearNLP's conjuncts hang each on the one before; here all hang on the first, and *and* on the one after it."""

from __future__ import annotations

from pipeline.parse.labels.tree import Tree


def join_conjuncts(tree: Tree) -> None:
    """Hang every conjunct on the first of its row and every conjunction on the conjunct after it."""
    after = {token: _following(tree, token) for token, label in enumerate(tree.labels) if label == "cc"}
    for token in reversed(tree.upwards()):
        head = tree.heads[token]
        if tree.labels[token] == tree.labels[head] == "conj" and tree.heads[head] != head:
            tree.move([token], tree.heads[head])
    for token, conjunct in after.items():
        if conjunct is not None:
            tree.move([token], conjunct)


def _following(tree: Tree, token: int) -> int | None:
    """Give the next conjunct of the word that a conjunction hangs on; None after the last, and before that word.

    Before it the conjunction opens the sentence (*But staff left and pupils slept*), and joins nothing in it.
    """
    if token < tree.heads[token]:
        return None
    row = (child for child in tree.children[tree.heads[token]] if child > token and tree.labels[child] == "conj")
    return next(row, None)
