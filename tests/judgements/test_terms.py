from __future__ import annotations

import re

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.terms import alternatives, vocabulary
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

WORDS = vocabulary(read_profiles()["ofsted_childrens_services"])


@pytest.mark.parametrize("entry", read_lexicon("judgement_cues", Term), ids=lambda entry: f"{entry.label}-{entry.term}")
def test_every_cue_fires_on_its_example(entry):
    assert re.search(rf"(?<!\w)(?:{alternatives(entry.label)})", entry.example, re.IGNORECASE)


@pytest.mark.parametrize("entry", read_lexicon("number_words", Term), ids=lambda entry: entry.term)
def test_every_number_fires_on_its_example(entry):
    counts = [t.count for t in WORDS.targets(entry.example, 0, len(entry.example))]
    assert [count[0] for count in counts] == [int(entry.label)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("good in three out of four areas", (3, 4)),
        ("good in two of the three judgement areas", (2, 3)),
        ("good in all five areas", (5, 5)),
        ("good in both areas", (2, 2)),
        ("good in the three remaining areas", (3, None)),
        ("outstanding in one area of judgement", (1, None)),
        ("adequate in four, good in one", (4, None)),
        ("good in 3 areas", (3, None)),
        ("good in three areas out of four", (3, 4)),
    ],
)
def test_count_of_areas_is_read(text, count):
    assert next(WORDS.targets(text, 0, len(text))).count == count


@pytest.mark.parametrize("text", ["in oneself", "threefold", "good in parts", ""])
def test_other_words_are_no_count(text):
    assert [t for t in WORDS.targets(text, 0, len(text)) if t.count] == []


def test_area_has_its_canonical_name():
    found = list(WORDS.targets("support for care leavers", 0, 24))
    assert [t.area for t in found] == ["experiences and progress of care leavers"]
