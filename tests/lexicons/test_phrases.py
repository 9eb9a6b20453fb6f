from __future__ import annotations

import pytest

from pipeline.lexicons.phrases import phrase_matcher
from tests.builders import blank


@pytest.mark.parametrize("text", ["Later the head teacher's note came.", "Later the Head Teacher’s note came."])
def test_phrase_matcher_finds_both_apostrophes_and_any_case(text):
    matcher = phrase_matcher(blank().vocab, {"note": ["head teacher’s note"]})
    spans = matcher(blank().make_doc(text), as_spans=True)
    assert [(span.label_, len(span)) for span in spans] == [("note", 4)]
