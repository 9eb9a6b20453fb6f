from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions
from pipeline.page import Block, Page
from pipeline.parse.build import to_doc
from tests.builders import page_of

pytestmark = pytest.mark.model


def headed(nlp: Language, text: str) -> list[str]:
    page = page_of(text)
    first, *rest = page.blocks
    blocks = (Block("heading", first.start, first.end, first.raw_start, first.raw_end), *rest)
    doc = to_doc(Page(page.source, page.text, blocks, offsets=page.offsets), nlp)
    return [s.text for a in get_attributions(doc) for s in a.contents]


def test_find_headline_gives_the_statement_after_a_body_and_a_colon(nlp: Language) -> None:
    assert headed(nlp, "Ofsted: progress in Amberton is too slow\n\nIt rained.") == ["progress in Amberton is too slow"]
    assert headed(nlp, "Trust: we are deeply sorry\n\nIt rained.") == ["we are deeply sorry"]


def test_find_headline_leaves_other_colons_alone(nlp: Language) -> None:
    assert headed(nlp, "School places: the full list\n\nIt rained.") == []
