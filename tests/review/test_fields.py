from __future__ import annotations

from benchmarks.records import put_right
from pipeline.review.compare import compare
from tests.review.mirror import article, records


def _fields(change, number=-1):
    old, new = (article(records()[number]).model_dump(mode="json") for _ in range(2))
    change(new)
    put_right(new)
    diff = compare(article(old), article(new))
    return {(change.group, field.field): (field.old, field.new) for change in diff.changes for field in change.fields}


def _speaker(record, name):
    return next(speaker for speaker in record["speakers"] if speaker["name"] == name)


def test_renamed_speaker_changes_no_quote_and_no_finding():
    assert _fields(lambda r: _speaker(r, "inspectors").update(name="the inspectors")) == {
        ("speakers", "name"): ("inspectors", "the inspectors")
    }


def test_voice_of_a_quote_that_follows_from_its_speaker_is_told_there():
    def change(record):
        _speaker(record, "Ann Ray")["voice"] = "other"
        record["quotes"][1]["voice"] = "other"

    assert _fields(change) == {("speakers", "voice"): ("provider", "other")}


def test_voice_of_a_quote_alone_is_its_own():
    assert _fields(lambda r: r["quotes"][1].update(voice="other")) == {("quotes", "voice"): ("provider", "other")}


def test_speaker_of_a_finding_follows_from_its_quote():
    def change(record):
        record["quotes"][0]["speaker"] = _speaker(record, "Ann Ray")["id"]

    assert _fields(change) == {("quotes", "speaker"): ("inspectors", "Ann Ray")}


def test_speaker_of_a_finding_that_does_not_follow_is_told():
    record = article(records()[-1]).model_dump(mode="json")
    other = article(records()[-1]).model_dump(mode="json")
    other["findings"][0]["speaker"] = _speaker(other, "Ann Ray")["id"]
    (change,) = compare(article(record), article(other)).changes
    assert [(f.field, f.category, f.old, f.new) for f in change.fields] == [
        ("speaker", "speaker", "inspectors", "Ann Ray")
    ]
    other["findings"][0] |= {"speaker": record["findings"][0]["speaker"], "quotes": []}
    (change,) = compare(article(record), article(other)).changes
    assert [(f.field, f.old, f.new) for f in change.fields] == [
        ("quotes", ("plans are clear but reviews are late",), ())
    ]


def test_quote_that_nobody_is_named_for_any_more_is_a_speaker_change():
    def change(record):
        record["quotes"][1] |= {"speaker": None, "also": []}

    found = _fields(change)
    assert found["quotes", "speaker"] == ("Ann Ray", None)
    assert found["quotes", "also"] == (("inspectors",), ())


def test_namesakes_are_told_apart():
    def change(record):
        ray = _speaker(record, "Ann Ray")
        record["speakers"].append(ray | {"id": "s-new", "kind": "unnamed", "mentions": []})
        record["quotes"][1]["speaker"] = "s-new"

    assert _fields(change)["quotes", "speaker"] == ("Ann Ray (person)", "Ann Ray (unnamed)")


def test_count_cue_and_evidence_are_told_with_their_words():
    def change(record):
        record["judgements"][0]["count"] = {"n": 1, "of": 4}
        start = record["text"].index("Ann Ray")
        record["quotes"][1]["cue"] = {"start": start, "end": start + 3, "text": ""}
        at = record["findings"][0]["start"]
        record["findings"][0]["evidence"] = [{"start": at, "end": at + 5, "text": ""}]

    assert _fields(change) == {
        ("judgements", "count"): ("1", "1 of 4"),
        ("quotes", "cue"): ("said", "Ann"),
        ("findings", "evidence"): (("clear",), ("plans",)),
    }


def test_white_space_in_a_field_is_nothing():
    assert _fields(lambda r: _speaker(r, "Ann Ray").update(role="the \u00a0 leader".replace("the \u00a0 ", ""))) == {}
    assert _fields(lambda r: r["metadata"].update(title="  ")).keys() == {("metadata", "title")}
