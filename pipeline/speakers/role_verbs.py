"""Roles that a verb tells: *Jo Bell, who chairs the forum*, *Ann Hall, who leads the Green group*."""

from __future__ import annotations

from pipeline.speakers.places import Organisations, Place, inside_role, organisation_at
from pipeline.speakers.vocabulary import ORGANISATION
from pipeline.speakers.words import FREE, Words

_LONGEST = 10


def told_by_verb(words: Words, verb: int, last: int, organisations: Organisations) -> Place | None:
    """Give the place that a verb and its object tell; a named organisation is none of the role's words.

    Args:
        verb: One of the vocabulary's `titles`.
        last: The word after the last that may belong to the object.
    """
    noun = words.vocabulary.titles[words.lower[verb]]
    head = words.vocabulary.roles.get(noun)
    found = organisation_at(words, verb + 1, last, organisations)
    if found is not None:
        return Place(verb, found[1], (verb, verb), found, head, title=noun)
    end = verb + 1
    while end < min(last, verb + _LONGEST) and end not in words.cues and _is_object(words, end):
        end += 1
    if end == verb + 1:
        return None
    leads = head if _is_body_or_field(words, end - 1) else None
    if words.among("preposition", verb + 1):
        return _lead_on(words, verb, end, organisations)
    return Place(verb, end, (verb, verb), None, leads, title=f"{noun} of {words.text(verb + 1, end)}")


def _lead_on(words: Words, verb: int, end: int, organisations: Organisations) -> Place | None:
    """Give the place of who *leads on social care at Hill Council*: the body, and no role that the words name."""
    for number in range(verb + 2, end - 1):
        if words.among("preposition", number):
            found = organisation_at(words, number + 1, end, organisations)
            if found is not None:
                return Place(verb, found[1], (verb, verb), found, None)
    return None


def _is_body_or_field(words: Words, last: int) -> bool:
    """Tell whether the last word of the object is an inspected body, those who govern one, or a field: no panel."""
    if words.among("governing", last) or words.lower[last] in words.vocabulary.fields:
        return True
    body = words.hit(ORGANISATION, last)
    return body is not None and words.vocabulary.standing[body.label] != "outside"


def _is_object(words: Words, number: int) -> bool:
    return words.quoted[number] == FREE and words.lower[number] != "," and inside_role(words, number)
