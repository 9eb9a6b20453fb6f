from __future__ import annotations

import pytest

from pipeline.record.article import Speaker
from pipeline.review.measures.quotes import EDGES, IN_MARKS, KIND, REPORTED, SPEAKER_IN_MARKS, VOICE, same_speaker
from tests.review.told import article, at, counts, flaws, gold_row, measured


def with_quotes(*quotes):
    return gold_row() | {"quotes": list(quotes)}


REPORT, SPOKEN = gold_row()["quotes"]


def test_segments_count_by_family():
    result = measured(gold_row(), article())
    assert [counts(result, kind) for kind in (IN_MARKS, REPORTED, KIND, VOICE)] == [
        (2, 2, 2),
        (1, 1, 1),
        (3, 3, 3),
        (3, 3, 3),
    ]
    assert result.flaws == []


def test_quote_that_is_not_there_is_missed_and_one_more_is_spurious():
    other = {**at("Anytown is rated good"), "kind": "direct", "speaker": None, "voice": "other"}
    result = measured(with_quotes(SPOKEN, other), article())
    assert (counts(result, IN_MARKS), counts(result, REPORTED)) == ((2, 3, 2), (0, 0, 1))
    assert flaws(result, IN_MARKS) == [("missed", "Anytown is rated good")]
    assert flaws(result, REPORTED) == [("spurious", "plans are clear but reviews are late")]


def test_quote_of_another_kind_counts_where_the_gold_has_it():
    result = measured(with_quotes(REPORT | {"kind": "mixed"}, SPOKEN), article())
    assert (counts(result, IN_MARKS), counts(result, REPORTED), counts(result, KIND)) == (
        (3, 3, 3),
        (0, 0, 0),
        (2, 3, 3),
    )
    assert [(flaw.wanted, flaw.got) for flaw in result.flaws] == [("mixed", "indirect")]


def test_edges_that_are_not_right_count_as_found_and_are_told():
    short = REPORT | {"segments": [at("plans are clear but reviews")]}
    result = measured(with_quotes(short, SPOKEN), article())
    assert (counts(result, REPORTED), counts(result, REPORTED + EDGES)) == ((1, 1, 1), (0, 1, 1))
    assert [(flaw.wanted, flaw.got) for flaw in result.flaws] == [
        ("plans are clear but reviews", "plans are clear but reviews are late")
    ]


def test_optional_quote_costs_nothing_either_way():
    free = REPORT | {"optional": True, "kind": "mixed", "speaker": "Bo"}
    for record in (article(), None):
        result = measured(with_quotes(free, SPOKEN), record)
        assert (counts(result, REPORTED), flaws(result, REPORTED)) == ((0, 0, 0), [])
    assert counts(measured(with_quotes(free, SPOKEN), article()), KIND) == (2, 2, 2)


def test_wrong_speaker_is_told_once_for_each_segment():
    result = measured(with_quotes(REPORT, SPOKEN | {"speaker": "Bo Lee"}), article())
    assert counts(result, SPEAKER_IN_MARKS) == (0, 2, 2)
    assert [(flaw.wanted, flaw.got) for flaw in result.flaws] == [("Bo Lee", "Ann Ray")] * 2


def test_field_that_the_gold_does_not_tell_is_not_measured():
    result = measured(with_quotes({**at("We are proud ,"), "kind": "direct"}), article())
    assert counts(result, KIND) == (1, 1, 1)
    assert not {VOICE, SPEAKER_IN_MARKS} & result.tallies.keys()


def named(name, kind="person"):
    return Speaker(
        id="s-0123456789ab",
        kind=kind,
        name=name,
        honorific=None,
        role=None,
        organisation=None,
        voice="other",
        mentions=(),
    )


SAME = {
    "same name": ("Ann Ray", "person", named("Ann Ray"), True),
    "same surname": ("Ann Ray", "person", named("Ray"), True),
    "another surname": ("Ann Ray", "person", named("Ann Lee"), False),
    "a body of that name": ("Ann Ray", "person", named("Ann Ray", "organisation"), False),
    "the kind is the name": ("inspectors", "inspectors", named("the team", "inspectors"), True),
    "another kind": ("report", "report", named("report", "organisation"), False),
    "nobody wanted": (None, "organisation", named("Ann Ray"), False),
    "nobody wanted, nobody found": (None, "organisation", None, True),
    "nobody found": ("Ann Ray", "person", None, False),
    "a body, with an article": ("the Care Board", "organisation", named("Care Board", "organisation"), True),
    "nothing left of the name": ("The", "organisation", named("The", "organisation"), False),
}


@pytest.mark.parametrize(("name", "kind", "speaker", "same"), SAME.values(), ids=SAME)
def test_speaker_is_told_by_name_or_kind(name, kind, speaker, same):
    assert same_speaker(name, kind, speaker) is same


def test_without_record_all_is_missed():
    result = measured(gold_row(), None)
    assert (counts(result, IN_MARKS), counts(result, REPORTED)) == ((0, 2, 0), (0, 1, 0))
    assert KIND not in result.tallies
