"""Sides that a deed tells, without a role: *Jo Bell, who took over the team*, *Dr Ann Hall led the inspection*."""

from __future__ import annotations

from pipeline.speakers.places import POSSESSIVES, Organisations, Place, organisation_at
from pipeline.speakers.vocabulary import DEED, ORGANISATION, SOURCE
from pipeline.speakers.words import FREE, Hit, Words

_INSPECTION = frozenset({"inspection", "visit", "assessment", "review", "evaluation"})
_INSPECTING = frozenset({"inspected", "visited", "assessed"})
_RELATIVES = frozenset({"that", "which"})
_INSPECTOR, _BOSS, _EITHER = "inspector", "boss", "leader"
_SERVICES = frozenset({"service", "services"})
_NO_BODY = frozenset({"a", "an", "to"})
_REACH = 9
_LIGHT = 3


def told_by_deed(words: Words, start: int, organisations: Organisations) -> Place | None:
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
    last = min(last, hit.end + _REACH)
    role = words.vocabulary.roles.get(_office(words, hit, last) or "")
    if role is None or words.lower[hit.end] in _NO_BODY:
        return None
    body = _body(words, hit.end, last, organisations) if role.term != _INSPECTOR else None
    return Place(number, hit.end, (number, number), body, role)


def _office(words: Words, deed: Hit, last: int) -> str | None:
    """Give the office that a verb and its object tell; *led* may be followed by an inspection or a service."""
    if deed.label in {_INSPECTOR, _EITHER} and _is_inspection(words, deed.end, last):
        return _INSPECTOR
    if deed.label == _INSPECTOR or not _is_service(words, deed.end, last):
        return None
    return _BOSS if deed.label == _EITHER else deed.label


def _body(words: Words, start: int, last: int, organisations: Organisations) -> tuple[int, int] | None:
    """Give the words of the body that is run: *the home*, *Hill School*, *the service*."""
    found = organisation_at(words, start, last, organisations)
    served = start + 1 < last and words.among("leading", start) and words.lower[start + 1] in _SERVICES
    return found or ((start, start + 2) if served else None)


def _is_service(words: Words, start: int, last: int) -> bool:
    """Tell whether an inspected body or a team stands among these words of a clause."""
    for number in range(start, last):
        if number in words.cues or words.is_stop(number):
            return False
        if words.lower[number] in _SERVICES:
            return number > start and all(_describes(words, n) for n in range(start, number))
        body, team = words.hit(ORGANISATION, number), words.hit(SOURCE, number)
        if (team is not None and team.label == "team") or (body and _is_inspected(words, body.label)):
            return True
    return False


def _describes(words: Words, number: int) -> bool:
    """Tell whether a word before *services* leaves it the inspected one: *the service*, *children's services*."""
    known = words.vocabulary
    return words.among("leading", number) or words.lower[number] in known.fields | known.modifiers | POSSESSIVES


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
