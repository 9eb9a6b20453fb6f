"""Gold from Label Studio's JSON export of our tasks.

A kind of part, or a field, that nobody used in the whole export is not measured; one that somebody used is complete in
every annotated task.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.review.given import Given
from pipeline.review.gold import Entry, Gold, Part, Stand
from pipeline.review.studio_results import Annotated, Region, read_tasks
from pipeline.review.studio_tasks import FACTS, GOES_ON, JUDGEMENT, NESTED, SAID_BY, SAME_SPEAKER
from pipeline.review.words import fold

_QUOTES = frozenset({"direct", "mixed", "indirect"})
_SPEAKERS = frozenset({"person", "inspectors", "report", "organisation", "unnamed"})
_POLARITIES = frozenset({"strength", "weakness"})
_NUMBERS = re.compile(r"(\d+)(?: of (\d+))?")


def is_export(document: Given) -> bool:
    """Tell whether a JSON document is a list of tasks.

    Raises:
        GoldError: It is one of tasks whose regions have lost their fields.
    """
    rows = document.value
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return False
    if rows and all("data" not in row and "annotation_id" in row for row in rows):
        raise document.refuse(
            "is Label Studio's JSON-MIN, which does not tell what field belongs to what region: export as JSON"
        )
    return all("data" in row for row in rows)


def entries_of(document: Given) -> list[Entry]:
    """Give the gold of each annotated task.

    Raises:
        GoldError: The export is not of our tasks.
    """
    tasks = list(read_tasks(document))
    used = _Used(tasks)
    return [_entry(task, used, document.file) for task in tasks]


class _Used:
    """What somebody used in an export."""

    def __init__(self, tasks: Sequence[Annotated]) -> None:
        regions = [region for task in tasks for region in task.regions.values()]
        self.labels = {region.label for region in regions}
        self.fields = {name for region in regions for name in region.fields}
        self.facts = {name for task in tasks for name in task.facts}
        self.ties = {label for task in tasks for label, _, _ in task.ties}


def _entry(task: Annotated, used: _Used, file: str) -> Entry:
    gold = _gold(task, used)
    return Entry(file, task.path or task.article or "", task.article, task.path, lambda _: gold)


def _gold(task: Annotated, used: _Used) -> Gold:
    def parts(labels: frozenset[str], made: Callable[[], Iterator[Part]]) -> tuple[Part, ...] | None:
        return tuple(made()) if labels & used.labels else None

    facts: dict[str, list[str | None]] = {name: [task.facts.get(name)] for name in FACTS if name in used.facts}
    return Gold(
        text=task.text,
        quotes=parts(_QUOTES, lambda: _quotes(task, used)),
        speakers=parts(_SPEAKERS, lambda: _speakers(task, used)),
        judgements=parts(frozenset({JUDGEMENT}), lambda: _judgements(task)),
        findings=parts(_POLARITIES, lambda: _findings(task)),
        inspection=facts,
    )


def _labelled(task: Annotated, labels: frozenset[str]) -> Iterator[tuple[str, Region]]:
    inside = ((name, region) for name, region in task.regions.items() if region.label in labels)
    return iter(sorted(inside, key=lambda pair: pair[1].place))


def _words(task: Annotated, region: Region) -> str:
    return task.text[slice(*region.place)]


def _groups(task: Annotated, labels: frozenset[str], tie: str) -> list[list[str]]:
    """Give the regions with these labels, those that are tied together in one group, each in text order."""
    group = {name: [name] for name, _ in _labelled(task, labels)}
    for label, one, other in task.ties:
        if label == tie and one in group and other in group and group[one] is not group[other]:
            joined = sorted((*group[one], *group[other]), key=lambda name: (task.regions[name].place, name))
            group |= dict.fromkeys(joined, joined)
    return list({id(names): names for names in group.values()}.values())


def _merged(task: Annotated, names: Sequence[str]) -> dict[str, str]:
    """Give the fields of regions that belong together, those of the first where they differ."""
    merged: dict[str, str] = {}
    for name in names:
        merged = task.regions[name].fields | merged
    return merged


def _quotes(task: Annotated, used: _Used) -> Iterator[Part]:
    named = {name: names for names in _groups(task, _SPEAKERS, SAME_SPEAKER) for name in names}
    for names in _groups(task, _QUOTES, GOES_ON):
        regions = [task.regions[name] for name in names]
        told = _merged(task, names)
        fields: dict[str, Any] = {"kind": regions[0].label}
        if "voice" in told:
            fields["voice"] = told["voice"]
        if SAID_BY in used.ties:
            mention = _said_by(task, set(names))
            fields["speaker"] = _name(task, named[mention]) if mention in named else None
        stand = Stand.FREE if NESTED in told else Stand.WANTED
        words = " … ".join(_words(task, region) for region in regions)
        yield Part(tuple(region.place for region in regions), words, fields, stand)


def _said_by(task: Annotated, names: set[str]) -> str | None:
    """Give the mention that a quote is tied to, whichever way it was drawn; of several, that which was drawn first."""
    others = (
        other if one in names else one
        for label, one, other in task.ties
        if label == SAID_BY and (one in names) != (other in names)
    )
    return next((other for other in others if other in task.regions), None)


def _name(task: Annotated, names: Sequence[str]) -> str:
    """Give the name that was typed, else a kind that is its own name, else the longest mention."""
    typed = _merged(task, names).get("name")
    return typed or max((_words(task, task.regions[name]) for name in names), key=len)


def _speakers(task: Annotated, used: _Used) -> Iterator[Part]:
    found: dict[tuple[str, str], Part] = {}
    for names in _groups(task, _SPEAKERS, SAME_SPEAKER):
        regions = [task.regions[name] for name in names]
        name, told = _name(task, names), _merged(task, names)
        fields: Mapping[str, Any] = {"name": name, "kind": regions[0].label} | {
            key: told.get(key) for key in ("role", "organisation") if key in used.fields
        }
        places = tuple(region.place for region in regions)
        key = regions[0].label, fold(name)
        if key not in found:
            found[key] = Part(places, name, fields)
    yield from found.values()


def _judgements(task: Annotated) -> Iterator[Part]:
    for _, region in _labelled(task, frozenset({JUDGEMENT})):
        told = region.fields
        fields: dict[str, Any] = {"area": told.get("area"), "when": told.get("when", "current")}
        if "grade" in told:
            fields["grade"] = told["grade"]
        if count := _NUMBERS.fullmatch(told.get("count", "")):
            fields["count"] = int(count[1]), int(count[2]) if count[2] else None
        yield Part((region.place,), _words(task, region), fields)


def _findings(task: Annotated) -> Iterator[Part]:
    for _, region in _labelled(task, _POLARITIES):
        fields: dict[str, Any] = {"polarity": region.label}
        if "theme" in region.fields:
            fields["theme"] = region.fields["theme"]
        earlier = region.fields.get("when") == "previous"
        yield Part((region.place,), _words(task, region), fields, Stand.FREE if earlier else Stand.WANTED)
