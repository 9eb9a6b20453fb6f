"""What a page says of itself in JSON-LD, also where the JSON is broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem|PressRelease)$")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|@type|inLanguage|url)"\s*:\s*"((?:[^"\\\n]|\\.|"(?!\s*[,}\]:])){0,400}+)"'
)
_BETWEEN = re.compile(r"[\s;,]*")
_SITE, _PAGE = re.compile(r"^WebSite$"), re.compile(r"^(?:Web|Item)Page$")
_MOST = 2_000


@dataclass(frozen=True)
class Data:
    """What a page's data say: the objects of its article, its site and the page itself; empty where there is none."""

    article: Json = field(default_factory=dict)
    site: Json = field(default_factory=dict)
    page: Json = field(default_factory=dict)


def read_jsonld(scripts: Iterable[str], titles: Collection[str] = ()) -> Data:
    """Give what scripts in JSON-LD say; of several articles the one with a title of the page, else the first.

    Broken JSON never raises: trailing commas and wrappings are taken off, documents may follow one another, and what
    still is no JSON is searched for the fields alone.
    """
    things = [thing for script in scripts for thing in _things(_load(script))]
    articles = [thing for thing in things if _is(thing, _ARTICLE)] or [thing for thing in things if "headline" in thing]
    named = (thing for thing in articles if html.unescape(str(thing.get("headline"))).strip() in titles)
    article = next(named, None) or next(iter(articles), {})
    return Data(_with_author(article, things), _first(things, _SITE), _first(things, _PAGE))


def _first(things: Sequence[Json], kind: re.Pattern[str]) -> Json:
    return next((thing for thing in things if _is(thing, kind)), {})


def _with_author(article: Json, things: Sequence[Json]) -> Json:
    """Give an article with the person that it only refers to, where one of the objects is that person."""
    author = article.get("author")
    refers = author[0] if isinstance(author, list) and author else author
    if not isinstance(refers, dict) or "name" in refers or "@id" not in refers:
        return article
    found = (thing for thing in things if thing.get("@id") == refers["@id"] and "name" in thing)
    return {**article, "author": next(found, None)}


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
    for candidate in (text, _COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return _documents(candidate)
        except (ValueError, RecursionError):
            continue
    fields: Json = {}
    for key, value in _FIELD.findall(text):
        fields.setdefault(key, value)
    return fields


def _documents(text: str) -> list[Any]:
    """Give the documents that follow one another in a text.

    Raises:
        ValueError: What stands there is no JSON.
    """
    found: list[Any] = []
    at, decoder = _BETWEEN.match(text).end(), json.JSONDecoder(strict=False)  # type: ignore[union-attr]
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        found.append(document)
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    return found


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
