"""Whether a role between commas is told of the name after it: *Meanwhile, the principal, Jo Bell, said*."""

from __future__ import annotations

from pipeline.speakers.places import Organisations
from pipeline.speakers.words import Words, is_capital

_WHERE = frozenset({"in", "at", "on", "near", "across"})
_LIGHT_TAGS = frozenset({"RB", "MD", "VBD", "VBZ", "VBP"})
_NAME = 6


def is_introduced(words: Words, first: int, name: int, organisations: Organisations) -> bool:
    """Tell whether a role before a comma is introduced for the name after it: *the principal, Jo Bell*.

    A role that itself stands after a comma belongs to the name before it: *Jo Bell, principal, Ann Hall and …*, but not
    where that is no person's, or where a comma and the verb follow the second name.

    Args:
        first: The first word of the role.
        name: The first word of the name after it.
    """
    if words.opens(first) or words.lower[first - 1] != "," or not is_capital(words.tokens[first - 2]):
        return True
    if not words.among("leading", first):
        return False
    return _is_no_person(words, first - 2, organisations) or _speaks(words, name)


def _is_no_person(words: Words, last: int, organisations: Organisations) -> bool:
    """Tell whether the word before a comma is an adverb that opens the sentence, or the end of a body or a place."""
    start = last
    while start > words.block_of(last)[0] and is_capital(words.tokens[start - 1]):
        start -= 1
    if words.lower[start] in words.vocabulary.given_names:
        return False
    if words.opens(start):
        return (
            start == last and words.tokens[last].tag_ in {"RB", "NNP", ""} and words.tokens[last].ent_type_ != "PERSON"
        )
    before = start - 2 if words.among("leading", start - 1) else start - 1
    return words.among("preposition", before) and (last in organisations or words.lower[before] in _WHERE)


def _speaks(words: Words, name: int) -> bool:
    """Tell whether a comma and the cue follow a name, so that it explains the role before it: *…, Jo Bell, said*."""
    end = name
    while end < min(name + _NAME, len(words)) and (is_capital(words.tokens[end]) or words.glued(end)):
        end += 1
    if end + 1 >= len(words) or words.lower[end] != ",":
        return False
    verb = end + 1
    while verb + 1 < len(words) and verb not in words.cues and words.tokens[verb].tag_ in _LIGHT_TAGS:
        verb += 1
    return verb in words.cues
