from __future__ import annotations

import pytest

from pipeline.findings.shortfalls import shortfalls
from tests.builders import blank, parsed


@pytest.mark.parametrize(
    ("text", "words"),
    [("Only 12 cells were clean.", ["Only"]), ("Just 3 men worked.", ["Just"]), ("Only she knew.", [])],
)
def test_only_before_a_figure(text, words):
    assert [vote.span.text for vote in shortfalls(blank()(text)[:])] == words


def test_bare_verb_asks_for_more():
    doc = parsed("Improve the plans", tags=["VB", "DT", "NNS"])
    assert [vote.span.text for vote in shortfalls(doc[:])] == ["Improve"]


def test_aspect_without_a_verb_is_a_shortfall():
    doc = parsed("the quality of plans", tags=["DT", "NN", "IN", "NNS"])
    assert all(vote.value < 0 for vote in shortfalls(doc[:]))
    assert len(list(shortfalls(doc[:]))) == 1


@pytest.mark.parametrize(
    ("text", "tags", "words"),
    [
        ("Questions could be sharper", ["NNS", "MD", "VB", "JJR"], ["could be sharper"]),
        ("Pupils might achieve more", ["NNS", "MD", "VB", "JJR"], ["might achieve more"]),
        ("Questions could not be sharper", ["NNS", "MD", "RB", "VB", "JJR"], []),
        ("Visits could be sharp", ["NNS", "MD", "VB", "JJ"], []),
    ],
)
def test_what_could_be_more_is_a_shortfall(text, tags, words):
    doc = parsed(text, tags=tags)
    assert [(vote.span.text, vote.value < 0) for vote in shortfalls(doc[:])] == [(word, True) for word in words]
