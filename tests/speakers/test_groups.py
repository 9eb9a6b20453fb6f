from __future__ import annotations

import pytest

from pipeline.annotations import INSPECTORS, ORGANISATION, REPORT, UNNAMED
from pipeline.speakers.groups import description_end, find_groups, phrase_start
from pipeline.speakers.words import Words
from tests.builders import parsed
from tests.speakers.told import organisations_of, quoted, speaker_of, told, vocabulary, words_of


def groups_of(text, *quotes):
    words = words_of(text, *quotes)
    found = find_groups(words, organisations_of(words), frozenset())
    return {(words.text(m.start, m.end), m.kind) for m in found}


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Then the inspectors left.", "the inspectors", INSPECTORS),
        ("Then the inspection team left.", "the inspection team", INSPECTORS),
        ("Then the team left.", "the team", INSPECTORS),
        ("Then Ofsted inspectors left.", "Ofsted inspectors", INSPECTORS),
        ("Its authors left.", "Its authors", INSPECTORS),
        ("Then the report's authors left.", "the report's authors", INSPECTORS),
        ("Then the report came.", "the report", REPORT),
        ("Then Ofsted's letter came.", "Ofsted's letter", REPORT),
        ("Then the watchdog came.", "the watchdog", ORGANISATION),
        ("Then the council came.", "the council", ORGANISATION),
        ("Then a spokesman for the trust came.", "a spokesman", UNNAMED),
        ("Then one parent came.", "one parent", UNNAMED),
    ],
)
def test_find_groups_gives_sources_without_a_name(text, mention, kind):
    assert (mention, kind) in groups_of(text)


@pytest.mark.parametrize("text", ["Then the leadership team left.", "Then the previous inspection came."])
def test_find_groups_takes_no_other_team_and_no_earlier_inspection(text):
    assert {kind for _, kind in groups_of(text)} <= {UNNAMED}


def test_find_groups_skips_a_noun_that_only_modifies():
    tags = ["DT", "NN", "NN", "VBZ", "JJ"]
    words = Words(quoted(parsed("the inspection framework is new", tags=tags)), (), vocabulary())
    assert [m.kind for m in find_groups(words, {}, frozenset())] == []


def test_phrase_start_and_end_reach_over_modifiers():
    tags = ["IN", "DT", "JJ", "NN", "IN", "DT", "NN", "VBD"]
    words = Words(quoted(parsed("by a worried friend of the family said", tags=tags)), (), vocabulary())
    assert phrase_start(words, 3, {}) == 1
    assert description_end(words, 4, {}) == 7


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("The dossier", "report"),
        ("The findings document", "report"),
        ("Assessors", "inspectors"),
        ("The assessment team", "inspectors"),
        ("Reviewers", "inspectors"),
    ],
)
def test_words_of_the_inspection_are_inspectors_or_report(phrase, kind):
    assert speaker_of(told(f"{phrase} said: “Yes.”", ("Yes.", "said"))).kind == kind
