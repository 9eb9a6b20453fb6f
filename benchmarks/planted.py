"""Changes planted in records, each with what a difference must say of it, and noise, of which it must say nothing.

A record here is the object of its JSON; what follows from a change (ids, references, words, offsets) is put right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from pipeline.record.ids import PartIds

Record = dict[str, Any]
Plant = Callable[[Record, Random], None]


_MANY = 6


class CannotPlantError(Exception):
    """The record has nothing to change in this way."""


@dataclass(frozen=True)
class Expected:
    """What the difference says: the kind of the change, its group, its category and the field."""

    kind: str
    group: str
    category: str
    field: str

    def of(self, change: Mapping[str, Any]) -> Expected:
        """Give what a change in the JSON of a difference says; of a part that came or went not what it said."""
        fields = [field["field"] for field in change["fields"]] if change["kind"] == "changed" or self.field else [""]
        return Expected(change["kind"], change["group"], change["category"], ",".join(fields))


def plant(record: Record, name: str, chance: Random) -> Record:
    """Give a record with a change, or noise, of this name.

    Raises:
        CannotPlantError: There is nothing to change.
    """
    changed = deepcopy(record)
    (NOISE[name] if name in NOISE else CHANGES[name][0])(changed, chance)
    put_right(changed)
    return changed


def vary(record: Record, number: int, chance: Random) -> Record:
    """Give a record as of another article: with an id, a path and a few words of its own."""
    varied = deepcopy(record)
    varied["id"] = f"{number:012x}"
    varied["source"]["path"] = f"varied/{number}.html"
    for _ in range(3):
        start, end = _one(_inside(varied), chance)
        splice(varied, start, end, f"{varied['text'][start:end]} {_name(number, chance)}")
    put_right(varied)
    return varied


def _name(number: int, chance: Random) -> str:
    return "".join(chance.choices("aeioulmnrst", k=4)) + "abcdefghij"[number % 10]


def put_right(record: Record) -> None:
    """Set what follows from the rest: words, order, ids, references, the speakers and quotes of findings."""
    _reword(record)
    record["quotes"].sort(key=lambda quote: quote["segments"][0]["start"])
    for group in ("judgements", "findings"):
        record[group].sort(key=lambda part: part["start"])
    _rename(record)
    for finding in record["findings"]:
        within = [quote for quote in record["quotes"] if any(_meet(part, finding) for part in quote["segments"])]
        finding["quotes"] = [quote["id"] for quote in within]
        finding["speaker"] = next((q["speaker"] for q in within if q["speaker"] and not q["nested"]), None)
    record["source"]["size"] = max(record["source"]["size"], 100_000)


def _meet(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
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
    """Put words in the place of a stretch of the text; places that hold it grow or shrink with it."""
    longer = len(words) - (end - start)
    record["text"] = record["text"][:start] + words + record["text"][end:]
    for place in places(record):
        place["start"] += longer if place["start"] >= end else 0
        place["end"] += longer if place["end"] >= end else 0


def _one(found: list[Any], chance: Random) -> Any:
    if not found:
        raise CannotPlantError
    return chance.choice(found)


def _other(value: object, values: tuple[Any, ...], chance: Random) -> Any:
    return _one([other for other in values if other != value], chance)


def _set(group: str, field: str, *values: Any) -> Plant:
    def change(record: Record, chance: Random) -> None:
        part = _one(record[group], chance)
        part[field] = _other(part[field], values, chance)

    return change


def _drop(group: str) -> Plant:
    def change(record: Record, chance: Random) -> None:
        record[group].remove(_one(record[group], chance))

    return change


def _give(record: Record, chance: Random) -> None:
    """Give a quote to another speaker with the same voice."""
    quote = _one([quote for quote in record["quotes"] if quote["speaker"]], chance)
    others = [s for s in record["speakers"] if s["id"] not in (quote["speaker"], *quote["also"])]
    quote["speaker"] = _one(others, chance)["id"]


def _grade(record: Record, chance: Random) -> None:
    judged = _one(record["judgements"], chance)
    judged["grade"] = _other(judged["grade"], ("smooth", "creaky"), chance)


def _words(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return [span for span in found if span[0] < span[1] and "\n" not in text[span[0] : span[1]]]


def _inside(record: Record) -> list[tuple[int, int]]:
    """Give plain words inside blocks that begin or end nothing."""
    edges = {edge for place in places(record) for edge in (place["start"], place["end"])}
    return [
        (s, e)
        for s, e in _words(record["text"])
        if record["text"][s:e].isalpha() and not edges & {*range(s - 1, e + 2)}
    ]


def _free(record: Record, chance: Random) -> dict[str, Any]:
    """Give a few words in a block that no quote, judgement or finding touches."""
    taken = [p for q in record["quotes"] for p in q["segments"]] + record["judgements"] + record["findings"]
    spans = _inside(record)
    found = []
    for (start, _), (_, end) in zip(spans, spans[3:], strict=False):
        place = {"start": start, "end": end, "text": record["text"][start:end]}
        if "\n" not in place["text"] and not any(_meet(place, part) for part in taken):
            found.append(place)
    return dict(_one(found, chance))


def _new_quote(record: Record, chance: Random) -> None:
    template = deepcopy(_one(record["quotes"], chance))
    place = _free(record, chance) | {"raw": None}
    record["quotes"].append(template | {"id": "", "segments": [place], "cue": None, "source": None, "nested": False})


def _new_finding(record: Record, chance: Random) -> None:
    template, place = deepcopy(_one(record["findings"], chance)), _free(record, chance)
    record["findings"].append(template | place | {"id": "", "evidence": []})


def _new_judgement(record: Record, chance: Random) -> None:
    template, place = deepcopy(_one(record["judgements"], chance)), _free(record, chance)
    record["judgements"].append(template | place | {"id": "", "area": "lifts and stairs", "grade": "smooth"})


def _new_speaker(record: Record, _chance: Random) -> None:
    template = deepcopy(record["speakers"][0])
    record["speakers"].append(template | {"id": "", "kind": "person", "name": "Orla Quibell", "mentions": []})


def _rename_speaker(record: Record, chance: Random) -> None:
    _one([s for s in record["speakers"] if s["mentions"]], chance)["name"] = "Orla Quibell"


def _shrink(record: Record, chance: Random) -> None:
    quote = _one([q for q in record["quotes"] if q["segments"][-1]["text"].count(" ") >= _MANY], chance)
    segment = quote["segments"][-1]
    segment["start"] += segment["text"].index(" ") + 1


def _grow(record: Record, chance: Random) -> None:
    """Let a finding begin a word earlier."""
    text = record["text"]
    finding = _one([f for f in record["findings"] if re.search(r"[a-z] $", text[: f["start"]])], chance)
    before = text[: finding["start"] - 1]
    finding["start"] = max(before.rfind(" "), before.rfind("\n")) + 1


def _word(words: str) -> Plant:
    def change(record: Record, chance: Random) -> None:
        start, end = _one(_inside(record), chance)
        splice(record, start, end, words.format(record["text"][start:end]))

    return change


def _lost_word(record: Record, chance: Random) -> None:
    start, end = _one(_inside(record), chance)
    splice(record, start, end + 1, "")


def _lost_mention(record: Record, chance: Random) -> None:
    speaker = _one([s for s in record["speakers"] if len(s["mentions"]) > 1], chance)
    texts = [record["text"][m["start"] : m["end"]] for m in speaker["mentions"]]
    mentions = [m for m, text in zip(speaker["mentions"], texts, strict=True) if texts.count(text) == 1]
    speaker["mentions"].remove(_one(mentions, chance))


def _lost_cue(record: Record, chance: Random) -> None:
    _one([q for q in record["quotes"] if q["cue"]], chance)["cue"] = None


def _lost_evidence(record: Record, chance: Random) -> None:
    finding = _one([f for f in record["findings"] if f["evidence"]], chance)
    finding["evidence"].pop()


def _heading(record: Record, chance: Random) -> None:
    block = _one([b for b in record["blocks"] if b["kind"] == "paragraph"], chance)
    block["kind"] = "heading"


def _fact(name: str, value: object) -> Plant:
    def change(record: Record, _chance: Random) -> None:
        record["inspection"][name] = value

    return change


def _page(name: str, value: object) -> Plant:
    def change(record: Record, _chance: Random) -> None:
        record["metadata"][name] = value

    return change


def _new_notice(record: Record, _chance: Random) -> None:
    record["notices"].append({"code": "odd", "message": "something is odd", "start": None, "end": None})


def _new_dropped(record: Record, _chance: Random) -> None:
    record["dropped"].append({"text": "Subscribe to our owl post", "reason": "sign_up", "raw": {"start": 1, "end": 2}})


def _voice(record: Record, chance: Random) -> None:
    speaker = _one(record["speakers"], chance)
    voice = _other(speaker["voice"], ("inspectorate", "provider", "other"), chance)
    for quote in record["quotes"]:
        if quote["speaker"] == speaker["id"]:
            quote["voice"] = voice
    speaker["voice"] = voice


def _movable(record: Record) -> list[int]:
    """Give the numbers of the blocks with nothing in them that reaches out of them."""
    quotes = [[*(q["segments"]), *(p for p in (q["cue"], q["source"]) if p)] for q in record["quotes"]]
    found = []
    for number, block in enumerate(record["blocks"]):
        holds = [[_holds(block, place) for place in quote] for quote in quotes]
        if all(all(inside) or not any(inside) for inside in holds):
            found.append(number)
    return found


def _holds(block: Mapping[str, int], place: Mapping[str, int]) -> bool:
    return bool(block["start"] <= place["start"] and place["end"] <= block["end"])


def _move(record: Record, chance: Random) -> None:
    """Move a paragraph with all that stands in it."""
    movable = _movable(record)
    number = _one(movable, chance)
    order = [at for at in range(len(record["blocks"])) if at != number]
    order.insert(_other(number, tuple(range(len(order) + 1)), chance), number)
    _reorder(record, order)


def _reorder(record: Record, order: list[int]) -> None:
    blocks, text = deepcopy(record["blocks"]), record["text"]
    moves, at = {}, 0
    for number in order:
        moves[number] = at - blocks[number]["start"]
        at += blocks[number]["end"] - blocks[number]["start"] + 2
    for place in list(places(record)):
        home = next(n for n, block in enumerate(blocks) if _holds(block, place))
        place["start"], place["end"] = place["start"] + moves[home], place["end"] + moves[home]
    record["text"] = "\n\n".join(text[blocks[n]["start"] : blocks[n]["end"]] for n in order)
    record["blocks"] = [record["blocks"][n] for n in order]
    for speaker in record["speakers"]:
        speaker["mentions"].sort(key=lambda mention: (mention["start"], mention["end"]))


def _space(record: Record, chance: Random) -> None:
    start, _ = _one(_inside(record), chance)
    splice(record, start - 1, start, "\u00a0 ")


def _shuffle(record: Record, chance: Random) -> None:
    for group in ("speakers", "dropped", "notices"):
        chance.shuffle(record[group])


def _raw(record: Record, _chance: Random) -> None:
    record["source"]["sha256"] = "0" * 64
    for block in (*record["blocks"], *record["dropped"]):
        block["raw"]["start"] += 7
        block["raw"]["end"] += 7


CHANGES: dict[str, tuple[Plant, Expected]] = {
    "polarity": (
        _set("findings", "polarity", "strength", "weakness"),
        Expected("changed", "findings", "polarity", "polarity"),
    ),
    "speaker": (_give, Expected("changed", "quotes", "speaker", "speaker")),
    "grade": (_grade, Expected("changed", "judgements", "grade", "grade")),
    "lost quote": (_drop("quotes"), Expected("removed", "quotes", "quote", "")),
    "new quote": (_new_quote, Expected("added", "quotes", "quote", "")),
    "lost judgement": (_drop("judgements"), Expected("removed", "judgements", "judgement", "")),
    "new judgement": (_new_judgement, Expected("added", "judgements", "judgement", "")),
    "area": (_set("judgements", "area", "lifts", "stairs"), Expected("changed", "judgements", "judgement", "area")),
    "when": (_set("judgements", "when", "current", "previous"), Expected("changed", "judgements", "judgement", "when")),
    "lost finding": (_drop("findings"), Expected("removed", "findings", "finding", "")),
    "new finding": (_new_finding, Expected("added", "findings", "finding", "")),
    "theme": (_set("findings", "theme", "lifts", "stairs"), Expected("changed", "findings", "theme", "theme")),
    "kind": (_set("quotes", "kind", "direct", "mixed", "indirect"), Expected("changed", "quotes", "kind", "kind")),
    "voice": (_voice, Expected("changed", "speakers", "voice", "voice")),
    "shrunk": (_shrink, Expected("changed", "quotes", "edges", "edges")),
    "grown": (_grow, Expected("changed", "findings", "edges", "edges")),
    "new speaker": (_new_speaker, Expected("added", "speakers", "person", "")),
    "renamed": (_rename_speaker, Expected("changed", "speakers", "person", "name")),
    "role": (_set("speakers", "role", "lift keeper", "usher"), Expected("changed", "speakers", "person", "role")),
    "provider": (_fact("provider", "Quibell Tower"), Expected("changed", "inspection", "inspection", "provider")),
    "previous": (
        _fact("previous", {"date": "1999", "type": None}),
        Expected("changed", "inspection", "inspection", "previous.date"),
    ),
    "other word": (_word("quibell"), Expected("changed", "text", "text", "")),
    "new word": (_word("{} quibell"), Expected("added", "text", "text", "")),
    "lost word": (_lost_word, Expected("removed", "text", "text", "")),
    "block": (_heading, Expected("changed", "blocks", "text", "kind")),
    "mention": (_lost_mention, Expected("changed", "speakers", "rest", "mentions")),
    "cue": (_lost_cue, Expected("changed", "quotes", "rest", "cue")),
    "evidence": (_lost_evidence, Expected("changed", "findings", "rest", "evidence")),
    "confidence": (_set("findings", "confidence", 0.111), Expected("changed", "findings", "rest", "confidence")),
    "found by": (_set("quotes", "found_by", "owls"), Expected("changed", "quotes", "rest", "found_by")),
    "title": (_page("title", "Quibell"), Expected("changed", "metadata", "rest", "title")),
    "notice": (_new_notice, Expected("added", "notices", "rest", "message")),
    "dropped": (_new_dropped, Expected("added", "dropped", "rest", "reason")),
    "reason": (_set("dropped", "reason", "owls"), Expected("changed", "dropped", "rest", "reason")),
}
NOISE: dict[str, Plant] = {
    "moved paragraph": _move,
    "white space": _space,
    "order": _shuffle,
    "raw places": _raw,
}


def as_line(record: Record) -> str:
    """Give a record as a line of JSON Lines."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
