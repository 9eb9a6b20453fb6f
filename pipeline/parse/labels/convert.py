"""The relations of a Doc, as the embedded pipeline would label them."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.lexicons.pipeline_labels import PipelineLabel, Scheme, lifts, relations
from pipeline.parse.labels.adpositions import lift_objects
from pipeline.parse.labels.coordination import join_conjuncts
from pipeline.parse.labels.copulas import lift_predicates
from pipeline.parse.labels.tree import Tree

_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def convert(doc: Doc, scheme: Scheme) -> None:
    """Relabel and rehang the parse of a Doc, in place; each sentence stays one tree over the same words.

    Prepositions, copulas and coordination change places as in Universal Dependencies. Left as they are: names,
    headed by their last word, and *be* before a place, an infinitive or a clause (*is in the room*, *is to improve*).
    """
    tree = Tree(doc)
    if scheme == "clear":
        lift_objects(tree)
        _relabel(tree, scheme)
        lift_predicates(tree)
        join_conjuncts(tree)
    elif not _relabel(tree, scheme):
        return
    tree.write()


def _relabel(tree: Tree, scheme: Scheme) -> bool:
    """Give every token the label that is read, but those that the copula decides on; tell whether any changed."""
    entries = relations(scheme)
    changed = False
    for token, label in enumerate(tree.labels):
        entry = entries.get((label, tree.doc[token].tag_)) or entries.get((label, None))
        if entry is not None and lifts().get(label) != "cop":
            tree.labels[token] = _label(tree, token, entry)
            changed = True
    return changed


def _label(tree: Tree, token: int, entry: PipelineLabel) -> str:
    if entry.under_noun is not None and tree.doc[tree.heads[token]].pos_ not in _PREDICATES:
        return entry.under_noun
    return str(entry.becomes)
