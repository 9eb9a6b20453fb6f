"""Records made by hand for the page: each part is told by its words, whose places are looked up."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from pipeline.record.article import Article
from pipeline.record.ids import part_ids
from pipeline.record.text import from_json

EVIL = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\u2028&lt;b onclick=\"window.ran = 1\"&gt;"
BEFORE, BEHIND = 10, 1000
"""Bytes of the source before the text, and behind it."""

STORY = (
    "Vale Park Nursery told to improve\n\n"
    "Inspectors said that plans are clear but reviews are late, in a report on 12 July 2024.\n\n"
    "“We are proud of our staff,” said Ann Ray, the manager. “Every child 😀 counts.”\n\n"
    "The nursery was rated good for care."
)


def place(text: str, part: str, after: str = "") -> dict[str, Any]:
    """Give the place of words in a text, the first of them behind `after`, and the words."""
    start = text.index(part, text.index(after) + len(after))
    return {"start": start, "end": start + len(part), "text": part}


def blocks(text: str) -> list[dict[str, Any]]:
    """Give a heading and paragraphs, one for each stretch between blank lines."""
    found, start = [], 0
    for part in text.split("\n\n"):
        end = start + len(part)
        kind = "paragraph" if start else "heading"
        found.append({"kind": kind, "start": start, "end": end, "raw": {"start": start + BEFORE, "end": end + BEFORE}})
        start = end + 2
    return found


def quote(text: str, number: int, *segments: str, **fields: Any) -> dict[str, Any]:
    found = {
        "id": f"q-{number:012x}",
        "kind": "direct",
        "voice": "provider",
        "speaker": None,
        "also": [],
        "nested": False,
        "segments": [place(text, segment) | {"raw": None} for segment in segments],
        "cue": None,
        "source": None,
        "found_by": "marks.before",
    }
    return found | fields


def finding(text: str, number: int, words: str, evidence: str, **fields: Any) -> dict[str, Any]:
    given = {"id": f"f-{number:012x}", "polarity": "strength", "theme": "leadership", "when": "current"} | place(
        text, words
    )
    more = {
        "speaker": None,
        "quotes": [],
        "evidence": [place(text, evidence)],
        "confidence": 0.875,
        "found_by": "clause",
    }
    return given | more | fields


def judgement(text: str, number: int, words: str, **fields: Any) -> dict[str, Any]:
    given = {"id": f"j-{number:012x}", "area": "care", "area_text": "care", "grade": "good", "when": "current"}
    return given | {"count": None, "provider": None} | place(text, words) | fields


def speaker(text: str, number: int, name: str, **fields: Any) -> dict[str, Any]:
    at = place(text, name)
    given = {"id": f"s-{number:012x}", "kind": "person", "name": name, "honorific": None, "role": None}
    more = {"organisation": None, "voice": "provider", "mentions": [{"start": at["start"], "end": at["end"]}]}
    return given | more | fields


def record(number: int, text: str, **fields: Any) -> Article:
    """Give a record, checked; `number` makes its id and path, `fields` are keys of the record."""
    bare = {
        "schema_version": "1",
        "id": f"{number:012x}",
        "source": {
            "path": f"a/{number}.html",
            "url": None,
            "media_type": "text/html",
            "encoding": "utf-8",
            "sha256": "0" * 64,
            "size": len(text.encode()) + BEFORE + BEHIND,
        },
        "metadata": dict.fromkeys(("title", "site", "author", "published", "modified", "language")),
        "text": text,
        "blocks": blocks(text),
        "dropped": [],
        "inspection": dict.fromkeys(("inspectorate", "provider", "type", "published", "inspected", "previous")),
        "speakers": [],
        "quotes": [],
        "judgements": [],
        "findings": [],
        "notices": [],
    }
    text = json.dumps({key: fields.get(key, value) for key, value in bare.items()})
    loose = json.loads(text, object_hook=lambda given: SimpleNamespace(**given))
    for found in loose.quotes:
        found.text = " ".join(segment.text for segment in found.segments)
    for group, at, due in part_ids(loose):
        text = text.replace(getattr(loose, group)[at].id, due)  # ids follow from words
    return from_json(text)


def story(number: int = 1, text: str = STORY, **fields: Any) -> Article:
    """Give the record of a story with a part of every kind; the provider's name has its number."""
    ray, inspectors = speaker(text, 2, "Ann Ray", role="manager"), speaker(text, 1, "Inspectors")
    inspectors |= {"kind": "inspectors", "name": "inspectors", "voice": "inspectorate"}
    given = {
        "inspection": {
            "inspectorate": "Ofsted",
            "provider": f"Vale Park Nursery {number}",
            "type": "nursery inspection",
            "published": {"value": "2024-07-12", "basis": "stated", **_bare(place(text, "12 July 2024"))},
            "inspected": None,
            "previous": None,
        },
        "dropped": [
            {"text": "Home", "reason": "navigation", "raw": {"start": 0, "end": 4}},
            {"text": "Read our other stories", "reason": "related", "raw": {"start": 500, "end": 522}},
        ],
        "speakers": [inspectors, ray],
        "quotes": [
            quote(text, 1, "plans are clear but reviews are late", kind="indirect", voice="inspectorate")
            | {"speaker": inspectors["id"], "source": place(text, "Inspectors"), "cue": place(text, "said")},
            quote(text, 2, "We are proud of our staff,", "Every child 😀 counts.")
            | {"speaker": ray["id"], "source": place(text, "Ann Ray"), "cue": place(text, "said", "staff,")},
        ],
        "judgements": [judgement(text, 1, "The nursery was rated good for care")],
        "findings": [
            finding(text, 1, "plans are clear", "clear", theme="leadership"),
            finding(text, 2, "reviews are late", "late", polarity="weakness", theme="care_planning"),
        ],
        "notices": [],
    }
    return record(number, text, **(given | fields))


def _bare(place: dict[str, Any]) -> dict[str, Any]:
    return {"start": place["start"], "end": place["end"]}


def hostile(number: int = 99) -> Article:
    """Give a record in which every text that a record may hold is markup that would run."""
    text = "\n\n".join(f"{EVIL} {name}" for name in ("head", "quote", "cue", "source", "finding", "grade"))
    told = {"value": "2024", "basis": "stated", "start": 0, "end": len(EVIL)}
    who = speaker(text, 1, f"{EVIL} source") | dict.fromkeys(("name", "role", "organisation", "honorific"), EVIL)
    said = quote(text, 1, f"{EVIL} quote", speaker=who["id"], found_by=EVIL)
    said |= {"cue": place(text, f"{EVIL} cue"), "source": place(text, f"{EVIL} source")}
    return record(
        number,
        text,
        source=record(number, "x").source.model_dump()
        | {"path": EVIL, "url": "javascript:window.ran=1", "encoding": EVIL},
        metadata=dict.fromkeys(("title", "site", "author", "language"), EVIL) | {"published": None, "modified": None},
        inspection=dict.fromkeys(("inspectorate", "provider", "type"), EVIL)
        | {"published": told, "inspected": None, "previous": {"date": None, "type": EVIL}},
        dropped=[{"text": EVIL, "reason": EVIL, "raw": {"start": 0, "end": 1}}],
        speakers=[who],
        quotes=[said],
        judgements=[
            judgement(text, 1, f"{EVIL} grade", **dict.fromkeys(("area", "area_text", "grade", "provider"), EVIL))
        ],
        findings=[finding(text, 1, f"{EVIL} finding", "finding", theme=EVIL, found_by=EVIL)],
        notices=[{"code": EVIL, "message": EVIL, "start": 0, "end": 4}],
    )
