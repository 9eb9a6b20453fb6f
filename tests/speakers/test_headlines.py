from __future__ import annotations

import pytest

from pipeline.annotations import PERSON, UNNAMED
from pipeline.speakers.attribute import Sourced
from pipeline.speakers.headlines import yields
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity
from tests.speakers.told import name_of, scene_of, told

MIXED = ("left alone", "", "mixed")


@pytest.mark.parametrize(
    ("text", "quotes", "name"),
    [
        (
            "Residents ‘left alone’ as regulator steps in\n\nThe Care Quality Commission rated Rose Lodge.",
            [MIXED],
            "Care Quality Commission",
        ),
        ("Pupils ‘left alone’, inspectors find\n\nIt is over.", [MIXED], "inspectors"),
        ("Residents ‘left alone’ for days\n\nIt is over.", [MIXED], None),
        ("Residents were ‘left alone’ as regulator steps in.", [MIXED], None),
    ],
    ids=["regulator", "inspectors", "nobody", "no headline"],
)
def test_headline_gives_its_words_to_the_inspectorate_that_it_names(text, quotes, name):
    assert name_of(told(text, *quotes, inspectorate="Care Quality Commission")) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [("Rose Lodge", "Helen Bell"), ("Hill Borough Council", "Helen Bell"), ("Ofsted", "Ofsted")],
    ids=["home", "council", "inspectorate"],
)
def test_body_before_a_colon_in_a_headline_is_what_the_words_of_another_are_about(label, name):
    text = f"{label}: “happy but cold”\n\nInspector Helen Bell said: “It is happy but cold.”"
    result = told(text, ("happy but cold", "", "mixed"), ("It is happy but cold.", "said"))
    assert name_of(result) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Union blames “old rotas”\n\nThe Guild of Carers is a union.", "Guild of Carers"),
        ("Charity blames “old rotas”\n\nThe baby loss charity First Hope replied.", "First Hope"),
        ("Chief constable blames “old rotas”\n\nHill Police met. Chief Constable Helen Bell left.", "Helen Bell"),
        ("NINE DAYS TO ACT Watchdog blames “old rotas”\n\nOfsted met.", "Ofsted"),
    ],
    ids=["union", "charity", "role", "kicker"],
)
def test_bare_nouns_of_a_headline_are_explained_by_the_body(text, name):
    assert name_of(told(text, ("old rotas", "blames", "mixed"))) == name


@pytest.mark.parametrize(
    ("role", "plural", "yielding"),
    [("Chief executive", True, False), ("Chief executive", False, True), ("Mum", True, True)],
    ids=["a leader repeats it", "one source", "one of them"],
)
def test_those_whom_a_headline_quotes_are_no_leader_of_the_body(role, plural, yielding):
    text = f"Patients say ‘left alone’\n\n{role} Helen Bell said: “They were left alone.”"
    scene = scene_of(text, ("left alone", "say", "mixed"), ("They were left alone.", "said"))
    source = Mention(0, 1, UNNAMED, "Patients", 0, plural=plural)
    leader = next(mention for mention in scene.mentions.ordered if mention.kind == PERSON)
    item = Sourced(scene.attributions[0], "subject", source)
    assert yields(scene, item, Entity(PERSON, "Helen Bell", mentions=[leader])) is yielding


def test_verb_of_the_story_after_a_colon_does_not_hold_the_quote():
    text = "‘We were told it was fine’: fury as Zed primary put in care\n\n“We were told it was fine,” said Ann Bell."
    result = told(text, ("We were told it was fine", "put"), ("We were told it was fine,", "said"))
    assert name_of(result) == "Ann Bell"
