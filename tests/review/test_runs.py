from __future__ import annotations

import gc
import json

import pytest

from pipeline.record.text import to_json, to_line
from pipeline.review.runs import compare_runs
from pipeline.store.listed import FileListing
from tests.review.mirror import article, changed, records


@pytest.fixture
def runs(tmp_path):
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        for number in range(3):
            (tmp_path / folder / f"{number}.json").write_text(to_json(article(records()[number])), "utf-8")
    return tmp_path


def _told(runs, old="old", new="new"):
    diffs = list(compare_runs(FileListing(runs / old), FileListing(runs / new)))
    return [(diff.status, (diff.new or diff.old).rpartition("/")[2]) for diff in diffs]


def test_same_bytes_are_never_parsed(runs, monkeypatch):
    monkeypatch.setattr("pipeline.store.records.from_json", lambda text: 1 / 0)
    assert _told(runs) == [("same", "0.json"), ("same", "1.json"), ("same", "2.json")]


def test_articles_are_matched_by_id_wherever_they_stand(runs):
    (runs / "new/0.json").rename(runs / "new/z.json")
    (runs / "new/1.json").write_text(to_json(changed(records()[1], "title")), "utf-8")
    assert _told(runs) == [("same", "z.json"), ("changed", "1.json"), ("same", "2.json")]


def test_article_that_one_run_has_alone_is_told(runs):
    (runs / "new/0.json").unlink()
    assert _told(runs)[0] == ("removed", "0.json")
    assert _told(runs, "new", "old")[0] == ("added", "0.json")


def test_noise_in_the_bytes_is_the_same(runs):
    record = json.loads((runs / "new/0.json").read_text())
    (runs / "new/0.json").write_text(json.dumps(dict(reversed(record.items()))))
    (runs / "new/1.json").write_text(to_json(changed(records()[1], "moved paragraph")), "utf-8")
    assert {status for status, _ in _told(runs)} == {"same"}


def test_lines_and_documents_of_the_same_record_are_the_same_without_parsing(runs, monkeypatch):
    (runs / "new.jsonl").write_text("".join(to_line(article(record)) for record in records()[:3]), "utf-8")
    monkeypatch.setattr("pipeline.store.records.from_json", lambda text: 1 / 0)
    assert {status for status, _ in _told(runs, "old", "new.jsonl")} == {"same"}


def test_records_of_one_id_are_matched_by_bytes_then_by_input_then_in_order(runs):
    whole = article(records()[0])
    copies = [to_json(whole.model_copy(update={"source": whole.source.model_copy(update={"path": p})})) for p in "abc"]
    for folder, order in (("old", (0, 1, 2)), ("new", (2, 1))):
        for number, at in enumerate(order):
            text = (
                copies[at] if (folder, at) != ("new", 1) else copies[at].replace('"language": "en', '"language": "cy')
            )
            (runs / folder / f"copy{number}.json").write_text(text, "utf-8")
    found = [
        (d.status, d.old and d.old.rpartition("/")[2], d.new and d.new.rpartition("/")[2])
        for d in compare_runs(FileListing(runs / "old"), FileListing(runs / "new"))
        if "copy" in (d.old or d.new)
    ]
    assert sorted(found, key=str) == [
        ("changed", "copy1.json", "copy1.json"),
        ("removed", "copy0.json", None),
        ("same", "copy2.json", "copy0.json"),
    ]


def test_broken_record_costs_only_itself(runs):
    (runs / "new/0.json").write_text((runs / "new/0.json").read_text().replace('"when": "current"', '"when": "now"'))
    (runs / "new/9.json").write_text("{")
    (runs / "new/1.json").write_text(to_json(changed(records()[1], "title")), "utf-8")
    diffs = {d.new.rpartition("/")[2]: d for d in compare_runs(FileListing(runs / "old"), FileListing(runs / "new"))}
    assert {name: diff.status for name, diff in diffs.items()} == {
        "0.json": "unreadable",
        "1.json": "changed",
        "2.json": "same",
        "9.json": "unreadable",
    }
    assert diffs["0.json"].id == records()[0]["id"]
    assert "0.json: judgements[" in diffs["0.json"].fault
    assert (diffs["9.json"].id, diffs["9.json"].old) == (None, None)


def test_same_broken_bytes_are_no_difference(runs):
    for folder in ("old", "new"):
        (runs / folder / "9.json").write_text("{")
    assert {status for status, _ in _told(runs)} == {"same"}


def test_garbage_is_collected_again_once_the_comparison_is_over_or_left(runs):
    compared = compare_runs(FileListing(runs / "old"), FileListing(runs / "new"))
    next(compared)
    assert not gc.isenabled()
    del compared
    assert gc.isenabled()
    assert len(_told(runs)) == 3
    assert gc.isenabled()


def test_hundreds_of_records_that_nobody_can_read_are_matched_by_their_bytes(runs):
    lines = [f"{{{number}\n" for number in range(500)]
    (runs / "old.jsonl").write_text("".join(lines))
    (runs / "new.jsonl").write_text("".join(reversed(lines[1:])))
    statuses = [status for status, _ in _told(runs, "old.jsonl", "new.jsonl")]
    assert (statuses.count("same"), statuses.count("unreadable")) == (499, 1)


def test_record_of_an_older_schema_is_told_and_the_same_one_is_no_difference(runs):
    text = (runs / "old/0.json").read_text("utf-8").replace('"schema_version": "1"', '"schema_version": "0"')
    (runs / "old/0.json").write_text(text, "utf-8")
    (diff,) = [d for d in compare_runs(FileListing(runs / "old"), FileListing(runs / "new")) if d.status != "same"]
    assert (diff.status, diff.id) == ("unreadable", records()[0]["id"])
    assert diff.fault == f"{runs / 'old/0.json'}: schema_version: Input should be '1', not '0'"
    (runs / "new/0.json").write_text(text, "utf-8")
    assert {status for status, _ in _told(runs)} == {"same"}
