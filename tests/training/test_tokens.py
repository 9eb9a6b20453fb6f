from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from training.tokens import bound_prefixes, hyphen_rule, set_rules


@pytest.fixture(scope="module")
def ruled() -> Language:
    nlp = spacy.blank("en")
    set_rules(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a re-opened school", ["a", "re-opened", "school"]),
        ("Non-emergency calls", ["Non-emergency", "calls"]),
        ("a well-led, in-depth visit", ["a", "well", "-", "led", ",", "in", "-", "depth", "visit"]),
        ("Barrow-in-Furness", ["Barrow", "-", "in", "-", "Furness"]),
        ("great!!!", ["great", "!!!"]),
        ("why?!", ["why", "?!"]),
        ("____ ***", ["____", "***"]),
        ("and/or", ["and", "/", "or"]),
        ("id and don't", ["id", "and", "do", "n't"]),
    ],
)
def test_words_are_those_of_the_treebanks(ruled: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in ruled.make_doc(text)] == words


def test_every_prefix_of_the_list_stays_joined(ruled: Language) -> None:
    assert [len(ruled.make_doc(f"the {prefix}-planned visit")) for prefix in bound_prefixes()] == [
        3 for _ in bound_prefixes()
    ]


def test_a_tokenizer_with_other_rules_is_refused(ruled: Language) -> None:
    class Other(spacy.lang.en.English):
        class Defaults(spacy.lang.en.English.Defaults):
            infixes = (hyphen_rule(),)

    with pytest.raises(ValueError, match="other rules"):
        set_rules(Other())
