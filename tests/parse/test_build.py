from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotations import get_blocks, get_context, get_notices
from pipeline.errors import InputError
from pipeline.page import Notice, Page
from pipeline.parse.build import to_doc, to_tokens
from tests.builders import page_of

BLANK = spacy.blank("en")


def test_to_doc_keeps_text_blocks_context_and_notices() -> None:
    page = page_of("A heading\n\nSome words.", title="A heading", published="2024-05-01")
    page = Page(page.source, page.text, page.blocks, metadata=page.metadata, notices=(Notice("odd", "so odd", 0, 1),))
    doc = to_doc(page, BLANK)
    assert doc.text == page.text
    assert [(b.text, b.label_) for b in get_blocks(doc)] == [("A heading", "paragraph"), ("Some words.", "paragraph")]
    assert get_context(doc).published == "2024-05-01"
    assert [n.code for n in get_notices(doc)] == ["odd"]


@given(st.text(alphabet="ab .“”'\n\u00a0", max_size=100))
def test_to_tokens_keeps_the_text_to_the_character(text: str) -> None:
    assert to_tokens(page_of(text), BLANK).text == text


def test_to_tokens_refuses_a_text_that_cannot_be_parsed() -> None:
    with pytest.raises(InputError, match=r"long.txt: 1,000,001 characters of clean text, more than the 1,000,000"):
        to_tokens(page_of("a" * 1_000_001, id="long.txt"), BLANK)
