"""Hand-made Docs and Pages, so that a test needs no trained model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotations import set_blocks
from pipeline.page import Block, Metadata, OffsetMap, Page, RawPage, Run


@cache
def blank() -> Language:
    """Give spaCy's blank English, once."""
    return spacy.blank("en")


def parsed(
    words: str | Sequence[str],
    heads: Sequence[int] | None = None,
    deps: Sequence[str] | None = None,
    **layers: Any,
) -> Doc:
    """Give a Doc from words and, where wanted, absolute heads, dependency labels and any other layer of `Doc`.

    Args:
        words: A list, or a string that is split at blanks.
        layers: `pos`, `tags`, `lemmas`, `ents` (IOB), `sent_starts`, `spaces` … as `Doc` takes them.
    """
    listed = words.split() if isinstance(words, str) else list(words)
    return Doc(blank().vocab, words=listed, heads=heads, deps=deps, **layers)


def tokenised(text: str) -> Doc:
    """Give the tokens of a text, without tags or parse; blocks are its paragraphs."""
    return doc_of(page_of(text))


def span_of(doc: Doc, words: str, nth: int = 0) -> Span:
    """Give the span that reads `words`, the nth of them from 0."""
    found = [match.start() for match in re.finditer(re.escape(words), doc.text)]
    span = doc.char_span(found[nth], found[nth] + len(words))
    assert span is not None, f"{words!r} does not begin and end at tokens"
    return span


def page_of(text: str, *, id: str = "a.txt", **metadata: str | None) -> Page:
    """Give a page of plain paragraphs, one for each stretch between blank lines, where raw is the text itself."""
    starts = [match.start() for match in re.finditer(r"(?<!\S)(?:(?<=\n\n)|^)(?=\S)", text)]
    blocks = tuple(_paragraph(text, start) for start in starts)
    raw = RawPage(id, text, "text/plain", sha256="0" * 64, size=len(text.encode()))
    return Page(raw, text, blocks, (), OffsetMap([Run(0, len(text), 0, len(text))]), Metadata(**metadata))


def _paragraph(text: str, start: int) -> Block:
    end = text.find("\n\n", start)
    end = len(text) if end < 0 else end
    return Block("paragraph", start, end, start, end)


def doc_of(page: Page) -> Doc:
    """Give the tokens of a page with its blocks."""
    doc = blank().make_doc(page.text)
    spans = [doc.char_span(b.start, b.end, alignment_mode="expand") for b in page.blocks]
    set_blocks(doc, ((s.start, s.end, b.kind) for s, b in zip(spans, page.blocks, strict=True) if s is not None))
    return doc


ROOT = Path(__file__).parents[1]
