from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("They found that ‘children feel safe at home’.", "direct", id="own_subject_and_verb"),
        pytest.param("They found that children ‘feel safe at home’.", "mixed", id="subject_outside"),
        pytest.param(
            "The report called it ‘a place where children feel safe’.", "mixed", id="clause_only_inside_a_phrase"
        ),
        pytest.param("“Not good enough,” said Ann Poe.", "direct", id="utterance_without_a_verb"),
        pytest.param(
            "Carers had “given up filing forms because nobody read them”.", "mixed", id="clause_only_under_because"
        ),
        pytest.param("Ann Poe said: “Not yet.”", "direct", id="utterance_after_a_colon"),
        pytest.param("Ann Poe said she was “over the moon”.", "mixed", id="phrase_in_the_writers_sentence"),
    ],
)
def test_kind_of_follows_the_clause(nlp: Language, text: str, kind: str) -> None:
    assert [a.kind for a in get_attributions(nlp(text)) if a.kind != "indirect"] == [kind]


def test_subject_that_only_the_grammar_sees_does_not_make_the_words_whole(nlp: Language) -> None:
    (found,) = get_attributions(nlp("Mr Poe replied that it “would be wrong to guess”."))
    assert found.kind == "mixed"
