from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told

TALK = ("hum with talk", "said", "mixed")
KEEN = ("keen and kind", "", "mixed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lessons, inspectors said, “hum with talk”. Pupils are “keen and kind”.", "inspectors"),
        ("Lessons, the report said, “hum with talk”. Pupils are “keen and kind”.", "report"),
        ("Lessons, Estyn said, “hum with talk”. Pupils are “keen and kind”.", "Estyn"),
        ("Inspectors came. Lessons, they said, “hum with talk”. Pupils are “keen and kind”.", "inspectors"),
        ("Lessons, inspectors said, “hum with talk”.\n\nPupils are “keen and kind”.", None),
        ("The report is out. Lessons, it said, “hum with talk”.\n\nPupils are “keen and kind”.", "report"),
        ("The report is out. Lessons, inspectors said, “hum with talk”.\n\nPupils are “keen and kind”.", "report"),
        ("The report is out. Lessons, it said, “hum with talk”.\n\nHelen Bell is “keen and kind”.", None),
        ("The report is out. Lessons, it said, “hum with talk”.\n\nIt rained.\n\nPupils are “keen and kind”.", None),
        ("Lessons, Helen Bell said, “hum with talk”. Pupils are “keen and kind”.", None),
        ("Lessons, inspectors said, “hum with talk”. Helen Bell taught pupils “keen and kind”.", None),
        ("Lessons, the council said, “hum with talk”. Pupils are “keen and kind”.", None),
    ],
    ids=[
        "inspectors",
        "report",
        "body",
        "pronoun",
        "next paragraph",
        "report's",
        "report's too",
        "person there",
        "far off",
        "person",
        "person between",
        "provider",
    ],
)
def test_phrase_without_a_cue_goes_on_with_what_the_inspectors_said(text, name):
    assert name_of(told(text, TALK, KEEN), 1) == name


def test_what_runs_on_names_no_source_of_its_own():
    result = told("Lessons, inspectors said, “hum with talk”. Pupils are “keen and kind”.", TALK, KEEN)
    assert result.attributions[1].source is None
    assert result.attributions[1].found_by == "given+runs_on"
    assert result.attributions[1].voice == "inspectorate"
