from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from pipeline.record.article import Article
from pipeline.review.studio_tasks import FACTS, labelling_config, to_task
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import TEXT, article

TASK = to_task(article())
RESULTS = TASK["predictions"][0]["result"]
CONFIG = ET.fromstring(labelling_config())  # noqa: S314  our own file


def results(**wanted):
    return [row for row in RESULTS if all(row.get(key) == value for key, value in wanted.items())]


def test_task_has_the_text_and_tells_the_record():
    assert TASK["data"] == {"id": article().id, "path": "a.txt", "text": TEXT}
    assert [prediction["model_version"] for prediction in TASK["predictions"]] == ["inspectext"]


def test_region_is_its_words_with_label_and_fields():
    (spoken,) = (row for row in results(from_name="part") if row["value"]["labels"] == ["indirect"])
    words = "plans are clear but reviews are late"
    start = TEXT.index(words)
    assert spoken["value"] == {"start": start, "end": start + len(words), "text": words, "labels": ["indirect"]}
    (voice,) = results(from_name="voice", id=spoken["id"])
    assert (voice["type"], voice["value"]["choices"]) == ("choices", ["inspectorate"])
    assert [row["value"]["text"] for row in results(from_name="role")] == [["leader"]]


def test_quotes_are_tied_to_those_who_said_them_and_segments_to_the_first():
    ray, inspectors = article().speakers[1].id, article().speakers[0].id
    reported, spoken = (quote.id for quote in article().quotes)
    ties = [(row["from_id"], *row["labels"], row["to_id"]) for row in results(type="relation")]
    assert ties == [
        (reported, "said by", inspectors),
        (f"{spoken}.1", "goes on", spoken),
        (spoken, "said by", ray),
        (spoken, "said by", inspectors),
    ]


def test_facts_of_the_inspection_hang_on_no_region():
    facts = {row["from_name"]: row["value"] for row in RESULTS if row.get("from_name") in FACTS}
    assert facts == {
        name: {"text": [value]} for name, value in zip(FACTS, ("Ofsted", "Anytown", "ILACS", "2024-07-12"), strict=True)
    }


def test_interface_has_every_control_and_label_that_tasks_use():
    controls = {element.get("name"): element.tag.lower() for element in CONFIG.iter() if element.get("toName")}
    values = {tag: {e.get("value") for e in CONFIG.iter(tag)} for tag in ("Label", "Choice", "Relation")}
    for stored in read_records(ROOT / "extracted"):
        for row in to_task(stored.article())["predictions"][0]["result"]:
            if row["type"] == "relation":
                assert set(row["labels"]) <= values["Relation"]
            else:
                assert controls[row["from_name"]] == row["type"]
                assert set(row["value"].get("labels", ())) <= values["Label"]
                assert set(row["value"].get("choices", ())) <= values["Choice"]


def test_interface_is_per_region_for_fields_and_shows_white_space():
    per_region = {e.get("name") for e in CONFIG.iter() if e.get("perRegion")}
    assert per_region == {"voice", "nested", "when", "name", "role", "organisation", "area", "grade", "count", "theme"}
    assert {e.get("name") for e in CONFIG.iter("TextArea")} - per_region == set(FACTS)
    assert "pre-wrap" in labelling_config()


def test_labels_are_the_kinds_of_the_record():
    def allowed(model, name):
        return set(model.model_fields[name].annotation.__args__)

    parts = {name: Article.model_fields[name].annotation.__args__[0] for name in ("quotes", "speakers", "findings")}
    labels = {e.get("value") for e in CONFIG.iter("Label")}
    kinds = (
        allowed(parts["quotes"], "kind") | allowed(parts["speakers"], "kind") | allowed(parts["findings"], "polarity")
    )
    assert labels == kinds | {"judgement"}


@pytest.fixture(scope="module")
def interface():
    """Give the interface as Label Studio's own library reads it; skipped where that is not installed."""
    found = pytest.importorskip("label_studio_sdk.label_interface").LabelInterface(labelling_config())
    found.validate()
    return found


def test_label_studio_finds_no_fault_with_tasks(interface):
    for record in [article(), *(stored.article() for stored in read_records(ROOT / "extracted"))]:
        task = to_task(record)
        assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []
        assert task["data"].keys() >= {one.value_name for one in interface.objects}


def test_label_studio_does_find_faults(interface):
    wrong = json.loads(json.dumps(TASK["predictions"][0]))
    wrong["result"][0]["value"]["labels"] = ["nobody"]
    assert interface.validate_prediction(wrong, return_errors=True) != []


def test_same_record_gives_the_same_bytes():
    assert json.dumps(to_task(article())) == json.dumps(TASK)
