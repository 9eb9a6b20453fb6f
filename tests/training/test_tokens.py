from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from training.press_words import Lists
from training.tokens import set_rules


@pytest.fixture(scope="module")
def ruled() -> Language:
    nlp = spacy.blank("en")
    set_rules(nlp)
    return nlp


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an ex-headteacher and a co-chair", ["an", "ex", "-", "headteacher", "and", "a", "co", "-", "chair"]),
        ("Re-opened, multi-agency work", ["Re-opened", ",", "multi-agency", "work"]),
        ("a more-able pupil", ["a", "more", "-", "able", "pupil"]),
        ("the –pre–war plan", ["the", "–", "pre", "–", "war", "plan"]),
        ("calm -said Cllr. Hart- and", ["calm", "-", "said", "Cllr.", "Hart", "-", "and"]),
        ("ring 555-0142 or 1-800-555-0142.", ["ring", "555-0142", "or", "1-800-555-0142", "."]),
        ("in 2019-2020", ["in", "2019", "-", "2020"]),
        ("at 7.30pm, 9:15am.", ["at", "7.30", "pm", ",", "9:15", "am", "."]),
        ("£60k or £1.5bn", ["£", "60", "k", "or", "£", "1.5", "bn"]),
        ("It was [...] good", ["It", "was", "[...]", "good"]),
        ("really.? ... ?", ["really", ".?", "...", "?"]),
        ("food, rooms, etc.", ["food", ",", "rooms", ",", "etc."]),
        ("in the 1990's, 80’s", ["in", "the", "1990's", ",", "80’s"]),
        ("They wed", ["They", "wed"]),
        ("a well-led, in-depth visit", ["a", "well", "-", "led", ",", "in", "-", "depth", "visit"]),
        ("great!!!", ["great", "!!!"]),
        ("why?!", ["why", "?!"]),
        ("____ ***", ["____", "***"]),
        ("and/or", ["and", "/", "or"]),
        ("id and don't", ["id", "and", "do", "n't"]),
        ("DON'T, CAN’T", ["DO", "N'T", ",", "CA", "N’T"]),
    ],
)
def test_words_are_those_of_the_treebanks(ruled: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in ruled.make_doc(text)] == words


def test_verbs_in_capitals_have_the_norms_of_the_small_ones(ruled: Language) -> None:
    assert [token.norm_ for token in ruled.make_doc("CAN'T")] == [token.norm_ for token in ruled.make_doc("can't")]


def test_every_word_of_the_lists_is_kept_whole(ruled: Language) -> None:
    lists = Lists.read()
    words = [*lists.words("abbreviations"), *(f"{prefix}-made" for prefix in lists.words("bound_prefixes"))]
    assert [token.text for token in ruled.make_doc(" ".join(words))] == words


def test_another_tokenizer_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = nlp.make_doc
    with pytest.raises(TypeError, match="another tokenizer"):
        set_rules(nlp)
