"""Lists under a lead-in with a source and a cue: *The inspection found:* and the items below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Span, Token

from pipeline.annotations import text_of
from pipeline.quotes.cues import FoundCue, find_cues, reporting_nouns
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import Reported, trim
from pipeline.quotes.subjects import find_subject, phrase_of

_PRONOUNS: Final = frozenset({"it", "they"})


def find_lists(passages: Sequence[Passage], blocks: Sequence[Span]) -> Iterator[Reported]:
    """Give for each lead-in its items as the segments of one quote; a list without a source gives none."""
    last_of_block = {p.block: p for p in passages}
    for number, block in enumerate(blocks):
        items = _items(number + 1, blocks)
        lead_in = last_of_block.get(number)
        if not items or lead_in is None or not text_of(block).rstrip().endswith(":"):
            continue
        cue = _lead_cue(lead_in)
        if cue is None or not _has_source(lead_in, cue):
            continue
        contents = tuple(span for item in items for span in trim(item.doc, item.start, item.end))
        if contents:
            yield Reported(contents, cue.span, _source(lead_in, cue), "list")


def _items(number: int, blocks: Sequence[Span]) -> list[Span]:
    items: list[Span] = []
    while number < len(blocks) and blocks[number].label_ == "list_item":
        items.append(blocks[number])
        number += 1
    return items


def _lead_cue(lead_in: Passage) -> FoundCue | None:
    cues = [c for c in find_cues(lead_in.doc, lead_in.start, lead_in.end) if {"list"} & set(c.entry.takes)]
    return cues[-1] if cues else None


def _source(lead_in: Passage, cue: FoundCue) -> Span | None:
    """Give the cue's subject, or the document that the lead-in names: *the strengths set out in the report*."""
    subject = find_subject(lead_in, cue)
    if subject is not None and any(_reports(token) for token in subject):
        return subject
    named = next((t for t in lead_in.doc[cue.span.end : lead_in.end] if t.lower_ in reporting_nouns()), None)
    return subject if named is None else phrase_of(named)


def _reports(token: Token) -> bool:
    return token.lower_ in reporting_nouns() or token.pos_ == "PROPN" or token.lower_ in _PRONOUNS


def _has_source(lead_in: Passage, cue: FoundCue) -> bool:
    """Tell whether a document, the inspectors or a named body stand in the lead-in before or after the cue."""
    words = [t for t in lead_in.doc[lead_in.start : lead_in.end] if t.i != cue.verb.i]
    return any(_reports(token) for token in words)
