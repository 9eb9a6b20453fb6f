"""ClearNLP's forms of *be* head what they say of a subject; here the predicate takes their place."""

from __future__ import annotations

from pipeline.lexicons.function_words import function_words
from pipeline.lexicons.pipeline_labels import lifts, relations
from pipeline.parse.labels.tree import Tree

_COPULA = "cop"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


def lift_predicates(tree: Tree) -> None:
    """Put the predicate after each form of *be* in its place: *staff are kind* becomes *staff → kind ← are*.

    After *there* it becomes the subject (*there are concerns*); with a subject of its own it is a clause; after any
    other verb (*feel safe*, *become a school*) it stays where it is under another label.
    """
    for token in tree.upwards():
        found = [child for child in tree.children[token] if lifts().get(tree.labels[child]) == _COPULA]
        if found and _is_be(tree, token):
            _lift(tree, token, found.pop(0))
        for child in found:
            tree.labels[child] = str(relations("clear")[tree.labels[child], None].becomes)


def _is_be(tree: Tree, token: int) -> bool:
    word = tree.doc[token]
    return word.pos_ in {"VERB", "AUX"} and (word.lemma_ == "be" or word.lower_ in function_words("be"))


def _lift(tree: Tree, token: int, predicate: int) -> None:
    if tree.child(token, {"expl"}) is not None and tree.child(token, _SUBJECTS - {"expl"}) is None:
        tree.labels[predicate] = "nsubj"
    elif tree.child(predicate, _SUBJECTS) is not None:
        tree.labels[predicate] = "ccomp"
    else:
        label = tree.labels[token]
        rest = [child for child in tree.children[token] if child != predicate]
        tree.lift(predicate, _COPULA)
        tree.labels[predicate] = label
        tree.move(rest, predicate)
