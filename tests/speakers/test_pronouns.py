from __future__ import annotations

import pytest

from pipeline.speakers.build import tell
from tests.builders import parsed
from tests.speakers.told import name_of, quoted, told, vocabulary

YES = ("We act.", "added")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Helen Bell spoke. She added: “We act.”", "Helen Bell"),
        ("Helen Bell met Tom Hall. She added: “We act.”", "Helen Bell"),
        ("Helen Bell left. Tom Hall spoke. She added: “We act.”", "Helen Bell"),
        ("Helen Bell spoke. He added: “We act.”", None),
        ("A parent spoke. She added: “We act.”", "A parent"),
        ("Inspectors came. They added: “We act.”", "inspectors"),
        ("Inspectors came. The council left. They added: “We act.”", "inspectors"),
        ("Anytown Council spoke. They added: “We act.”", "Anytown Council"),
        ("The report came. It added: “We act.”", "report"),
        ("Estyn spoke. It added: “We act.”", "Estyn"),
    ],
)
def test_pronoun_stands_for_the_latest_compatible_source(text, speaker):
    assert name_of(told(text, YES)) == speaker


def test_pronoun_takes_no_name_inside_a_quote():
    result = told("Helen Bell said: “Ann Hall left.” She added: “We act.”", ("Ann Hall left.", "said"), YES)
    assert name_of(result, 1) == "Helen Bell"


def test_pronoun_follows_the_pronoun_before_it():
    text = "Helen Bell spoke. “No,” she said. She added: “We act.”"
    result = told(text, ("No,", "said"), YES)
    assert name_of(result, 0) == name_of(result, 1) == "Helen Bell"


def test_subject_of_a_question_that_is_looked_at_is_not_what_the_sentence_is_about():
    words = "The report asks how well Anytown Council works . It found calm ."
    heads = [1, 2, 2, 4, 7, 6, 7, 2, 2, 10, 10, 10, 10]
    deps = [
        "det",
        "nsubj",
        "ROOT",
        "advmod",
        "advmod",
        "compound",
        "nsubj",
        "ccomp",
        "punct",
        "nsubj",
        "ROOT",
        "obj",
        "punct",
    ]
    tags = ["DT", "NN", "VBZ", "WRB", "RB", "NNP", "NNP", "VBZ", ".", "PRP", "VBD", "NN", "."]
    doc = quoted(parsed(words, heads, deps, tags=tags), ("calm", "found", "mixed"))
    assert name_of(tell(doc, vocabulary())) == "report"


SORRY = "Director Helen Bell said: “Sorry.” "


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("\n\nFor Ruth Poe, of Hill Parents, it came late.\n\n“We wait,” she said.", "said", "Ruth Poe"),
        ("\n\nNone of it helps Ruth Poe.\n\n“We wait,” she said.", "said", "Ruth Poe"),
        ("\n\nTo Ruth Poe, it came late. The bus did too, she said: “We wait”.", "said", "Ruth Poe"),
        ("\n\nThe trust has hired Ruth Poe.\n\n“We wait,” she added.", "added", "Helen Bell"),
        ("\n\nThe trust has hired Ruth Poe and Ann Dole.\n\n“We wait,” she said.", "said", "Helen Bell"),
        ("\n\nThe trust has hired Tom Poe.\n\n“We wait,” she said.", "said", "Helen Bell"),
        ("\n\nThe trust has hired Ruth Poe.\n\nIt rained.\n\n“We wait,” she said.", "said", "Helen Bell"),
    ],
    ids=["for", "object", "same paragraph", "goes on", "two", "he", "far off"],
)
def test_pronoun_is_the_one_new_name_right_before(text, cue, name):
    result = told(SORRY + text, ("Sorry.", "said"), ("We wait,", cue) if "wait,”" in text else ("We wait", cue))
    assert name_of(result, 1) == name
