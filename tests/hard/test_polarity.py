"""Clauses whose polarity is hard to tell, each with the reason, as the inspectorate's own words; they stand in sentences.toml.

A sentence that holds no finding is told by the writer. What the program still gets wrong is listed under `wrong` there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.assemble import extract

TABLE = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
SENTENCES, WRONG = TABLE["sentence"], frozenset(TABLE["wrong"])


def told(nlp, body, text):
    return extract(f"{body} inspectors visited in May.\n\n{text}\n", nlp=nlp).findings


def as_params():
    for row in SENTENCES:
        for finding in row["findings"]:
            words = finding["words"]
            marks = [pytest.mark.xfail(strict=True, reason=row["hard"])] if words in WRONG else []
            yield pytest.param(row["body"], words, finding["polarity"], id=f"{row['hard']} [{words[:40]}]", marks=marks)


def as_neutral_params():
    for row in SENTENCES:
        marks = [pytest.mark.xfail(strict=True, reason=row["hard"])] if row["text"] in WRONG else []
        if not row["findings"]:
            yield pytest.param(row["body"], row["text"], id=f"{row['hard']} [{row['text'][:40]}]", marks=marks)


@pytest.mark.model
@pytest.mark.parametrize(("body", "words", "polarity"), list(as_params()))
def test_clause_has_the_polarity_that_a_reader_gives_it(nlp, body, words, polarity):
    found = told(nlp, body, f"Inspectors said: “{words}.”")
    assert [finding.polarity for finding in found] == [polarity] * max(len(found), 1)


@pytest.mark.model
@pytest.mark.parametrize(("body", "text"), list(as_neutral_params()))
def test_description_is_no_finding(nlp, body, text):
    assert [finding.text for finding in told(nlp, body, text)] == []


def test_there_are_enough_and_each_has_its_reason():
    findings = [finding["words"] for row in SENTENCES for finding in row["findings"]]
    assert len(findings) >= 150
    assert all(row["hard"] for row in SENTENCES)
    assert set(findings) | {row["text"] for row in SENTENCES if not row["findings"]} >= WRONG
