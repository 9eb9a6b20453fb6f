from __future__ import annotations

from pipeline.findings.votes import Vote
from tests.builders import blank


def test_vote_keeps_the_words_that_cast_it():
    doc = blank()("Staff are kind")
    assert Vote(doc[2:3], 1.0).span.text == "kind"
