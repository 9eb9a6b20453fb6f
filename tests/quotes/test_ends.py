from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.quotes.cues import find_cues
from pipeline.quotes.ends import content_end
from pipeline.quotes.passages import Passage
from tests.builders import parsed
from tests.quotes.told import reported

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The trust said it would appeal against the ruling and thanked parents.",
            ["it would appeal against the ruling"],
            id="deed_of_the_source_after_would",
        ),
        pytest.param(
            "Inspectors said the wing was cold and criticised the delays.",
            ["the wing was cold"],
            id="cue_after_what_cannot_speak",
        ),
        pytest.param(
            "The head said the boys had shouted and run away.",
            ["the boys had shouted and run away"],
            id="two_verbs_of_one_clause",
        ),
        pytest.param(
            "The head said it had all begun in May: “We lost the cook.”", ["it had all begun in May"], id="colon"
        ),
        pytest.param("The head said in a note: “We lost the cook.”", [], id="no_clause_before_the_colon"),
        pytest.param(
            "They said staff were kind, adding that food was hot.", ["staff were kind", "food was hot"], id="second_cue"
        ),
    ],
)
def test_statement_ends_where_the_sentence_of_the_cue_goes_on(nlp: Language, text: str, expected: list[str]) -> None:
    assert reported(nlp, text) == expected


def test_root_of_a_sentence_behind_the_cue_ends_the_search_for_a_clause() -> None:
    doc = parsed(
        "They said it had gone and praised staff",
        [1, 4, 4, 4, 4, 6, 4, 6],
        ["nsubj", "parataxis", "nsubj", "aux", "ROOT", "cc", "conj", "obj"],
        tags=["PRP", "VBD", "PRP", "VBD", "VBN", "CC", "VBD", "NN"],
    )
    (cue,) = find_cues(doc, 1, 2)
    assert content_end(Passage(doc, 0, 0, len(doc)), cue, 2) == 5
