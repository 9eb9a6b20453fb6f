from __future__ import annotations

import pytest

from pipeline.annotations import Inspection, get_blocks
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.build import find_mentions
from tests.builders import tokenised

PROFILE = read_profiles()["cqc"]


def told(text):
    doc = tokenised(text)
    found = find_mentions(doc, [PROFILE] * len(get_blocks(doc)), Inspection())
    return [(j.provider, j.area, j.grade) for j in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beech Lodge was rated good by the CQC, while its sister home, Elm Court, was found to be inadequate.", [("Beech Lodge", "overall", "good"), ("Elm Court", "overall", "inadequate")]),
        ("Beech Lodge was rated good.\n\nIt was rated outstanding for being caring.\n\nElm Court was judged inadequate.", [("Beech Lodge", "overall", "good"), ("Beech Lodge", "caring", "outstanding"), ("Elm Court", "overall", "inadequate")]),
        ("Home\tRating\n\nBeech Lodge\tGood\n\nElm Court\tInadequate", [("Beech Lodge", "overall", "good"), ("Elm Court", "overall", "inadequate")]),
        ("Beech Lodge: good\n\nElm Court: inadequate", [("Beech Lodge", "overall", "good"), ("Elm Court", "overall", "inadequate")]),
        ("Beech Lodge Care Home was rated good. Beech Lodge was rated outstanding for being caring.", [(None, "overall", "good"), (None, "caring", "outstanding")]),
        ("Beech Lodge, which is run by Bray Care, was rated good.", [(None, "overall", "good")]),
        ("The home was rated good.", [(None, "overall", "good")]),
    ],
)  # fmt: skip
def test_each_grade_has_its_provider_where_several_are_graded(text, expected):
    assert told(text) == expected
