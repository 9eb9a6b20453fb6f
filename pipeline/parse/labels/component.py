"""The spaCy component `inspection_labels`: relations and names of any English pipeline, as the others read them."""

from __future__ import annotations

from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.lexicons.pipeline_labels import Scheme, scheme_of
from pipeline.parse.labels.convert import convert
from pipeline.parse.labels.names import relabel_names
from pipeline.parse.setters import labels_of

FACTORY = "inspection_labels"


@Language.factory(FACTORY, requires=["token.dep", "token.head"], assigns=["token.dep", "token.head", "doc.ents"])
def make_component(nlp: Language, name: str) -> LabelComponent:  # noqa: ARG001  spaCy passes both
    """Give the component; it goes right after the pipeline whose labels it reads."""
    return LabelComponent(nlp)


class LabelComponent:
    """Reads the scheme of relations from the labels of the parser, and gives those of the embedded pipeline."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @cached_property
    def scheme(self) -> Scheme | None:
        """The scheme of the parser; None where there is no parser, or its labels are of neither scheme.

        Looked up at the first Doc: when spaCy loads a pipeline, the parser is still without labels as this is made.
        """
        return scheme_of(labels_of(self._nlp, "token.dep"))

    def __call__(self, doc: Doc) -> Doc:
        """Convert the relations, where there is a parse, and the names."""
        if self.scheme is not None and any(token.dep for token in doc):
            convert(doc, self.scheme)
        relabel_names(doc)
        return doc
