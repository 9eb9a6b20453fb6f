from __future__ import annotations

import json
import re

import pytest
from pydantic import BaseModel

from pipeline.record import article as models
from pipeline.record.build import to_article
from pipeline.record.dictionary import dictionary_text, entries
from pipeline.record.text import to_json
from tests.builders import ROOT
from tests.record.made import made

PAGE = ROOT / "pipeline/record/DICTIONARY.md"
SAMPLES = sorted(path for path in (ROOT / "extracted").rglob("*.json") if path.name != "manifest.json")


def _samples():
    return [json.loads(path.read_text("utf-8")) for path in SAMPLES]


def _entry(path, records=()):
    return next(entry for entry in entries(records) if entry.path == path)


def test_page_is_current():
    assert PAGE.read_text("utf-8") == dictionary_text(_samples()), f"{PAGE.name} is stale: make schema"


@pytest.mark.parametrize("entry", list(entries(_samples())), ids=lambda entry: entry.path)
def test_field_has_a_type_a_meaning_and_an_example(entry):
    assert entry.type
    assert entry.meaning.endswith(".")
    assert entry.example


MODELS = [m for m in vars(models).values() if isinstance(m, type) and issubclass(m, BaseModel) and m.model_fields]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_the_models_says_what_it_means(model):
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_every_key_of_a_record_is_a_field_of_the_page():
    def paths(value, path):
        if isinstance(value, dict):
            return {p for key, item in value.items() for p in paths(item, f"{path}.{key}")} | {path}
        if isinstance(value, list):
            return {p for item in value for p in paths(item, f"{path}[]")}
        return {path}

    found = {path.removeprefix(".") for path in paths(json.loads(to_json(to_article(*made()))), "")} - {""}
    named = re.findall(r"^\| `([a-z0-9_.\[\]]+)`", PAGE.read_text("utf-8"), re.MULTILINE)
    assert found <= set(named)
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("schema_version", "`1`"),
        ("source.url", "string, or null"),
        ("source.size", "integer, at least 0"),
        ("quotes[]", "list of objects"),
        ("quotes[].also[]", "list of strings"),
        ("quotes[].kind", "`direct` / `mixed` / `indirect`"),
        ("quotes[].segments[]", "list of objects, at least one"),
        ("quotes[].segments[].raw", "object, or null"),
        ("findings[].confidence", "number, at least 0, at most 1"),
        ("findings[].id", "string, `^[sqjf]-[0-9a-f]{12}$`"),
    ],
)
def test_type_says_what_values_are_allowed(path, type_):
    assert _entry(path).type == type_


def test_example_is_the_first_value_that_says_something():
    records = [{"metadata": {"title": None}}, {"metadata": {"title": ""}}, {"metadata": {"title": "A"}}]
    assert _entry("metadata.title", [*records, {"metadata": {"title": "B"}}]).example == '"A"'
    assert not _entry("metadata.title", records).invented


def test_field_that_no_record_fills_has_the_example_of_the_model():
    entry = _entry("inspection.previous.type", _samples()[:1])
    assert (entry.example, entry.invented) == ('"short inspection"', True)
    assert _entry("metadata.title").example is None


def test_marks_of_tables_and_of_code_in_a_value_do_not_break_the_page():
    page = dictionary_text([{"metadata": {"title": "a | b `c`\nd"}}])
    assert r'| `` "a \| b `c`\nd" `` |' in page


def test_long_values_are_cut():
    entry = _entry("text", [{"text": "word " * 40}])
    assert entry.example.endswith("…")
    assert len(entry.example) < 60
