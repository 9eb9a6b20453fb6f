from __future__ import annotations

import spacy

from pipeline.annotations import set_blocks
from tests.builders import parsed


def test_component_joins_a_pipeline_by_entry_point() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_boundaries")
    doc = nlp("One.\n\n“Two.” three")
    assert [t.is_sent_start for t in doc if t.text in {"Two", "”"}] == [False, False]


def test_component_starts_a_sentence_where_a_block_begins() -> None:
    doc = parsed("A heading Some words")
    set_blocks(doc, [(0, 2, "heading"), (2, 4, "paragraph")])
    component = spacy.blank("en").add_pipe("inspection_boundaries")
    assert component(doc)[2].is_sent_start is True
