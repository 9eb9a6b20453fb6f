from __future__ import annotations

import json
import re

import pytest

from pipeline.errors import GoldError
from pipeline.review import marks as module
from pipeline.review.given import Given
from pipeline.review.marks import FIELDS, Mark, are_marks, marks_of, read_marks
from tests.review.told import written

ONE = {
    "article": "0123456789ab",
    "path": "councils/visit.html",
    "part": "finding",
    "id": "f-0123456789ab",
    "start": 120,
    "end": 136,
    "text": "reviews are late",
    "verdict": "right",
    "note": "",
    "fields": {"polarity": "weakness"},
}
MISSING = ONE | {"id": None, "verdict": "missing", "note": "the second half"}


def file_of(*rows, **more):
    return {"format": "inspectext-marks", "version": 1, "reviewer": None, "time": None, "marks": list(rows)} | more


def read(*rows, **more):
    return marks_of(Given(file_of(*rows, **more), "x.marks.json"))


def test_marks_of_a_file_are_read(tmp_path):
    path = written(tmp_path, file_of(ONE, MISSING, reviewer="A. Reader", time="2026-11-03T10:15:00Z"), "x.marks.json")
    found = read_marks(path)
    assert (found.reviewer, found.time) == ("A. Reader", "2026-11-03T10:15:00Z")
    fields = {"polarity": "weakness"}
    one = Mark(
        "0123456789ab",
        "councils/visit.html",
        "finding",
        "f-0123456789ab",
        (120, 136),
        "reviews are late",
        "right",
        "",
        fields,
        str(path),
    )
    assert found.marks[0] == one
    assert (found.marks[1].id, found.marks[1].note) == (None, "the second half")


def test_what_may_be_left_out_may_be_left_out():
    short = {key: ONE[key] for key in ("article", "part", "id", "start", "end", "text", "verdict")}
    (mark,) = marks_of(Given({"format": "inspectext-marks", "version": 1, "marks": [short]}, "x")).marks
    assert (mark.path, mark.note, mark.fields) == (None, "", {})


def test_inspection_and_speaker_need_no_place():
    fact = {"article": "a", "path": None, "part": "inspection", "id": "provider", "text": "Anytown", "verdict": "wrong"}
    speaker = ONE | {
        "part": "speaker",
        "id": "s-0",
        "start": None,
        "end": None,
        "text": "Ann Ray",
        "fields": {"role": None},
    }
    assert [(mark.place, mark.text) for mark in read(fact, speaker).marks] == [(None, "Anytown"), (None, "Ann Ray")]


def test_example_of_the_documentation_is_read():
    example = module.__doc__.partition("::\n")[2].partition("\n`fields` holds")[0]
    bare = re.sub(r"(?m)(?<=[\],}\"]) {2,}\S.*$|^ {30,}\S.*$", "", example)
    rows = json.loads(bare)
    assert [mark.text for mark in marks_of(Given(rows, "x")).marks] == ["reviews are late"]


def test_several_missing_parts_may_stand_at_one_place():
    assert len(read(MISSING, MISSING).marks) == 2


WRONG = {
    "another form": (file_of(format="marks"), "format: should be one of inspectext-marks, not 'marks'"),
    "a later version": (file_of(version=2), "version: is 2, and this program reads version 1"),
    "an unknown key": (file_of(more=1), "more: no such key"),
    "no marks": ({"format": "inspectext-marks", "version": 1}, "marks: is missing"),
    "an unknown verdict": (
        file_of(ONE | {"verdict": "so so"}),
        "marks[0].verdict: should be one of right, wrong, missing, not 'so so'",
    ),
    "an unknown part": (
        file_of(ONE | {"part": "cue"}),
        "marks[0].part: should be one of quote, speaker, judgement, finding, inspection, not 'cue'",
    ),
    "a field of another part": (file_of(ONE | {"fields": {"grade": "good"}}), "marks[0].fields.grade: no such key"),
    "no id": (file_of(ONE | {"id": None}), "marks[0].id: should be a string, not null"),
    "an id of what is missing": (file_of(MISSING | {"id": "f-1"}), "marks[0].id: what is missing has no id"),
    "no words of what is missing": (
        file_of(MISSING | {"start": None, "end": None, "text": None}),
        "marks[0]: what is missing needs its words: text, start and end",
    ),
    "half a place": (file_of(ONE | {"end": None}), "marks[0].end: should be a whole number from 0, not null"),
    "a place without words": (file_of(ONE | {"text": ""}), "marks[0]: has a place and no text"),
    "an unknown fact": (
        file_of(ONE | {"part": "inspection", "id": "weather", "fields": {}}),
        "marks[0].id: should be one of inspectorate, provider, type, published, not 'weather'",
    ),
    "a part twice": (
        file_of(ONE, ONE | {"verdict": "wrong"}),
        "marks[1]: f-0123456789ab of 0123456789ab is marked in marks[0] too",
    ),
}


@pytest.mark.parametrize(("row", "reason"), WRONG.values(), ids=WRONG)
def test_broken_file_is_told_with_its_key(row, reason):
    with pytest.raises(GoldError) as raised:
        marks_of(Given(row, "x.marks.json"))
    assert str(raised.value) == f"x.marks.json: {reason}"


def test_marks_are_told_from_gold():
    assert are_marks(Given(file_of(), "x"))
    assert not are_marks(Given({"quotes": []}, "x"))
    assert not are_marks(Given([], "x"))


def test_fields_of_a_mark_are_fields_of_the_record():
    from pipeline.record import article

    for part in ("quote", "speaker", "judgement", "finding"):
        assert set(FIELDS[part]) <= set(getattr(article, part.capitalize()).model_fields)
    assert set(module.INSPECTION_FIELDS) <= set(article.Inspection.model_fields)
