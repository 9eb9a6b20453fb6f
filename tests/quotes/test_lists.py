from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions
from pipeline.page import Block, Page
from pipeline.parse.build import to_doc
from tests.builders import page_of

pytestmark = pytest.mark.model

ITEMS = "Staff know residents well.\n\nMeals are served late."


def listed(nlp: Language, lead_in: str) -> list[list[str]]:
    page = page_of(f"{lead_in}\n\n{ITEMS}")
    first, *rest = page.blocks
    blocks = (first, *(Block("list_item", b.start, b.end, b.raw_start, b.raw_end) for b in rest))
    doc = to_doc(Page(page.source, page.text, blocks, offsets=page.offsets), nlp)
    return [[s.text for s in a.contents] for a in get_attributions(doc)]


@pytest.mark.parametrize("lead_in", ["The inspection found:", "Inspectors noted:", "They also warned:"])
def test_find_lists_gives_one_quote_with_a_segment_for_each_item(nlp: Language, lead_in: str) -> None:
    assert listed(nlp, lead_in) == [["Staff know residents well", "Meals are served late"]]


@pytest.mark.parametrize("lead_in", ["Areas that need to improve:", "Leaders should make sure that:"])
def test_find_lists_gives_nothing_under_a_lead_in_without_a_source(nlp: Language, lead_in: str) -> None:
    assert listed(nlp, lead_in) == []
