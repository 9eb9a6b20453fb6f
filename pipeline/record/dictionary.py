"""The data dictionary: a page with type, meaning and an example of every field of a record, made from its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.record.schema import json_schema

Schema = Mapping[str, Any]

_HEAD = """\
# The data dictionary

Every field of a record, schema version {version}. Made from the models in `article.py` by `make schema`: change these,
not this page. [schema.json](schema.json) says the same for programs, with the patterns of dates.

All keys are always there: `null` or an empty list where there is nothing. `[]` in a path is each member of a list.
`start` and `end` count characters (Unicode code points) of the article's `text` from 0, and `end` is not included, so
that `text[start:end]` is the part; within `raw` they count those of the decoded source. Dates are ISO 8601. Examples
come from the records in `extracted/`, shortened where they end in `…`; those in italics are invented.
"""
_TABLE = "| field | type | meaning | example |\n| --- | --- | --- | --- |\n"
_EACH = "[]"
_LONGEST = 56
_LONGEST_PATTERN = 30
_REFERENCE = "#/$defs/"
_BOUNDS = {"minimum": "at least {}", "maximum": "at most {}", "minLength": "not empty"}
_RUN_OF_TICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the record.

    Attributes:
        path: From the top, as `quotes[].segments[].start`.
        meaning: Empty where the model does not tell.
        example: A value as JSON; None where neither a record nor the model has one.
        invented: Whether the example comes from the model.
    """

    path: str
    type: str
    meaning: str
    example: str | None
    invented: bool = False


def dictionary_text(records: Iterable[Mapping[str, Any]]) -> str:
    """Give the page.

    Args:
        records: As read from JSON; the first value of a field that says something is its example.
    """
    schema = json_schema()
    properties = schema["properties"]
    found = list(entries(records))
    top = [entry for entry in found if entry.path.removesuffix(_EACH) in properties]
    parts = [_HEAD.format(version=properties["schema_version"]["const"]), _section("The article", schema, top)]
    for name, field in properties.items():
        if below := [entry for entry in found if entry.path.startswith((f"{name}.", f"{name}{_EACH}."))]:
            parts.append(_section(f"`{name}`", _model(field, schema), below))
    return "\n".join(parts)


def entries(records: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """Give every field of a record, in the order of its keys, each above those that it is made of."""
    schema = json_schema()
    fields = dict(_fields("", schema, schema))
    examples = _examples(records, set(fields))
    for path, field in fields.items():
        invented = _core(field, schema).get("examples", [None])[0]
        value = examples.get(path, invented)
        shown = None if value is None else _shortened(value)
        meaning = field.get("description") or _core(field, schema).get("description", "")
        yield Entry(path, _type(field, schema), meaning, shown, path not in examples)


def _fields(above: str, model: Schema, schema: Schema) -> Iterator[tuple[str, Schema]]:
    for name, field in model.get("properties", {}).items():
        path = f"{above}{name}{_EACH if field.get('type') == 'array' else ''}"
        yield path, field
        yield from _fields(f"{path}.", _model(field, schema), schema)


def _model(field: Schema, schema: Schema) -> Schema:
    """Give the model of a field or of its members; an empty one where it is a plain value."""
    core = _core(field, schema)
    return core if "properties" in core else {}


def _core(field: Schema, schema: Schema) -> Schema:
    """Give what a field says of its values, or of its members, null aside."""
    if field.get("type") == "array":
        return _core(field["items"], schema)
    if "$ref" in field:
        return _core(schema["$defs"][field["$ref"].removeprefix(_REFERENCE)], schema)
    if "anyOf" in field:
        some: Schema = next(choice for choice in field["anyOf"] if choice.get("type") != "null")
        return {**_core(some, schema), **{key: field[key] for key in ("examples",) if key in field}}
    return field


def _type(field: Schema, schema: Schema) -> str:
    """Give the type in words: what values are allowed, and whether null is one."""
    if field.get("type") == "array":
        least = ", at least one" if field.get("minItems") else ""
        return f"list of {_type(field['items'], schema)}s{least}"
    if "anyOf" in field:
        return f"{_type(_core(field, schema), schema)}, or null"
    core = _core(field, schema)
    if "const" in core or "enum" in core:
        return " / ".join(f"`{value}`" for value in core.get("enum", [core.get("const")]))
    bounds = [text.format(core[key]) for key, text in _BOUNDS.items() if key in core]
    pattern = core.get("pattern", "")
    shown = [_code(pattern)] if 0 < len(pattern) <= _LONGEST_PATTERN else []
    return ", ".join([core.get("type", ""), *bounds, *shown])


def _examples(records: Iterable[Mapping[str, Any]], wanted: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for record in records:
        for path, value in _values("", record):
            if value is not None and value != "":
                found.setdefault(path, value)
        if found.keys() >= wanted:
            break
    return found


def _values(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _values(f"{path}{_EACH}", item)
        return
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _values(f"{path}.{name}".removeprefix("."), item)


def _shortened(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _section(title: str, model: Schema, found: Iterable[Entry]) -> str:
    rows = "".join(_row(entry) for entry in found)
    return f"## {title}\n\n{model.get('description', '')}\n\n{_TABLE}{rows}"


def _row(entry: Entry) -> str:
    example = _code(entry.example or "")
    cells = (_code(entry.path), entry.type, entry.meaning, f"*{example}*" if entry.invented else example)
    escaped = [cell.replace("|", r"\|") for cell in cells]
    return f"| {' | '.join(escaped)} |\n"


def _code(text: str) -> str:
    """Give a text as code, whatever marks stand in it."""
    longest = max((len(run) for run in _RUN_OF_TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    return f"{ticks} {text} {ticks}" if longest else f"`{text}`"
