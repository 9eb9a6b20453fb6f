from __future__ import annotations

import json

import jsonschema
import pytest

from pipeline.assemble import extract
from pipeline.record.build import to_article
from pipeline.record.schema import json_schema, schema_text
from pipeline.record.text import to_json
from tests.builders import ROOT
from tests.record.made import made


@pytest.fixture(scope="module")
def validator():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_schema_accepts_a_record_with_every_part(validator):
    validator.validate(json.loads(to_json(to_article(*made()))))


@pytest.mark.model
def test_schema_accepts_a_record_of_the_whole_pipeline(validator, nlp):
    validator.validate(json.loads(to_json(extract("Inspectors said that pupils thrive.", nlp=nlp))))


@pytest.mark.parametrize("path", sorted((ROOT / "extracted").rglob("*.json")), ids=lambda path: path.stem)
def test_schema_accepts_every_sample(validator, path):
    if path.name != "manifest.json":
        validator.validate(json.loads(path.read_text("utf-8")))


def test_schema_refuses_unknown_and_missing_keys(validator):
    record = json.loads(to_json(to_article(*made())))
    assert not validator.is_valid({**record, "surprise": 1})
    record["quotes"][0].pop("cue")
    assert [list(error.path) for error in validator.iter_errors(record)] == [["quotes", 0]]


def test_schema_describes_itself_and_is_stable():
    schema = json.loads(schema_text())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == list(schema["properties"])
    assert schema["$defs"]["Quote"]["properties"]["speaker"]["description"]
    assert schema_text() == schema_text()


def test_published_schema_is_current():
    path = ROOT / "pipeline/record/schema.json"
    assert path.read_text("utf-8") == schema_text(), f"{path.name} is stale: make schema"


def test_examples_of_the_models_are_allowed_values():
    def examples(node):
        if isinstance(node, dict):
            yield from ((node, value) for value in node.get("examples", ()))
        for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from examples(below)

    found = list(examples(json_schema()))
    assert found
    for schema, value in found:
        jsonschema.Draft202012Validator(schema).validate(value)
