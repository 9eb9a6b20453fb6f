"""A `Page` becomes a parsed `Doc`."""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotations import Context, add_notices, set_blocks, set_context
from pipeline.errors import InputError
from pipeline.page import Page
from pipeline.parse.tokenizer import make_doc


def to_doc(page: Page, nlp: Language) -> Doc:
    """Give the Doc of a page, after all components of `nlp`; `doc.text == page.text`.

    Raises:
        InputError: The clean text is longer than `nlp.max_length`.
    """
    return nlp(to_tokens(page, nlp))


def to_tokens(page: Page, nlp: Language) -> Doc:
    """Give the tokenised Doc with blocks, notices and context, before any component: for `nlp.pipe`.

    Raises:
        InputError: The clean text is longer than `nlp.max_length`.
    """
    if len(page.text) > nlp.max_length:
        reason = f"{len(page.text):,} characters of clean text, more than the {nlp.max_length:,} that can be parsed"
        raise InputError(reason, path=page.source.id or None, kind="too_large")
    doc = make_doc(page.text, nlp)
    starts = [token.idx for token in doc]
    set_blocks(doc, ((bisect_left(starts, b.start), bisect_left(starts, b.end), b.kind) for b in page.blocks))
    data = page.metadata
    set_context(doc, Context(title=data.title, site=data.site, published=data.published))
    add_notices(doc, page.notices)
    return doc
