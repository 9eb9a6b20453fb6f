from __future__ import annotations

import spacy


def test_component_joins_a_pipeline_by_entry_point() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("inspection_boundaries")
    doc = nlp("One.\n\n“Two.” three")
    assert [t.is_sent_start for t in doc if t.text in {"Two", "”"}] == [False, False]
