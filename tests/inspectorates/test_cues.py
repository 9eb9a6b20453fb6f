from __future__ import annotations

import re

import pytest

from pipeline.inspectorates.cues import alternatives, date_cues, has
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

ENTRIES = read_lexicon("inspection_cues", Term)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.label}-{entry.term}")
def test_every_cue_fires_on_its_example(entry):
    assert re.search(rf"\b(?:{alternatives(entry.label)})\b", entry.example, re.IGNORECASE)


def test_date_cues_carry_their_label():
    assert [hit.name for hit in date_cues().find("It was last inspected and the report published.")] == [
        "previous",
        "published",
    ]


def test_label_is_looked_for_in_whole_words():
    assert has("future", "It will close.")
    assert not has("future", "The willow grows.")
