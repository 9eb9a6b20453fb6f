"""The spaCy component `inspection_quotes`: contents and cues."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "inspection_quotes"


@Language.factory(FACTORY, assigns=["doc.spans"])
def make_component(nlp: Language, name: str) -> QuotesComponent:  # noqa: ARG001  spaCy passes both
    """Give the component; a parse makes it find indirect quotes too."""
    return QuotesComponent()


class QuotesComponent:
    """Writes the quotes of a Doc, without sources."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributions, and a notice for each quotation mark without a partner."""
        from pipeline.quotes.find import find_quotes  # noqa: PLC0415  spaCy imports this module with every blank pipeline

        find_quotes(doc)
        return doc
