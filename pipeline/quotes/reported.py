"""A reported statement on its way to an attribution, and the trimming of its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

BREAKS: Final = frozenset({".", ";", ":", "?", "!", "“", '"', "‘"})
_EDGES: Final = frozenset(",;:.…")
_LEADING: Final = frozenset({"that", "–", "—", "-"})
_ENDING: Final = frozenset({"and", "but"})
_FINITE_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Reported:
    """The reported clause in its segments, the cue, and the source where the sentence shows it."""

    contents: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    found_by: str


def trim(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """Give the span without *that*, commas, blanks and the final full stop at its edges; at most one."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGES or doc[start].lower_ in _LEADING):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _EDGES or doc[end - 1].lower_ in _ENDING):
        end -= 1
    if start < end:
        yield doc[start:end]


def has_verb(span: Span) -> bool:
    """Tell whether the words hold a verb, by either layer, for one may err; words without tags are taken to."""
    return any(t.pos_ in {"VERB", "AUX"} or t.tag_ in _FINITE_TAGS for t in span) or not span[0].tag
