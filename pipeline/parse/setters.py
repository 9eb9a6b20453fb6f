"""Which components of a spaCy pipeline set an attribute, and with which labels."""

from __future__ import annotations

from spacy.language import Language


def setters(nlp: Language, attribute: str) -> list[str]:
    """Give the names of the active components that say that they set an attribute (`token.dep`), in their order."""
    return [name for name in nlp.pipe_names if attribute in nlp.get_pipe_meta(name).assigns]


def labels_of(nlp: Language, attribute: str) -> frozenset[str]:
    """Give the labels that an attribute may take, as far as the components that set it tell."""
    told = nlp.pipe_labels
    return frozenset(label for name in setters(nlp, attribute) for label in told.get(name, ()))
