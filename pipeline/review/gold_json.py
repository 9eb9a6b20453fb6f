"""Gold as JSON: `<name>.gold.json` for one article. GOLD.md tells the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pipeline.review.given import Given
from pipeline.review.gold import Entry, Gold, Part, Place, Stand
from pipeline.review.places import find

ENDING: Final = ".gold.json"

_FREE = ("optional", "nested", "cut", "unmarked")
"""Keys of a part that make it cost nothing, whether it is found or not."""

_WORD = re.compile(r"\w")
_EITHER = "either"
_ALL = ("text", "path", "lines", "quotes", "speakers", "judgements", "findings", "inspection")
_SPEAKER = ("name", "kind", "role", "organisation", "mentions")
_PUBLIC = (
    ("inspectorate", "inspectorate"),
    ("provider", "provider"),
    ("type", "inspection_type"),
    ("published", "published"),
)


def entry_of(document: Given, path: Path, folder: Path) -> Entry:
    """Give the gold of a file, whose places are checked against its text.

    Args:
        path: The file; its name without the ending is that of the article.
        folder: The folder that was searched: what lies below it is the article's path without its ending.

    Raises:
        GoldError: It breaks the form.
        OSError: The text beside it cannot be read.
    """
    name = path.relative_to(folder).as_posix().removesuffix(ENDING)
    gold = gold_of(document, _text(document, path))
    return Entry(str(path), name, document.text_or_none("article"), document.text_or_none("path"), lambda _: gold)


def gold_of(document: Given, text: str) -> Gold:
    """Give the gold of a JSON document whose places index `text`.

    Raises:
        GoldError: It breaks the form.
    """
    document.spelt(*_ALL)
    keep, free = _lines(document, text)
    return Gold(
        text=text,
        keep=keep,
        free=free,
        quotes=_quotes(document, text),
        speakers=_speakers(document, text),
        judgements=_parts(document, "judgements", text),
        findings=_parts(document, "findings", text),
        inspection=_inspection(document),
    )


def _text(document: Given, path: Path) -> str:
    if document.has("text"):
        return document.at("text").text()
    stem = path.name.removesuffix(ENDING)
    for beside in (path.with_name(f"{stem}.clean.txt"), path.with_name(f"{stem}.txt")):
        if beside.is_file():
            try:
                return beside.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                raise document.refuse(f"its text, {beside.name}, is no UTF-8") from error
    raise document.refuse(f"no text: neither a key `text` nor {stem}.clean.txt or {stem}.txt beside it")


def _lines(document: Given, text: str) -> tuple[Sequence[Place], Sequence[Place]]:
    if not document.has("lines"):
        return ((0, len(text)),), ()
    lines = text.split("\n")
    told = _numbered(document, len(lines))
    keep, free, at = list[Place](), list[Place](), 0
    for number, line in enumerate(lines, 1):
        kept = _kept(told[number]) if number in told else True
        if kept is None:
            free.append((at, at + len(line)))
        elif kept:
            keep.append((at, at + len(line)))
        at += len(line) + 1
    return keep, free


def _numbered(document: Given, count: int) -> dict[int, Given]:
    told: dict[int, Given] = {}
    for given in document.members("lines"):
        number = given.at("n")
        if not 1 <= number.count() <= count:
            raise number.refuse(f"is {number.value}, and the text has the lines 1 to {count}")
        if number.value in told:
            raise number.refuse(f"line {number.value} is told of in {told[number.value].key} too")
        told[number.value] = given
    return told


def _kept(line: Given) -> bool | None:
    """Tell whether a line is part of the article; None where it may stay or go."""
    if line.flag("optional") or not line.has("keep") or line.at("keep").value == _EITHER:
        return None
    return line.flag("keep")


def _parts(document: Given, kind: str, text: str) -> tuple[Part, ...] | None:
    if not document.has(kind):
        return None
    return tuple(_part(given, kind, text) for given in document.members(kind))


def _quotes(document: Given, text: str) -> tuple[Part, ...] | None:
    """Give the quotes, their speakers by name: a record tells of them by id."""
    ids = {given.at("id").value: given.at("name").text() for given in document.members("speakers") if given.has("id")}
    quotes = _parts(document, "quotes", text)
    return quotes and tuple(
        replace(part, fields={**part.fields, "speaker": ids.get(part.fields["speaker"], part.fields["speaker"])})
        if "speaker" in part.fields
        else part
        for part in quotes
    )


def _part(given: Given, kind: str, text: str) -> Part:
    given.spelt(*_KEYS[kind])
    stretches = list(given.members("segments")) if given.has("segments") else [given]
    if not stretches:
        raise given.at("segments").refuse("should hold one segment at least")
    places = tuple(_place(stretch, text) for stretch in stretches)
    words = " … ".join(text[start:end] for start, end in places)
    return Part(places, words, dict(_FIELDS[kind](given)), _stand(given, kind))


def _place(given: Given, text: str) -> Place:
    start, end = given.stretch()
    if end > len(text):
        raise given.at("end").refuse(f"is {end}, and the text has {len(text)} characters")
    if given.has("text") and given.at("text").text() != text[start:end]:
        raise given.at("text").refuse(_elsewhere(given.at("text").text(), (start, end), text))
    if not _WORD.search(text, start, end):
        raise given.refuse(f"holds no words: the text at [{start}, {end}) reads {text[start:end]!r}")
    return start, end


def _elsewhere(words: str, place: Place, text: str) -> str:
    """Say what stands at a place that should hold these words, and where they do stand."""
    start, end = place
    told = f"is {words!r}, and the text at [{start}, {end}) reads {text[start:end]!r}"
    if (there := find(words, place, text)) is None:
        return f"{told}; the text has no such words"
    return f"{told}; these words stand at [{there[0]}, {there[1]}): places count code points from 0"


def _stand(given: Given, kind: str) -> Stand:
    free = [key for key in _FREE if given.flag(key)]
    earlier = kind == "findings" and _when(given) == "previous"
    return Stand.FREE if free or earlier else Stand.WANTED


def _when(given: Given) -> str:
    return given.at("when").one_of("current", "previous") if given.has("when") else "current"


def _quote_fields(given: Given) -> Iterator[tuple[str, Any]]:
    yield "kind", given.at("kind").one_of("direct", "mixed", "indirect")
    if given.has("voice"):
        yield "voice", given.at("voice").one_of("inspectorate", "provider", "other")
    if "speaker" in given.names():
        yield "speaker", given.text_or_none("speaker")


def _judgement_fields(given: Given) -> Iterator[tuple[str, Any]]:
    yield "grade", given.at("grade").text()
    yield "when", _when(given)
    yield "area", given.text_or_none("area")
    yield "area_text", given.text_or_none("area_text") or given.text_or_none("area_words")
    yield "area_alt", _also(given, "area")
    if given.has("count"):
        count = given.at("count")
        yield "count", (count.count_or_none("n"), count.count_or_none("of"))


def _finding_fields(given: Given) -> Iterator[tuple[str, Any]]:
    if given.has("polarity"):
        yield "polarity", given.at("polarity").one_of("strength", "weakness")
    if given.has("theme"):
        yield "theme", given.at("theme").text()
        yield "theme_alt", _also(given, "theme")


_FIELDS = {"quotes": _quote_fields, "judgements": _judgement_fields, "findings": _finding_fields}
_KEYS = {
    "quotes": ("kind", "voice", "speaker", "segments", *_FREE),
    "judgements": ("start", "end", "grade", "when", "area", "count", *_FREE),
    "findings": ("start", "end", "polarity", "theme", "when", *_FREE),
}


def _speakers(document: Given, text: str) -> tuple[Part, ...] | None:
    if not document.has("speakers"):
        return None
    return tuple(_speaker(given, text) for given in document.members("speakers"))


def _speaker(given: Given, text: str) -> Part:
    given.spelt(*_SPEAKER)
    name = given.at("name").text()
    kind = given.at("kind").one_of("person", "inspectors", "report", "organisation", "unnamed")
    told = [key for key in ("role", "organisation") if key in given.names()]
    fields = {"name": name, "kind": kind} | {key: given.text_or_none(key) for key in told}
    return Part(tuple(_place(mention, text) for mention in given.members("mentions")), name, fields)


def _inspection(document: Given) -> dict[str, list[str | None]] | None:
    if not document.has("inspection"):
        return None
    given = document.at("inspection")
    given.spelt(*(ours for ours, _ in _PUBLIC))
    names = {ours: ours if ours in given.names() else theirs for ours, theirs in _PUBLIC}
    return {ours: [*_values(given, name), *_also(given, name)] for ours, name in names.items()}


def _values(given: Given, name: str) -> list[str | None]:
    if given.has(name) and isinstance(given.at(name).value, list):
        return _texts(given.at(name))
    if given.has(name) and isinstance(given.at(name).value, dict):
        return [given.at(name).text_or_none("value")]  # a date as a record tells it
    return [given.text_or_none(name)]


def _also(given: Given, name: str) -> list[str | None]:
    """Give the other values that are right for a field."""
    return _texts(given.at(f"{name}_alt")) if given.has(f"{name}_alt") else []


def _texts(given: Given) -> list[str | None]:
    return [None if member.value is None else member.text() for member in given.items()]
