"""Roles that a sentence tells of a name: *Jo Bell became head of Hill School*, *the council's leader is Jo Bell*."""

from __future__ import annotations

from pipeline.speakers.places import Organisations, Place, inside_role, split_role
from pipeline.speakers.vocabulary import ROLE, TAKING_OFFICE
from pipeline.speakers.words import FREE, Hit, Words

_COPULAS = frozenset({"is", "was"})
_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = frozenset({"the", "its", "their", "a", "an"})
_LIGHT_TAGS = frozenset({"RB", "MD"})
_NEAR = 4


def taken_office(words: Words, end: int) -> int | None:
    """Give the first word of the role that the verb after a name tells: *Jo Bell took over as head*.

    Args:
        end: The word after the name.
    """
    number, last = end, words.block_of(end - 1)[1]
    while number < min(last, end + _NEAR) and _is_light(words, number):
        number += 1
    hit = words.hit(TAKING_OFFICE, number) if number < last else None
    if hit is None or hit.start != number or hit.end >= last or words.quoted[number] != FREE:
        return None
    start = hit.end
    return start if hit.label == "holds" or words.lower[start] not in _ARTICLES else None


def _is_light(words: Words, number: int) -> bool:
    light = words.among("light", number) or words.tokens[number].tag_ in _LIGHT_TAGS
    return light and words.hit(TAKING_OFFICE, number) is None


def role_of_predicate(words: Words, start: int, organisations: Organisations) -> Place | None:
    """Give the role that *is* joins to the name after it: *the council's cabinet member for education is Jo Bell*.

    Args:
        start: The first word of the name.
    """
    if start < _NEAR - 1 or words.lower[start - 1] not in _COPULAS or words.block[start - 1] != words.block[start]:
        return None
    first = _clause_start(words, start - 1)
    hit = next((h for n in range(first, start - 1) if (h := words.hit(ROLE, n)) is not None), None)
    if hit is None or not _is_phrase(words, first, start - 1, organisations):
        return None
    return split_role(words, (first, start - 1), hit, organisations) if _is_role(words, first, hit) else None


def _clause_start(words: Words, end: int) -> int:
    start = end
    while start > words.block_of(end)[0] and not words.opens(start) and words.lower[start - 1] != ",":
        start -= 1
    return start


def _is_phrase(words: Words, start: int, end: int, organisations: Organisations) -> bool:
    """Tell whether words with a determiner or a body before them are one noun phrase."""
    led = words.lower[start] in _DETERMINERS or start in organisations or words.tokens[start].is_title
    return led and all(words.quoted[n] == FREE and inside_role(words, n) for n in range(start, end))


def _is_role(words: Words, first: int, hit: Hit) -> bool:
    """Tell whether a role is what a phrase is about: no kin, and no link before it (*the son of the head is Jo*)."""
    if words.text(hit.start, hit.end).lower() in words.vocabulary.kin:
        return False
    return not any(words.lower[number] in words.vocabulary.links for number in range(first, hit.start))
