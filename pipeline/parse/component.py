"""The spaCy component `inspection_boundaries`: sentence starts that respect blocks and quotation marks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import get_blocks
from pipeline.parse.sentences import preset_boundaries

FACTORY = "inspection_boundaries"


@Language.factory(FACTORY, assigns=["token.is_sent_start"])
def make_component(nlp: Language, name: str) -> BoundaryComponent:  # noqa: ARG001  spaCy passes both
    """Give the component; it goes before the parser, which keeps to preset boundaries."""
    return BoundaryComponent()


class BoundaryComponent:
    """Presets where a sentence must begin and where none may."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` where blocks and marks decide; leave the rest to the parser."""
        preset_boundaries(doc, get_blocks(doc))
        return doc
