"""Sentences as newsrooms write them, with the judgements that a careful reader takes from them: the cases stand in press.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.annotations import Inspection, get_judgements, set_inspection
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.component import JudgementComponent
from pipeline.parse.build import to_doc
from tests.builders import page_of

CASES = tomllib.loads(Path(__file__).with_name("press.toml").read_text("utf-8"))["cases"]
PROFILES = read_profiles()


def judgements(nlp, case):
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("inspection_")]):
        doc = to_doc(page_of(case["text"]), nlp)
    set_inspection(doc, Inspection(profile=case["profile"]))
    doc = JudgementComponent(PROFILES)(doc)
    return sorted({f"{area(j)} | {j.grade} | {j.when}" for j in get_judgements(doc)})


def area(judgement):
    if judgement.count is None:
        return judgement.area
    of = judgement.count[1] or "?"
    return f"{judgement.count[0]}/{of}"


def as_param(case):
    wrong = case.get("wrong")
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_reader_and_program_take_the_same_from_a_sentence(nlp, case):
    assert judgements(nlp, case) == sorted(case["judgements"])
