from __future__ import annotations

import pytest

from pipeline.lexicons.pipeline_labels import PipelineLabel
from pipeline.lexicons.reader import read_lexicon
from pipeline.parse.labels.names import relabel_names
from tests.parse.labels.examples import named, names_of

ENTRIES = [e for e in read_lexicon("pipeline_labels", PipelineLabel) if e.scheme == "entity"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.label)
def test_every_label_becomes_in_its_example_what_the_list_says(entry: PipelineLabel) -> None:
    doc = named(entry.example)
    assert names_of(doc) == entry.example
    relabel_names(doc)
    assert names_of(doc) == entry.gives


def test_known_labels_and_docs_without_names_stay() -> None:
    doc = named("[Ofsted](ORG) visited [Leeds](LOC) in [May](DATE).")
    relabel_names(doc)
    assert names_of(doc) == "[Ofsted](ORG) visited [Leeds](LOC) in [May](DATE)."
    empty = named("Nobody came.")
    relabel_names(empty)
    assert empty.ents == ()
