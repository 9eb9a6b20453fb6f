"""Statements beside *according to X* and its like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from pipeline.quotes.cues import FoundCue, can_speak
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import BREAKS, Reported, has_verb, trim

_WORDS: Final = 3


def find_according(passage: Passage, cue: FoundCue) -> Reported | None:
    """Give the statement beside *according to X*: the words after X and a comma, or the words before."""
    doc = passage.doc
    end = next((t.i for t in doc[cue.span.end : passage.end] if t.text in {",", "."} or t.text in BREAKS), passage.end)
    source = doc[cue.span.end : end]
    if "ccomp" not in cue.entry.takes or not len(source) or not can_speak(source):
        return None
    before = _words(doc, passage.start, cue.span.start)
    pieces: Sequence[tuple[int, int]] = [(passage.start, cue.span.start)] if before else [(end, passage.end)]
    contents = tuple(s for a, b in pieces for s in trim(doc, a, b))
    if not contents or not has_verb(contents[0]):
        return None
    return Reported(contents, cue.span, source, "according_to")


def _words(doc: Doc, start: int, end: int) -> bool:
    return sum(token.is_alpha for token in doc[start:end]) >= _WORDS
