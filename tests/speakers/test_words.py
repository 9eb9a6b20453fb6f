from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.speakers.words import FREE, IN_PHRASE, IN_SPEECH
from tests.speakers.told import words_of


def test_words_leave_white_space_out_and_keep_the_way_back():
    words = words_of("Jo Bell\nspoke.\n\nAnn Hall left.")
    assert words.lower == ["jo", "bell", "spoke", ".", "ann", "hall", "left", "."]
    assert words.text(0, 3) == "Jo Bell spoke"
    assert words.block == [0, 0, 0, 0, 1, 1, 1, 1]


def test_words_tell_speech_from_quoted_phrases():
    words = words_of("“We act,” she said of a “bold” plan.", ("We act,", "said"), ("bold", "", "mixed"))
    levels = dict(zip(words.lower, words.quoted, strict=True))
    assert (levels["act"], levels["bold"], levels["plan"]) == (IN_SPEECH, IN_PHRASE, FREE)


@pytest.mark.parametrize(
    ("kind", "word", "phrase"),
    [
        ("role", "constable", "chief constable"),
        ("organisation", "trust", "nhs trust"),
        ("inspectorate", "quality", "care quality commission"),
        ("source", "team", "inspection team"),
    ],
)
def test_words_find_the_longest_phrase_of_a_list(kind, word, phrase):
    words = words_of(f"Then the {phrase} met.")
    hit = words.hit(kind, words.lower.index(word))
    assert words.text(hit.start, hit.end) == phrase


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("It rained. Jo Bell spoke.", "spoke", "jo"),
        ("It rained.\n\nJo Bell spoke.", "spoke", "jo"),
        ("“It rained,” Jo Bell said.", "said", "jo"),
    ],
    ids=["after a stop", "at a block", "after speech"],
)
def test_sentence_start_is_found_by_stops_blocks_and_speech(text, word, first):
    quotes = [("It rained,", "said")] if "“" in text else []
    words = words_of(text, *quotes)
    assert words.lower[words.sentence_start(words.lower.index(word))] == first


@given(st.text(max_size=200))
def test_words_take_any_text(text):
    words = words_of(text)
    assert len(words) == len(words.lower) == len(words.block) == len(words.quoted)
