from __future__ import annotations

import pytest

from pipeline.findings.words import EvaluativeMatcher, words_within
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed

ENTRIES = read_lexicon("evaluative", Evaluative)
MATCHER = EvaluativeMatcher(blank(), ENTRIES)


def found(text):
    return [(word.span.text, word.label) for word in MATCHER.find(blank()(text))]


@pytest.mark.parametrize(
    "entry", [entry for entry in ENTRIES if entry.label != "neutral"], ids=lambda entry: f"{entry.label}-{entry.term}"
)
def test_every_entry_fires_on_its_example(entry):
    words = MATCHER.find(blank()(entry.example))
    assert (entry.term.lower(), entry.label) in [(word.span.text.lower(), word.label) for word in words]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.label == "neutral"], ids=lambda entry: entry.term)
def test_neutral_phrase_hides_its_words(entry):
    inside = entry.example.lower().index(entry.term.lower())
    hidden = range(inside, inside + len(entry.term))
    assert [w.span.text for w in MATCHER.find(blank()(entry.example)) if w.span.start_char in hidden] == []


def test_curly_and_straight_marks_match_alike():
    assert found("Staff don't always listen.") == found("Staff don’t always listen.".replace("’", "'"))
    assert ("n’t always", "deficit") in found("Staff don’t always listen.")


def test_blank_matches_where_the_entry_has_a_hyphen():
    assert ("first rate", "positive") in found("The care itself was first rate.")


def test_longest_phrase_wins():
    assert found("It is not yet safe.")[0] == ("not yet", "deficit")


def test_noun_of_a_verb_s_form_says_nothing():
    doc = parsed("The supports fell", tags=["DT", "NNS", "VBD"])
    assert "supports" not in [word.span.text for word in MATCHER.find(doc)]


def test_words_within_a_span():
    doc = blank()("Good staff and poor food")
    assert [word.span.text for word in words_within(MATCHER.find(doc), doc[2:5])] == ["poor"]
