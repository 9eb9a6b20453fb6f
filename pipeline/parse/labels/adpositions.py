"""ClearNLP's prepositions head their objects; here the objects take their place."""

from __future__ import annotations

from typing import Final

from pipeline.lexicons.pipeline_labels import lifts
from pipeline.parse.labels.tree import Tree

_OBJECT: Final = "pobj"
_CLAUSE: Final = "pcomp"
_ADJUNCTS: Final = frozenset({"prep", "agent", "dative", "pcomp"})
_WORDS: Final = frozenset({"ADP", "SCONJ", "ADV"})


def lift_objects(tree: Tree) -> None:
    """Put the object or clause of each preposition in its place: *staff in schools* becomes *staff ← schools ← in*.

    The object stays one by its label where the preposition was a plain adjunct, and takes over any other label: that of
    an agent, a conjunct, a root. *Because of* ends as two words below one object, and so does *in and around*.
    """
    order = tree.upwards()
    own = {token: _held(tree, token) for token in order}
    for token in order:
        _share(tree, token)
    for token in order:
        held = own[token] if own[token] in tree.children[token] else None
        if held is None and tree.labels[token] in _ADJUNCTS:
            held = _held(tree, token)  # what has risen from a preposition below: *out of respect*
        if held is not None and _is_adposition(tree, token):
            _lift(tree, token, held)


def _held(tree: Tree, token: int) -> int | None:
    found = tree.child(token, {_OBJECT})
    return found if found is not None else tree.child(token, {_CLAUSE})


def _is_adposition(tree: Tree, token: int) -> bool:
    """Tell by label (*according*, *including*) or part of speech, so that a stray object lifts itself over no verb."""
    return tree.labels[token] in {"prep", "agent"} or tree.doc[token].pos_ in _WORDS


def _share(tree: Tree, token: int) -> None:
    """Hand the object of a conjunct to a preposition that has none: *in ← around ← the unit*."""
    first = tree.heads[token]
    if tree.labels[token] != "conj" or not (_is_adposition(tree, token) and _is_adposition(tree, first)):
        return
    shared = _held(tree, token)
    if shared is not None and _held(tree, first) is None:
        tree.move([shared], first)


def _lift(tree: Tree, token: int, held: int) -> None:
    """Lift what a preposition holds over it, and with that what else hangs there.

    Another object, of a preposition that hung on this one (*from London to Leeds*), goes one step higher.
    """
    label, above = tree.labels[token], tree.heads[token]
    new = _CLAUSE if tree.labels[held] == _CLAUSE and tree.doc[held].pos_ in {"VERB", "AUX"} else _OBJECT
    rest = [child for child in tree.children[token] if child != held and not _is_joined(tree, child, held)]
    others = [child for child in rest if tree.labels[child] == _OBJECT]
    tree.lift(held, lifts()[new])
    tree.labels[held] = _label(label, new)
    tree.move(others, held if above == token else above)
    with_it = [child for child in rest if child not in others]
    tree.move(with_it, held)
    for child in with_it:
        if tree.labels[child] == _CLAUSE and _is_adposition(tree, child):
            tree.labels[child] = lifts()[_OBJECT]  # the second word of *because of*


def _label(label: str, new: str) -> str:
    """Give the label of what stands now where a preposition with this label was."""
    if label in _ADJUNCTS - {"agent"} or label == "advmod" or (label == "agent" and new == _CLAUSE):
        return new
    return label


def _is_joined(tree: Tree, token: int, held: int) -> bool:
    """Tell whether the token joins two prepositions before one object, or is the second: *in and around the unit*."""
    second = tree.child(tree.heads[token], {"conj"})
    joined = second is not None and second < held and _is_adposition(tree, second)
    return joined and tree.labels[token] in {"conj", "cc"}
