from __future__ import annotations

import pytest
from spacy.tokens import Span

from pipeline.annotations import Inspection
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.tables import link_blocks, whole_grade
from pipeline.judgements.terms import vocabulary
from tests.builders import blank

PROFILES = read_profiles()


def rows(profile, *blocks):
    text = "\n\n".join(body for _, body in blocks)
    doc = blank().make_doc(text)
    spans, at = [], 0
    for kind, body in blocks:
        found = doc.char_span(at, at + len(body), alignment_mode="expand")
        spans.append(Span(doc, found.start, found.end, label=kind))
        at += len(body) + 2
    found = link_blocks(vocabulary(PROFILES[profile]), text, spans, Inspection())
    return [(n, link.target.area, link.grade.name, link.when) for n, link in found]


def test_row_gives_its_area_each_grade_and_the_header_the_time():
    head = ("table_row", "Question\tGrade\tLast time")
    row = ("table_row", "How good is our setting?\t4 – Good\t3 – Adequate")
    area = "How good is our setting?"
    assert rows("care_inspectorate", head, row) == [(1, area, "good", "current"), (1, area, "adequate", "previous")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Safe: good", [("safe", "good", "current")]),
        ("Safe – requires improvement.", [("safe", "requires improvement", "current")]),
        ("Safe: good (previously inadequate)", [("safe", "good", "current"), ("safe", "inadequate", "previous")]),
        ("Safe: good (inadequate)", [("safe", "good", "current"), ("safe", "inadequate", "previous")]),
        ("Good – safe; well-led", [("safe", "good", "current"), ("well-led", "good", "current")]),
        ("Food and drink: good", [("Food and drink", "good", "current")]),
        ("Overall: Outstanding", [("overall", "outstanding", "current")]),
        ("Good news: staff are kind", []),
        ("Safe", []),
    ],
)
def test_pair_of_area_and_grade(text, expected):
    assert [row[1:] for row in rows("cqc", ("paragraph", text))] == expected


def test_items_under_a_grade_as_heading_have_it():
    found = rows("cqc", ("heading", "Good"), ("list_item", "Safe"))
    assert found == [(1, "safe", "good", "current")]


def test_table_of_other_things_has_no_judgement():
    assert rows("cqc", ("table_row", "Day\tWeather"), ("table_row", "Monday\tfine")) == []


def test_whole_grade_needs_nothing_else():
    words = vocabulary(PROFILES["cqc"])
    assert whole_grade(words, "‘Good’", 0, 6).name == "good"
    assert whole_grade(words, "Good day", 0, 8) is None
    assert whole_grade(words, "", 0, 0) is None
