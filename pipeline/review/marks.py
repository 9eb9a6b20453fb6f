"""The marks of a reviewer: which part of a record is right, which is wrong, and what is missing.

The page saves them as one JSON file, whose name ends in `.marks.json`::

    {
      "format": "inspectext-marks",
      "version": 1,
      "reviewer": "A. Reader",                  optional, null
      "time": "2026-11-03T10:15:00Z",           optional, null: when they were saved (the last count)
      "marks": [
        {
          "article": "0123456789ab",            the id of the record
          "path": "councils/visit.html",        source.path of the record, null where it has none
          "part": "finding",                    quote, speaker, judgement, finding or inspection
          "id": "f-0123456789ab",               the part's id in the record; null where `verdict` is missing;
                                                for inspection the field: inspectorate, provider, type, published
          "start": 120, "end": 151,             the place in the record's text, in code points, end exclusive: of a
                                                quote, from its first segment to its last; of a speaker, its first
                                                mention; null, both, where it has none
          "text": "reviews are late",           the words at that place; a speaker without a mention: its name;
                                                inspection: the value; null where there is none
          "verdict": "right",                   right, wrong or missing
          "note": "",                           optional: why
          "fields": {"polarity": "weakness"}    optional: the part's fields that the verdict is about, as the reviewer
        }                                       saw them (right, wrong) or wants them (missing)
      ]
    }

`fields` holds strings and nulls under the record's own names: of a quote `kind`, `voice` and `speaker` (the speaker's
name, not its id), of a speaker `kind`, `name`, `honorific`, `role`, `organisation` and `voice`, of a judgement `area`,
`area_text`, `grade`, `when` and `provider`, of a finding `polarity`, `theme` and `when`, of the inspection `value`.
A mark is found again by its id, and where ids have changed by its place and words, of which one in five may be others.
A part has one mark; what is missing may have many. A script counts in UTF-16 units: it must turn offsets into code
points before it saves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.review.given import Given, read_json

FORMAT: Final = "inspectext-marks"
VERSION: Final = 1
ENDING: Final = ".marks.json"

QUOTE, SPEAKER, JUDGEMENT, FINDING, INSPECTION = "quote", "speaker", "judgement", "finding", "inspection"
RIGHT, WRONG, MISSING = "right", "wrong", "missing"

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    QUOTE: ("kind", "voice", "speaker"),
    SPEAKER: ("kind", "name", "honorific", "role", "organisation", "voice"),
    JUDGEMENT: ("area", "area_text", "grade", "when", "provider"),
    FINDING: ("polarity", "theme", "when"),
    INSPECTION: ("value",),
}
"""The fields that a mark may tell of, by the kind of part."""

INSPECTION_FIELDS: Final = ("inspectorate", "provider", "type", "published")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reviewer says of one part.

    Attributes:
        article: The id of the record.
        path: Where the article came from.
        part: quote, speaker, judgement, finding or inspection.
        id: The part's id; None for what is missing; the name of the field for the inspection.
        place: Start and end in the text of the record that was marked; None where the part has no place.
        text: The words there.
        verdict: right, wrong or missing.
        fields: What the verdict is about.
        file: The file that it was read from.
    """

    article: str
    path: str | None
    part: str
    id: str | None
    place: tuple[int, int] | None
    text: str | None
    verdict: str
    note: str = ""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one file, in its order."""

    reviewer: str | None
    time: str | None
    marks: tuple[Mark, ...]


def read_marks(path: Path) -> Marks:
    """Give the marks of a file.

    Raises:
        GoldError: It breaks the form: the message begins with the file and the key.
        OSError: It cannot be read.
    """
    return marks_of(read_json(path))


def are_marks(document: Given) -> bool:
    """Tell whether a JSON document says that it holds marks."""
    return isinstance(document.value, dict) and document.value.get("format") == FORMAT


def marks_of(document: Given) -> Marks:
    """Give the marks of a JSON document.

    Raises:
        GoldError: It breaks the form.
    """
    document.only("format", "version", "reviewer", "time", "marks")
    document.at("format").one_of(FORMAT)
    if (version := document.at("version")).count() != VERSION:
        raise version.refuse(f"is {version.value}, and this program reads version {VERSION}")
    marks = tuple(_once(document))
    return Marks(document.text_or_none("reviewer"), document.text_or_none("time"), marks)


def _once(document: Given) -> Iterator[Mark]:
    seen: dict[tuple[str, str], str] = {}
    for given in document.at("marks").items():
        mark = _mark(given)
        if mark.id is not None:
            key = (mark.article, mark.id)
            if key in seen:
                raise given.refuse(f"{mark.id} of {mark.article} is marked in {seen[key]} too")
            seen[key] = given.key
        yield mark


def _mark(given: Given) -> Mark:
    given.only("article", "path", "part", "id", "start", "end", "text", "verdict", "note", "fields")
    part = given.at("part").one_of(*FIELDS)
    verdict = given.at("verdict").one_of(RIGHT, WRONG, MISSING)
    place = _place(given)
    text = given.text_or_none("text")
    if place is not None and not text:
        raise given.refuse("has a place and no text")
    mark = Mark(
        article=given.at("article").text(),
        path=given.text_or_none("path"),
        part=part,
        id=_id(given, part, verdict),
        place=place,
        text=text,
        verdict=verdict,
        note=given.text_or_none("note") or "",
        fields=_fields(given, part),
        file=given.file,
    )
    if verdict == MISSING and mark.part != INSPECTION and not text:
        raise given.refuse("what is missing needs its words: text, start and end")
    return mark


def _id(given: Given, part: str, verdict: str) -> str | None:
    if part == INSPECTION:
        return given.at("id").one_of(*INSPECTION_FIELDS)
    if verdict != MISSING:
        return given.at("id").text()
    if given.has("id"):
        raise given.at("id").refuse("what is missing has no id")
    return None


def _place(given: Given) -> tuple[int, int] | None:
    if given.has("start") or given.has("end"):
        return given.stretch()
    return None


def _fields(given: Given, part: str) -> dict[str, str | None]:
    if not given.has("fields"):
        return {}
    fields = given.at("fields")
    fields.only(*FIELDS[part])
    return {name: fields.text_or_none(name) for name in fields.names()}
