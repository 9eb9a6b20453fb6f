from __future__ import annotations

import pytest
import spacy

from pipeline.lexicons.phrases import phrase_matcher
from tests.builders import blank


@pytest.mark.parametrize("text", ["Later the head teacher's note came.", "Later the Head Teacher’s note came."])
def test_phrase_matcher_finds_both_apostrophes_and_any_case(text):
    matcher = phrase_matcher(blank(), {"note": ["head teacher’s note"]})
    spans = matcher(blank().make_doc(text), as_spans=True)
    assert [(span.label_, len(span)) for span in spans] == [("note", 4)]


def test_phrases_are_cut_as_the_texts_are():
    nlp = spacy.blank("en")
    nlp.tokenizer.infix_finditer = None
    spans = phrase_matcher(nlp, {"note": ["multi-agency note"]})(
        nlp.make_doc("A multi-agency note came."), as_spans=True
    )
    assert [(span.label_, len(span)) for span in spans] == [("note", 2)]
