from __future__ import annotations

import pytest

from pipeline.inspectorates.wordings import make_wordings, to_span
from tests.builders import tokenised

WORDS = make_wordings(
    [("well-led", "well-led"), ("children's homes", "homes"), ("homes", "other homes"), ("fire & rescue", "fire")]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is Well-led.", ["well-led"]),
        ("It is well led.", ["well-led"]),
        ("It is well–led.", ["well-led"]),
        ("Children’s homes", ["homes"]),
        ("CHILDREN'S\nHOMES", ["homes"]),
        ("fire and rescue", ["fire"]),
        ("Fire & Rescue", ["fire"]),
        ("The farewell-ledger", []),
        ("homestead", []),
        ("", []),
    ],
)
def test_phrase_is_found_however_it_is_written(text, names):
    assert [hit.name for hit in WORDS.find(text)] == names


def test_hits_index_the_whole_text():
    hit = next(WORDS.find("All homes are safe.", 3, 12))
    assert (hit.start, hit.end) == (4, 9)


def test_no_phrases_find_nothing():
    assert list(make_wordings([]).find("anything")) == []


def test_span_covers_the_characters():
    doc = tokenised("Ofsted’s report")
    assert to_span(doc, 0, 6).text == "Ofsted"
    assert to_span(doc, 3, 3) is None
