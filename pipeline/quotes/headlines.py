"""Headlines that report: *Ofsted: pace of change is too slow*."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from pipeline.quotes.cues import find_cues, speaking_nouns
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import Reported, trim

_SOURCE_WIDTH: Final = 4
_WORDS: Final = 3
_HEADLINE_WIDTH: Final = 25
_ENDS: Final = frozenset(".:?!,;")


def is_headline(block: Span) -> bool:
    """Tell whether a block is a heading or reads as one: a short line without a stop at its end."""
    if block.label_ == "heading":
        return True
    last = block[-1].text[-1:]
    return block.label_ == "paragraph" and len(block) <= _HEADLINE_WIDTH and last not in _ENDS


def find_headline(passage: Passage, block: Span) -> Reported | None:
    """Give the statement after a short name and a colon in a heading; None for other blocks and forms."""
    doc = passage.doc
    if not is_headline(block) or passage.quotations or passage.start != block.start:
        return None
    colon = next((t.i for t in doc[passage.start : passage.start + _SOURCE_WIDTH + 1] if t.text == ":"), None)
    if colon is None:
        return None
    source = doc[passage.start : colon]
    if not len(source) or not _names_a_body(source) or list(find_cues(doc, colon, passage.end)):
        return None
    contents = tuple(trim(doc, colon + 1, passage.end))
    if not contents or sum(t.is_alpha for t in contents[0]) < _WORDS or not _has_finite_verb(contents[0]):
        return None
    return Reported(contents, None, source, "headline")


def _names_a_body(source: Span) -> bool:
    return (
        source[0].ent_type_ in {"ORG", "PERSON"} or source[0].pos_ == "PROPN" or source[-1].lower_ in speaking_nouns()
    )


def _has_finite_verb(span: Span) -> bool:
    return any(t.tag_ in {"VBZ", "VBP", "VBD", "MD"} for t in span)
