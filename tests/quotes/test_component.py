from __future__ import annotations

import spacy
from spacy.tokens import Doc

from pipeline.annotations import get_attributions


def test_component_joins_a_blank_pipeline_by_entry_point() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_quotes")
    (found,) = get_attributions(nlp("“We will act on this,” said Ann Poe."))
    assert found.contents[0].text == "We will act on this,"


def test_component_writes_what_survives_bytes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_quotes")
    doc = nlp("“We will act on this,” said Ann Poe.")
    again = get_attributions(Doc(nlp.vocab).from_bytes(doc.to_bytes()))
    assert [(a.id, a.kind, a.contents[0].text, a.found_by) for a in again] == [
        (a.id, a.kind, a.contents[0].text, a.found_by) for a in get_attributions(doc)
    ]
