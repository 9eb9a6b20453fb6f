"""Ways to change a record, and to change nothing that counts; what follows from a change is not put right here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from random import Random
from typing import Any

from benchmarks.records import Record, meet, places, splice

Plant = Callable[[Record, Random], None]
_MANY = 6


class CannotPlantError(Exception):
    """The record has nothing to change in this way."""


def one(found: list[Any], chance: Random) -> Any:
    """Give one of these.

    Raises:
        CannotPlantError: There is none.
    """
    if not found:
        raise CannotPlantError
    return chance.choice(found)


def _another(value: object, values: tuple[Any, ...], chance: Random) -> Any:
    return one([other for other in values if other != value], chance)


def other(group: str, field: str, *values: Any) -> Plant:
    """Give a part another value of a field."""

    def change(record: Record, chance: Random) -> None:
        part = one(record[group], chance)
        part[field] = _another(part[field], values, chance)

    return change


def drop(group: str) -> Plant:
    """Take a part away."""

    def change(record: Record, chance: Random) -> None:
        record[group].remove(one(record[group], chance))

    return change


def give(record: Record, chance: Random) -> None:
    """Give a quote to another speaker with the same voice."""
    quote = one([quote for quote in record["quotes"] if quote["speaker"]], chance)
    others = [s for s in record["speakers"] if s["id"] not in (quote["speaker"], *quote["also"])]
    quote["speaker"] = one(others, chance)["id"]


def grade(record: Record, chance: Random) -> None:
    """Give a judgement another grade."""
    judged = one(record["judgements"], chance)
    judged["grade"] = _another(judged["grade"], ("smooth", "creaky"), chance)


def _words(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return [span for span in found if span[0] < span[1] and "\n" not in text[span[0] : span[1]]]


def inside(record: Record) -> list[tuple[int, int]]:
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
    spans = inside(record)
    found = []
    for (start, _), (_, end) in zip(spans, spans[3:], strict=False):
        place = {"start": start, "end": end, "text": record["text"][start:end]}
        if "\n" not in place["text"] and not any(meet(place, part) for part in taken):
            found.append(place)
    return dict(one(found, chance))


def new_quote(record: Record, chance: Random) -> None:
    """Add a quote on words that no part has."""
    template = deepcopy(one(record["quotes"], chance))
    place = _free(record, chance) | {"raw": None}
    record["quotes"].append(template | {"id": "", "segments": [place], "cue": None, "source": None, "nested": False})


def new_finding(record: Record, chance: Random) -> None:
    """Add a finding on words that no part has."""
    template, place = deepcopy(one(record["findings"], chance)), _free(record, chance)
    record["findings"].append(template | place | {"id": "", "evidence": []})


def new_judgement(record: Record, chance: Random) -> None:
    """Add a judgement on words that no part has."""
    template, place = deepcopy(one(record["judgements"], chance)), _free(record, chance)
    record["judgements"].append(template | place | {"id": "", "area": "lifts and stairs", "grade": "smooth"})


def new_speaker(record: Record, _chance: Random) -> None:
    """Add a speaker."""
    template = deepcopy(record["speakers"][0])
    record["speakers"].append(template | {"id": "", "kind": "person", "name": "Orla Quibell", "mentions": []})


def rename_speaker(record: Record, chance: Random) -> None:
    """Give a speaker another name."""
    one([s for s in record["speakers"] if s["mentions"]], chance)["name"] = "Orla Quibell"


def shrink(record: Record, chance: Random) -> None:
    """Let a quote begin a word later."""
    quote = one([q for q in record["quotes"] if q["segments"][-1]["text"].count(" ") >= _MANY], chance)
    segment = quote["segments"][-1]
    segment["start"] += segment["text"].index(" ") + 1


def grow(record: Record, chance: Random) -> None:
    """Let a finding begin a word earlier."""
    text = record["text"]
    finding = one([f for f in record["findings"] if re.search(r"[a-z] $", text[: f["start"]])], chance)
    before = text[: finding["start"] - 1]
    finding["start"] = max(before.rfind(" "), before.rfind("\n")) + 1


def word(words: str) -> Plant:
    """Put words in the place of a word, which they may hold."""

    def change(record: Record, chance: Random) -> None:
        start, end = one(inside(record), chance)
        splice(record, start, end, words.format(record["text"][start:end]))

    return change


def lost_word(record: Record, chance: Random) -> None:
    """Take a word of the text away."""
    start, end = one(inside(record), chance)
    splice(record, start, end + 1, "")


def lost_mention(record: Record, chance: Random) -> None:
    """Take a mention of a speaker away."""
    speaker = one([s for s in record["speakers"] if len(s["mentions"]) > 1], chance)
    texts = [record["text"][m["start"] : m["end"]] for m in speaker["mentions"]]
    mentions = [m for m, text in zip(speaker["mentions"], texts, strict=True) if texts.count(text) == 1]
    speaker["mentions"].remove(one(mentions, chance))


def lost_cue(record: Record, chance: Random) -> None:
    """Take the cue of a quote away."""
    one([q for q in record["quotes"] if q["cue"]], chance)["cue"] = None


def lost_evidence(record: Record, chance: Random) -> None:
    """Take a word of the evidence of a finding away."""
    finding = one([f for f in record["findings"] if f["evidence"]], chance)
    finding["evidence"].pop()


def heading(record: Record, chance: Random) -> None:
    """Make a paragraph a heading."""
    block = one([b for b in record["blocks"] if b["kind"] == "paragraph"], chance)
    block["kind"] = "heading"


def fact(name: str, value: object) -> Plant:
    """Give the inspection another fact."""

    def change(record: Record, _chance: Random) -> None:
        record["inspection"][name] = value

    return change


def page(name: str, value: object) -> Plant:
    """Give the page another fact."""

    def change(record: Record, _chance: Random) -> None:
        record["metadata"][name] = value

    return change


def new_notice(record: Record, _chance: Random) -> None:
    """Add a notice."""
    record["notices"].append({"code": "odd", "message": "something is odd", "start": None, "end": None})


def new_dropped(record: Record, _chance: Random) -> None:
    """Add a dropped block."""
    record["dropped"].append({"text": "Subscribe to our owl post", "reason": "sign_up", "raw": {"start": 1, "end": 2}})


def voice(record: Record, chance: Random) -> None:
    """Give a speaker and the quotes another voice."""
    speaker = one(record["speakers"], chance)
    voice = _another(speaker["voice"], ("inspectorate", "provider", "other"), chance)
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


def move(record: Record, chance: Random) -> None:
    """Move a paragraph with all that stands in it."""
    movable = _movable(record)
    number = one(movable, chance)
    order = [at for at in range(len(record["blocks"])) if at != number]
    order.insert(_another(number, tuple(range(len(order) + 1)), chance), number)
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


def space(record: Record, chance: Random) -> None:
    """Put other white space between two words."""
    start, _ = one(inside(record), chance)
    splice(record, start - 1, start, "\u00a0 ")


def shuffle(record: Record, chance: Random) -> None:
    """Put what has no order in another order."""
    for group in ("speakers", "dropped", "notices"):
        chance.shuffle(record[group])


def raw(record: Record, _chance: Random) -> None:
    """Let the source have other bytes and places."""
    record["source"]["sha256"] = "0" * 64
    for block in (*record["blocks"], *record["dropped"]):
        block["raw"]["start"] += 7
        block["raw"]["end"] += 7
