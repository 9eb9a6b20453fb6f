"""The JSON Schema of the record, made from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from pipeline.record.article import SCHEMA_VERSION, Article


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one record."""
    schema = Article.model_json_schema()
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"urn:inspectext:record:{SCHEMA_VERSION}", **schema}


def schema_text() -> str:
    """Give the schema as a JSON document."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
