"""Cues in the block before a quotation: *Jo Bell, head, said:* on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotes.cues import find_cues
from pipeline.quotes.handover import Handover
from pipeline.quotes.passages import Passage, Quotation


def find_lead_in(passages: Sequence[Passage], number: int, quotation: Quotation) -> Handover | None:
    """Give the cue in the block before a quotation that begins its own block: *Jo Bell, head, said:*."""
    passage = passages[number]
    if number == 0 or any(t.is_alpha for t in passage.doc[passage.start : quotation.first]):
        return None
    before = passages[number - 1]
    if before.block != passage.block - 1 or before.quotations:
        return None
    doc, words = before.doc, before.doc[before.start : before.end]
    ending = next((t.text for t in reversed(list(words)) if not t.is_space), "")
    cues = list(find_cues(doc, before.start, before.end))
    if ending == ":":
        return Handover(cues[-1].span if cues else None, "lead_in")
    if cues and cues[-1].span.end >= before.end - 1 and "quote" in cues[-1].entry.takes:
        return Handover(cues[-1].span, "lead_in")
    return None
