"""What the program needs of a spaCy pipeline: that it is English, what it must set, and in which labels."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler

from pipeline.errors import ConfigError
from pipeline.lexicons.pipeline_labels import Scheme, names, scheme_of
from pipeline.parse.setters import labels_of, setters

LANGUAGE = "en"
_PIECES = {
    "token.tag": "tags (as a tagger sets)",
    "token.pos": "parts of speech (a morphologizer, or an attribute_ruler)",
    "token.lemma": "lemmas (a lemmatizer)",
    "token.dep": "parse (a parser)",
    "doc.ents": "names (ner)",
}
_PENN = frozenset({"NN", "NNS", "VBD", "VBN", "IN"})
_NAMES = frozenset({"PERSON", "ORG"})


def check_pipeline(nlp: Language, name: str) -> Scheme:
    """Give the scheme of a pipeline's relations, once the rest of the program can work on what it gives.

    Args:
        name: The pipeline as the user named it.

    Raises:
        ConfigError: The pipeline is of another language, lacks a component (all that are missing are named), joins or
            splits tokens, or its tags, relations or names are of a kind that cannot be read.
    """
    if nlp.lang != LANGUAGE:
        raise ConfigError(foreign(name, str(nlp.lang)))
    missing = [piece for attribute, piece in _PIECES.items() if not _is_set(nlp, attribute)]
    if missing:
        raise ConfigError(f"{name}: this pipeline gives no {', no '.join(missing)}")
    for component in nlp.pipe_names:
        if nlp.get_pipe_meta(component).retokenizes:
            raise ConfigError(
                f"{name}: its component {component!r} joins or splits tokens, by whose numbers blocks are kept"
            )
    scheme = scheme_of(labels_of(nlp, "token.dep"))
    if scheme is None:
        told = "neither in Universal Dependencies, version 2, nor as ClearNLP does"
        raise ConfigError(f"{name}: its parse is labelled {told}")
    _check_labels(nlp, name)
    return scheme


def _check_labels(nlp: Language, name: str) -> None:
    tags = labels_of(nlp, "token.tag")
    if tags and not tags >= _PENN:
        raise ConfigError(f"{name}: its tags are not those of the Penn Treebank")
    labels = labels_of(nlp, "doc.ents")
    if labels and not {names().get(label, label) for label in labels} >= _NAMES:
        raise ConfigError(f"{name}: it names no PERSON and ORG, only {', '.join(sorted(labels))}")


def foreign(name: str, language: str) -> str:
    """Give the message for a pipeline of another language."""
    return f"{name}: this pipeline is for the language {language!r}; only English (en) can be read"


def _is_set(nlp: Language, attribute: str) -> bool:
    if setters(nlp, attribute):
        return True
    return attribute == "token.pos" and any(_sets_pos(nlp.get_pipe(name)) for name in nlp.pipe_names)


def _sets_pos(component: object) -> bool:
    """Tell whether a component is a table from tags to parts of speech, as English pipelines have it."""
    if not isinstance(component, AttributeRuler):
        return False
    rows: list[dict[str, Any]] = component.patterns
    return any("POS" in row["attrs"] for row in rows)
