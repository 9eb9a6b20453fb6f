from __future__ import annotations

import json
from dataclasses import fields

from pipeline.review.changes import ArticleDiff, Change, FieldChange, Part, Piece, Stretch
from pipeline.review.diff_json import Heading, as_json, differing
from pipeline.review.tally import Tally


def _document(*diffs):
    heading, written = Heading("old", 'n"ew', {"model": ("1", None)}), []
    assert list(as_json(heading, diffs, Tally(0), written.append)) == list(diffs)
    return json.loads("".join(written))


def test_document_without_a_difference_is_whole():
    assert _document() == {
        "diff_version": "1",
        "old": "old",
        "new": 'n"ew',
        "versions": [{"name": "model", "old": "1", "new": None}],
        "articles": [],
        "summary": {
            "articles": {"same": 0, "changed": 0, "removed": 0, "added": 0, "unreadable": 0},
            "changes": 0,
            "counts": [],
            "moved": 0,
            "input_changed": 0,
            "marks": {"lost": 0, "met": 0, "open": 0, "kept": 0},
        },
    }


def test_articles_have_the_keys_of_their_classes_in_order():
    part = Part("quotes[0]", "q-1", 1, (Stretch(0, 3),), "", "one", " two")
    field = FieldChange("edges", "edges", "one", "one", (Piece("same", "one"),))
    change = Change("changed", "edges", "quotes", part, part, (field,))
    same = ArticleDiff("2", "b", "same", "b", "b", moved=4)
    document = _document(ArticleDiff("1", "a", "changed", "a", "a", (change,)), same)
    (article,) = document["articles"]
    assert list(article) == [field.name for field in fields(ArticleDiff)]
    assert list(article["changes"][0]) == [field.name for field in fields(Change)]
    assert article["changes"][0]["new"]["stretches"] == [{"start": 0, "end": 3}]
    assert article["changes"][0]["fields"][0]["pieces"] == [{"op": "same", "text": "one"}]
    assert document["summary"]["articles"]["same"] == 1
    assert document["summary"]["moved"] == 4
    assert document["summary"]["counts"] == [
        {"category": "edges", "kind": "changed", "group": "quotes", "field": "edges", "count": 1}
    ]


def test_versions_are_told_where_both_runs_tell_them_and_they_differ():
    assert differing({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == {"b": ("2", "3"), "c": (None, "4")}
    assert differing({}, {"a": "1"}) == {}
