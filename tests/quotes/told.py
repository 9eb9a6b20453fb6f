"""What the whole pipeline finds in a text."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotations import get_attributions


def reported(nlp: Language, text: str) -> list[str]:
    """Give what is reported without marks."""
    return [s.text for a in get_attributions(nlp(text)) if a.kind == "indirect" for s in a.contents]
