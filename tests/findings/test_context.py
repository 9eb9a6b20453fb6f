from __future__ import annotations

import pytest

from pipeline.findings import context
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term


@pytest.mark.parametrize(
    "entry", read_lexicon("finding_context", Term), ids=lambda entry: f"{entry.label}-{entry.term}"
)
def test_every_entry_fires_on_its_example(entry):
    assert context.has(entry.label, entry.example)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("We found that plans were clear", "plans were clear"),
        ("When we inspected, we found people waiting", "people waiting"),
        ("Plans were clear", "Plans were clear"),
        ("After a long and difficult year for everyone who works here, we found gaps", None),
    ],
)
def test_frame_at_the_front_ends_where_the_report_begins(text, rest):
    expected = text if rest is None else rest
    assert text[context.ends_frame(text) :].strip() == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("A home where people went hungry has been rated inadequate.", "people went hungry"),
        ("A home where people went hungry is in the north.", None),
        ("A home has been rated inadequate.", None),
    ],
)
def test_inner_clause_of_a_sentence_about_a_status(text, inner):
    place = context.inner_clause(text)
    assert (place and text[slice(*place)].strip()) == inner


def test_frame_after_what_came_of_it_takes_all_before():
    text = "The practice lost its place after inspectors found reviews overdue."
    assert text[context.ends_frame(text) :].strip() == "reviews overdue."


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Five priority concerns were raised", True),
        ("A total of three recommendations have been made by inspectors", True),
        ("The report makes 14 recommendations", True),
        ("Five concerns were raised about staffing", False),
        ("The report makes clear recommendations", False),
        ("Two wings were closed", False),
    ],
)
def test_clause_that_only_counts_what_was_asked_for(text, counts):
    assert context.only_counts(text) == counts
