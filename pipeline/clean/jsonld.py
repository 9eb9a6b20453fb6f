"""What a page says of itself in JSON-LD, also where the JSON is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Json = dict[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem|PressRelease)$")
_FIELD = re.compile(r'"(headline|datePublished|dateModified|@type|inLanguage|url)"\s*:\s*"((?:[^"\\\n]|\\.){0,400})"')
_MOST = 2_000


def read_jsonld(scripts: Iterable[str]) -> tuple[Json, Json]:
    """Give the object that describes the article, and the one that describes the site; empty where there is none.

    Broken JSON never raises: trailing commas and wrappings are taken off, and what still is no JSON is searched for the
    fields alone.
    """
    things = [thing for script in scripts for thing in _things(_load(script))]
    article = next((thing for thing in things if _is(thing, _ARTICLE)), None)
    site = next((thing for thing in things if _is(thing, re.compile(r"^WebSite$"))), None)
    return article or next((thing for thing in things if "headline" in thing), {}), site or {}


def name_of(value: Any) -> str | None:
    """Give the name in a value that may be a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := name_of(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _load(script: str) -> Any:
    text = _WRAPPING.sub("", script)
    for candidate in (text, _COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    fields: Json = {}
    for key, value in _FIELD.findall(text):
        fields.setdefault(key, value)
    return fields


def _things(loaded: Any) -> Iterator[Json]:
    """Give the objects in a document, outer before inner, through lists and graphs."""
    queue, count = [loaded], 0
    while queue and count < _MOST:
        value = queue.pop(0)
        count += 1
        if isinstance(value, dict):
            yield value
            queue += [item for key, item in value.items() if key in {"@graph", "mainEntity", "itemListElement"}]
        elif isinstance(value, list):
            queue += value[:_MOST]


def _is(thing: Json, kind: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and kind.search(name) for name in names)
