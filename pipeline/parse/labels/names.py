"""The labels of names, as the rest of the program reads them."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.lexicons.pipeline_labels import names


def relabel_names(doc: Doc) -> None:
    """Give the names of a Doc the labels that are read, in place; figures, sums and the like are no names any more."""
    known = names()
    if any(name.label_ in known for name in doc.ents):
        kept = ((name, known.get(name.label_, name.label_)) for name in doc.ents)
        doc.set_ents([Span(doc, name.start, name.end, label=label) for name, label in kept if label is not None])
