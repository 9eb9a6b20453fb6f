"""Speech that only the layout sets off: a block quotation, or a paragraph above a line with name and role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Span

from pipeline.annotations import DIRECT, Attribution

_NAME_WIDTH: Final = 5
_SIGNATURE_WIDTH: Final = 30
_STOPS: Final = frozenset(".!?…")
_DASHES: Final = frozenset("–—-―")
_SPEAKING: Final = frozenset({"i", "we", "my", "our", "us"})


def find_layout(blocks: Sequence[Span], direct: Sequence[Attribution]) -> Iterator[Attribution]:
    """Give a direct quote for each block without marks that stands as speech, in text order."""
    marked = {i for a in direct for segment in a.contents for i in range(segment.start, segment.end)}
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if not marked.isdisjoint(range(block.start, block.end)) or not _is_speech(block, following):
            continue
        yield Attribution(f"l{number}", DIRECT, (_without_signature(block),), found_by="layout.block")


def _is_speech(block: Span, following: Span | None) -> bool:
    if block.label_ == "quotation":
        return not is_signature(block)
    if block.label_ != "paragraph" or block[-1].text[-1:] not in _STOPS:
        return False
    in_person = any(token.lower_ in _SPEAKING for token in block)
    return in_person and following is not None and is_signature(following)


def is_signature(block: Span) -> bool:
    """Tell whether a block is a name with a role and no more: *Ann Poe, director of care*."""
    words = [token for token in block if token.text not in _DASHES]
    comma = next((n for n, token in enumerate(words) if token.text == ","), None)
    if comma is None or not 1 < comma <= _NAME_WIDTH or len(words) > _SIGNATURE_WIDTH or words[-1].text in _STOPS:
        return False
    if any(token.tag_ in {"VBD", "VBZ", "MD"} for token in words):
        return False
    return all(token.text[:1].isupper() for token in words[:comma])


def _without_signature(block: Span) -> Span:
    """Give the words before a dash and a name at the end: *We act. – Ann Poe, director*."""
    dash = next((token.i for token in reversed(list(block)) if token.text in _DASHES), None)
    if dash is None or dash == block.start or not is_signature(block.doc[dash : block.end]):
        return block
    end = dash
    while end > block.start + 1 and block.doc[end - 1].is_space:
        end -= 1
    return block.doc[block.start : end]
