"""Records as objects of their JSON, changed by hand: what follows is put right, places move with the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.record.ids import PartIds

Record = dict[str, Any]


def put_right(record: Record) -> None:
    """Set what follows from the rest: words, order, ids, references, the speakers and quotes of findings."""
    _reword(record)
    record["quotes"].sort(key=lambda quote: quote["segments"][0]["start"])
    for group in ("judgements", "findings"):
        record[group].sort(key=lambda part: part["start"])
    _rename(record)
    for finding in record["findings"]:
        within = [quote for quote in record["quotes"] if any(meet(part, finding) for part in quote["segments"])]
        finding["quotes"] = [quote["id"] for quote in within]
        finding["speaker"] = next((q["speaker"] for q in within if q["speaker"] and not q["nested"]), None)
    record["source"]["size"] = max(record["source"]["size"], 100_000)


def meet(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Tell whether two places share characters."""
    return one["start"] < other["end"] and other["start"] < one["end"]


def _reword(record: Record) -> None:
    for place in places(record):
        if "text" in place:
            place["text"] = record["text"][place["start"] : place["end"]]


def places(record: Record) -> Iterator[dict[str, Any]]:
    """Give everything that has a place in the text, once."""
    yield from record["blocks"]
    yield from (d for d in (record["inspection"]["published"], record["inspection"]["inspected"]) if d and d["end"])
    for speaker in record["speakers"]:
        yield from speaker["mentions"]
    for quote in record["quotes"]:
        yield from quote["segments"]
        yield from (place for place in (quote["cue"], quote["source"]) if place)
    yield from record["judgements"]
    for finding in record["findings"]:
        yield finding
        yield from finding["evidence"]
    yield from (notice for notice in record["notices"] if notice["end"])


def _rename(record: Record) -> None:
    ids, names = PartIds(record["id"]), dict[str | None, str]()
    due: dict[str, Callable[[Record], str]] = {
        "speakers": lambda s: ids.give("speaker", s["kind"], s["name"]),
        "quotes": lambda q: ids.give("quote", " ".join(part["text"] for part in q["segments"])),
        "judgements": lambda j: ids.give(
            "judgement", j["area"] or j["area_text"], j["grade"], j["when"], j["provider"]
        ),
        "findings": lambda f: ids.give("finding", f["text"]),
    }
    for group, give in due.items():
        for part in record[group]:
            was, part["id"] = part["id"], give(part)
            names[was] = part["id"]
    for quote in record["quotes"]:
        quote["speaker"] = names.get(quote["speaker"])
        quote["also"] = [names[name] for name in quote["also"]]


def splice(record: Record, start: int, end: int, words: str) -> None:
    """Put words in the place of a stretch of the text, in code points; places that hold it grow or shrink with it."""
    longer = len(words) - (end - start)
    record["text"] = record["text"][:start] + words + record["text"][end:]
    for place in places(record):
        place["start"] += longer if place["start"] >= end else 0
        place["end"] += longer if place["end"] >= end else 0
