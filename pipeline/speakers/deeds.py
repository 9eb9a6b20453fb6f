"""Sides that a deed tells, without a role: *Jo Bell, who took over the team*, *Dr Ann Hall led the inspection*."""

from __future__ import annotations

from pipeline.speakers.places import Place
from pipeline.speakers.vocabulary import DEED, ORGANISATION, SOURCE
from pipeline.speakers.words import FREE, Words

_INSPECTION = frozenset({"inspection", "visit", "assessment", "review", "evaluation"})
_INSPECTING = frozenset({"inspected", "visited", "assessed"})
_RELATIVES = frozenset({"that", "which"})
_OFFICE = "inspector"
_REACH = 9
_LIGHT = 3


def told_by_deed(words: Words, start: int) -> Place | None:
    """Give the place, with no words of a role, that a verb and its object tell: who runs the inspected service.

    Args:
        start: The word after the name, or after *who*.
    """
    number, last = start, words.block_of(start)[1] if start < len(words) else start
    while number < min(last, start + _LIGHT) and words.among("light", number) and not words.hit(DEED, number):
        number += 1
    hit = words.hit(DEED, number) if number < last else None
    if hit is None or hit.start != number or words.quoted[number] != FREE or hit.end >= last:
        return None
    role = words.vocabulary.roles.get(hit.label)
    meant = _is_inspection if hit.label == _OFFICE else _is_service
    if role is None or words.lower[hit.end] in {"a", "an"} or not meant(words, hit.end, min(last, hit.end + _REACH)):
        return None
    return Place(number, hit.end, (number, number), None, role)


def _is_service(words: Words, start: int, last: int) -> bool:
    """Tell whether an inspected body or a team stands among these words of a clause."""
    for number in range(start, last):
        if number in words.cues or words.is_stop(number):
            return False
        body, team = words.hit(ORGANISATION, number), words.hit(SOURCE, number)
        if (team is not None and team.label == "team") or (body and _is_inspected(words, body.label)):
            return True
    return False


def _is_inspected(words: Words, kind: str) -> bool:
    return words.vocabulary.standing.get(kind) == "inspected" and kind != "council"


def _is_inspection(words: Words, start: int, last: int) -> bool:
    """Tell whether an inspection, its team, or a team *that inspected* something is the object."""
    for number in range(start, last - 1):
        if number in words.cues or words.lower[number] == "," or words.is_stop(number):
            return False
        hit = words.hit(SOURCE, number)
        if hit is not None and (hit.label == "inspectors" or words.lower[hit.end - 1].removesuffix("s") in _INSPECTION):
            return True
        if words.lower[number] in _RELATIVES and words.lower[number + 1] in _INSPECTING:
            return True
    return False
