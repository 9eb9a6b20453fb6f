from __future__ import annotations

import pytest

from pipeline.lexicons.cues import cues_by_word, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("note", {"note", "notes", "noted", "noting"}),
        ("reply", {"reply", "replies", "replied", "replying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("warn", {"warn", "warns", "warned", "warning"}),
    ],
)
def test_verb_forms_gives_the_regular_forms(lemma: str, forms: set[str]) -> None:
    assert set(verb_forms(lemma)) == forms


def test_verb_forms_doubles_a_last_consonant_beside_the_plain_form() -> None:
    assert {"admitted", "admitting", "admits"} <= set(verb_forms("admit"))


def test_cues_by_word_holds_irregular_forms_and_phrases() -> None:
    forms = {words: cue for found in cues_by_word().values() for words, cue in found}
    assert forms["said",].lemma == "say"
    assert forms["went", "on"].lemma == "go on"
    assert forms["according", "to"].pos == "ADP"


def test_cues_by_word_gives_the_longest_forms_first() -> None:
    for word, found in cues_by_word().items():
        lengths = [len(words) for words, _ in found]
        assert lengths == sorted(lengths, reverse=True)
        assert {words[0] for words, _ in found} == {word}
