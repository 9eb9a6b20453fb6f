from __future__ import annotations

from pipeline.annotations import get_attributions
from pipeline.speakers.echoes import find_echoes
from pipeline.speakers.words import Words
from tests.builders import tokenised
from tests.speakers.told import name_of, quoted, told, vocabulary

TEXT = "‘We will act’: council\n\nHelen Bell said: “First, we will act. Now.”"


def test_find_echoes_pairs_a_headline_with_the_body():
    doc = quoted(tokenised(TEXT), ("We will act",), ("First, we will act. Now.", "said"))
    found = get_attributions(doc)
    assert find_echoes(Words(doc, found, vocabulary()), found) == {"q0": "q1"}


def test_echo_takes_the_speaker_of_the_same_words():
    result = told(TEXT, ("We will act", "", "mixed"), ("First, we will act. Now.", "said"))
    assert name_of(result, 0) == "Helen Bell"
    assert result.attributions[0].found_by == "given+echo"
    assert result.attributions[0].source is None


def test_single_words_are_no_echo():
    result = told("‘Kind’ staff\n\nHelen Bell said: “How kind.”", ("Kind", "", "mixed"), ("How kind.", "said"))
    assert name_of(result, 0) is None


def test_headline_may_leave_out_a_word_or_two():
    text = "“We were told it was fine”\n\nHelen Bell said: “We were told that it was all fine here.”"
    other = text.replace("that it was all fine", "by them that it all was not fine")
    body = "We were told that it was all fine here."
    assert name_of(told(text, ("We were told it was fine",), (body, "said"))) == "Helen Bell"
    longer = "We were told by them that it all was not fine here."
    assert name_of(told(other, ("We were told it was fine",), (longer, "said"))) is None
