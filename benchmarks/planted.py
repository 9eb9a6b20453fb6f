"""Changes planted in records, each with what a difference must say of it, and noise, of which it must say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks import plants
from benchmarks.records import Record, put_right, splice


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
        start, end = plants.one(plants.inside(varied), chance)
        splice(varied, start, end, f"{varied['text'][start:end]} {_name(number, chance)}")
    put_right(varied)
    return varied


def _name(number: int, chance: Random) -> str:
    return "".join(chance.choices("aeioulmnrst", k=4)) + "abcdefghij"[number % 10]


CHANGES: dict[str, tuple[plants.Plant, Expected]] = {
    "polarity": (
        plants.other("findings", "polarity", "strength", "weakness"),
        Expected("changed", "findings", "polarity", "polarity"),
    ),
    "speaker": (plants.give, Expected("changed", "quotes", "speaker", "speaker")),
    "grade": (plants.grade, Expected("changed", "judgements", "grade", "grade")),
    "lost quote": (plants.drop("quotes"), Expected("removed", "quotes", "quote", "")),
    "new quote": (plants.new_quote, Expected("added", "quotes", "quote", "")),
    "lost judgement": (plants.drop("judgements"), Expected("removed", "judgements", "judgement", "")),
    "new judgement": (plants.new_judgement, Expected("added", "judgements", "judgement", "")),
    "area": (
        plants.other("judgements", "area", "lifts", "stairs"),
        Expected("changed", "judgements", "judgement", "area"),
    ),
    "when": (
        plants.other("judgements", "when", "current", "previous"),
        Expected("changed", "judgements", "judgement", "when"),
    ),
    "lost finding": (plants.drop("findings"), Expected("removed", "findings", "finding", "")),
    "new finding": (plants.new_finding, Expected("added", "findings", "finding", "")),
    "theme": (plants.other("findings", "theme", "lifts", "stairs"), Expected("changed", "findings", "theme", "theme")),
    "kind": (
        plants.other("quotes", "kind", "direct", "mixed", "indirect"),
        Expected("changed", "quotes", "kind", "kind"),
    ),
    "voice": (plants.voice, Expected("changed", "speakers", "voice", "voice")),
    "shrunk": (plants.shrink, Expected("changed", "quotes", "edges", "edges")),
    "grown": (plants.grow, Expected("changed", "findings", "edges", "edges")),
    "new speaker": (plants.new_speaker, Expected("added", "speakers", "person", "")),
    "renamed": (plants.rename_speaker, Expected("changed", "speakers", "person", "name")),
    "role": (
        plants.other("speakers", "role", "lift keeper", "usher"),
        Expected("changed", "speakers", "person", "role"),
    ),
    "provider": (plants.fact("provider", "Quibell Tower"), Expected("changed", "inspection", "inspection", "provider")),
    "previous": (
        plants.fact("previous", {"date": "1999", "type": None}),
        Expected("changed", "inspection", "inspection", "previous.date"),
    ),
    "other word": (plants.word("quibell"), Expected("changed", "text", "text", "")),
    "new word": (plants.word("{} quibell"), Expected("added", "text", "text", "")),
    "lost word": (plants.lost_word, Expected("removed", "text", "text", "")),
    "block": (plants.heading, Expected("changed", "blocks", "text", "kind")),
    "mention": (plants.lost_mention, Expected("changed", "speakers", "rest", "mentions")),
    "cue": (plants.lost_cue, Expected("changed", "quotes", "rest", "cue")),
    "evidence": (plants.lost_evidence, Expected("changed", "findings", "rest", "evidence")),
    "confidence": (
        plants.other("findings", "confidence", 0.111),
        Expected("changed", "findings", "rest", "confidence"),
    ),
    "found by": (plants.other("quotes", "found_by", "owls"), Expected("changed", "quotes", "rest", "found_by")),
    "title": (plants.page("title", "Quibell"), Expected("changed", "metadata", "rest", "title")),
    "notice": (plants.new_notice, Expected("added", "notices", "rest", "message")),
    "dropped": (plants.new_dropped, Expected("added", "dropped", "rest", "reason")),
    "reason": (plants.other("dropped", "reason", "owls"), Expected("changed", "dropped", "rest", "reason")),
}
NOISE: dict[str, plants.Plant] = {
    "moved paragraph": plants.move,
    "white space": plants.space,
    "order": plants.shuffle,
    "raw places": plants.raw,
}
