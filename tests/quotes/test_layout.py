from __future__ import annotations

import pytest

from pipeline.annotations import get_attributions
from pipeline.page import Block, Page
from pipeline.quotes.find import find_quotes
from tests.builders import doc_of, page_of


def spoken(text: str, kind: str = "paragraph") -> list[str]:
    page = page_of(text)
    first, *rest = page.blocks
    blocks = (Block(kind, first.start, first.end, first.raw_start, first.raw_end), *rest)
    doc = doc_of(Page(page.source, page.text, blocks, offsets=page.offsets))
    find_quotes(doc)
    return [s.text for a in get_attributions(doc) for s in a.contents if a.found_by.startswith("layout")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "We are proud of our carers.\n\nAnn Poe, director of care", ["We are proud of our carers."], id="signed"
        ),
        pytest.param("Rooms are clean.\n\nAnn Poe, director of care", [], id="nobody_speaks_of_himself"),
        pytest.param("We are proud of our carers.\n\nIt rained, as always, in May.", [], id="no_name_below"),
    ],
)
def test_find_layout_reads_a_paragraph_above_a_name_and_role(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


def test_find_layout_reads_a_block_quotation_and_leaves_its_signature_out() -> None:
    assert spoken("Rooms are clean. – Ann Poe, director of care", "quotation") == ["Rooms are clean."]
