from __future__ import annotations

import json
from copy import deepcopy

import pytest

from pipeline.errors import GoldError
from pipeline.review.evaluation import KINDS, evaluate
from pipeline.review.given import Given, read_json
from pipeline.review.gold import Stand
from pipeline.review.studio_gold import entries_of, is_export
from pipeline.review.studio_tasks import labelling_config, to_task
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import article, flaws


def annotated(record, change=lambda rows: rows):
    """Give the task of a record as if somebody had accepted, and changed, what it predicts."""
    task = deepcopy(to_task(record))
    return task | {"id": 7, "annotations": [{"result": change(task["predictions"][0]["result"])}]}


def gold_of(*tasks):
    entries = entries_of(Given(json.loads(json.dumps(tasks)), "x.json"))
    return [entry.gold(None) for entry in entries]


def test_record_that_is_annotated_as_it_is_is_all_right():
    records = [stored.article() for stored in read_records(ROOT / "extracted")]
    entries = entries_of(Given([annotated(record) for record in records], "x.json"))
    assert [(entry.article, entry.path) for entry in entries] == [(record.id, record.source.path) for record in records]
    tallies = evaluate(zip(entries, records, strict=True)).tallies()
    assert tuple(tallies) == KINDS[1:]
    assert {kind: tally.f1 for kind, tally in tallies.items() if tally.f1 < 1} == {}


@pytest.fixture
def exported(tmp_path):
    """Give a function that exports annotated tasks with Label Studio's own library, which may not be installed."""
    converter = pytest.importorskip("label_studio_sdk.converter.converter").Converter(labelling_config(), None)

    def exported(form, *records):
        tasks = [annotated(record) | {"id": number} for number, record in enumerate(records, 1)]
        for task in tasks:
            task["annotations"][0] |= {
                "id": 7,
                "completed_by": {"id": 1, "email": "a@b.example"},
                "was_cancelled": False,
            }
        given = tmp_path / "tasks.json"
        given.write_text(json.dumps(tasks), "utf-8")
        getattr(converter, f"convert_to_{form}")(str(given), str(tmp_path / form), is_dir=False)
        return read_json(tmp_path / form / "result.json")

    return exported


def test_export_of_label_studio_itself_is_read(exported):
    records = [stored.article() for stored in read_records(ROOT / "extracted")]
    document = exported("json", *records)
    assert is_export(document)
    tallies = evaluate(zip(entries_of(document), records, strict=True)).tallies()
    assert (tuple(tallies), {tally.f1 for tally in tallies.values()}) == (KINDS[1:], {1.0})


def test_export_of_label_studio_that_lost_the_regions_is_told(exported):
    with pytest.raises(GoldError, match="is Label Studio's JSON-MIN"):
        is_export(exported("json_min", article()))


def without(*labels):
    return lambda rows: [
        row for row in rows if row.get("from_name") not in labels and not set(labels) & set(row.get("labels", ()))
    ]


def test_what_nobody_used_is_not_measured():
    only = gold_of(
        annotated(article(), lambda rows: [row for row in rows if row.get("value", {}).get("labels") == ["strength"]])
    )[0]
    assert (only.quotes, only.speakers, only.judgements, only.inspection, only.keep) == (None, None, None, {}, None)
    assert len(only.findings) == 1
    plain = gold_of(annotated(article(), without("voice", "said by", "role", "theme")))[0]
    assert [set(part.fields) for part in (plain.quotes[0], plain.speakers[0], plain.findings[0])] == [
        {"kind"},
        {"name", "kind"},
        {"polarity"},
    ]


def test_what_somebody_used_is_complete_everywhere():
    whole, bare = gold_of(annotated(article()), annotated(article(), lambda rows: []))
    assert len(whole.findings) == 2
    assert (bare.findings, bare.quotes, bare.inspection["provider"]) == ((), (), [None])


def test_change_of_a_person_is_an_error_of_the_record():
    def mended(rows):
        for row in rows:
            if row.get("value", {}).get("labels") == ["weakness"]:
                row["value"]["labels"] = ["strength"]
        return rows

    (entry,) = entries_of(Given([annotated(article(), mended)], "x.json"))
    (measured,) = evaluate([(entry, article())]).articles
    assert flaws(measured, "polarity of findings") == [("wrong", "reviews are late")]


def test_name_that_nobody_typed_is_the_longest_mention():
    (gold,) = gold_of(annotated(article(), without("name")))
    assert {part.fields["name"] for part in gold.speakers} == {"Inspectors", "Ann Ray"}
    assert {part.fields["speaker"] for part in gold.quotes} == {"Inspectors", "Ann Ray"}


def test_relations_count_whichever_way_they_are_drawn():
    def turned(rows):
        return [
            row | {"from_id": row["to_id"], "to_id": row["from_id"]} if row["type"] == "relation" else row
            for row in rows
        ]

    assert gold_of(annotated(article(), turned)) == gold_of(annotated(article()))


def test_nested_quotes_and_earlier_findings_are_free():
    def changed(rows):
        extra = [
            row | {"from_name": "nested", "value": {"choices": ["nested"]}}
            for row in rows
            if row.get("from_name") == "voice"
        ]
        for row in rows:
            if row.get("from_name") == "when":
                row["value"]["choices"] = ["previous"]
        return rows + extra

    (gold,) = gold_of(annotated(article(), changed))
    assert {part.stand for part in (*gold.quotes, *gold.findings)} == {Stand.FREE}
    assert gold.judgements[0].fields["when"] == "previous"


@pytest.mark.parametrize(("typed", "count"), [("3 of 4", (3, 4)), ("2", (2, None)), ("some", None)])
def test_count_of_areas_is_read(typed, count):
    def changed(rows):
        return [row | {"value": {"text": [typed]}} if row.get("from_name") == "count" else row for row in rows]

    assert gold_of(annotated(article(), changed))[0].judgements[0].fields.get("count") == count


def test_export_is_told_from_other_documents():
    assert is_export(Given([annotated(article())], "x"))
    assert is_export(Given([], "x"))
    assert not is_export(Given({"quotes": []}, "x"))
    assert not is_export(Given([1], "x"))
    with pytest.raises(GoldError, match=r"^x: is Label Studio's JSON-MIN, .*: export as JSON$"):
        is_export(Given([{"id": 1, "text": "", "part": [], "annotator": 1, "annotation_id": 1}], "x"))
