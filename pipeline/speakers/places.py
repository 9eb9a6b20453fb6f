"""A role phrase parted into role and organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.lexicons.schema import Role
from pipeline.speakers.organisations import Organisation
from pipeline.speakers.vocabulary import ORGANISATION, ROLE, plain
from pipeline.speakers.words import Hit, Words, is_capital

_NOUNISH = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "CD", "HYPH", "POS", "PRP$", "DT", "FW", "AFX", "RB", "CC"}
)
POSSESSIVES = frozenset({"'s", "'"})
_TIMES = frozenset({"DATE", "TIME"})
_INTRODUCTION = 5
_BREAKS = frozenset({":", ";", "(", ")", "[", "]"})


@dataclass(frozen=True, slots=True)
class Place:
    """A role and where it stands.

    Attributes:
        start: The first word of the phrase, its determiner and organisation included.
        end: The word after the last.
        role: The words of the role; empty for a bare organisation.
        organisation: The words of the organisation, None where none is named.
        head: The entry of the role's head.
        title: The role where other words than its own tell it: *chair* for *who chairs the forum*.
        gender: What a family word beside the name tells: *her husband Jo*.
        earlier: The words of the role before that: *a former nurse* of *a former nurse who became head of care*.
    """

    start: int
    end: int
    role: tuple[int, int]
    organisation: tuple[int, int] | None
    head: Role | None
    title: str | None = None
    gender: str | None = None
    earlier: tuple[int, int] | None = None


Organisations = Mapping[int, Organisation]


def head_of(words: Words, hit: Hit | tuple[int, int]) -> Role | None:
    """Give the entry of a role's head."""
    start, end = (hit.start, hit.end) if isinstance(hit, Hit) else hit
    return words.vocabulary.roles.get(plain(words.text(start, end)))


def split_role(words: Words, phrase: tuple[int, int], hit: Hit, organisations: Organisations) -> Place:
    """Part a phrase into role and organisation.

    Args:
        phrase: Its words [start, end).
        hit: The head of the role in it.
    """
    start, end = phrase
    head = head_of(words, hit)
    left, organisation = _possessor(words, start, hit.start, organisations)
    right = end
    for number in range(hit.end, end - 1):
        if words.lower[number] not in words.vocabulary.links:
            continue
        found = (
            organisation_at(words, number + 1, end, organisations)
            or introduced_at(words, number + 1, end, organisations)
            or _whole(words, number, end, hit, head)
        )
        if found and not (found[1] < end and words.lower[found[1]] in POSSESSIVES):
            right, organisation = number, found
            break
    if right - 3 > hit.start and bracketed(words, right - 3, right):
        right -= 3
    return Place(start, end, (left, right), organisation, head)


def bracketed(words: Words, number: int, last: int) -> bool:
    """Tell whether one word in brackets stands here: *director of children's services (DCS)*."""
    return number + 2 < last + 1 and words.lower[number] == "(" and words.lower[min(number + 2, last - 1)] == ")"


def _whole(words: Words, link: int, end: int, hit: Hit, head: Role | None) -> tuple[int, int] | None:
    """Give the capitalised words after a role that takes no field of work: *managing director of Bell Homes*."""
    if head is None or not head.whole or link != hit.end:
        return None
    start = link + 1
    while start < end and (not is_capital(words.tokens[start]) or _is_compound(words, start, end)):
        start += 1
    if start < end and words.tokens[start].ent_type_ in _TIMES:
        return None
    stop = start
    while stop < end and (is_capital(words.tokens[stop]) or words.glued(stop)):
        stop += 1
    if stop < end and words.tokens[stop].is_lower and words.tokens[stop].tag_ in {"NN", ""} and stop not in words.cues:
        return None
    return (start, stop) if stop > start else None


def _is_compound(words: Words, number: int, end: int) -> bool:
    """Tell whether a hyphen joins a small word to a capital: *the Leeds-based Bell Homes*."""
    return number + 2 < end and words.glued(number + 1) and words.tokens[number + 2].is_lower


def _possessor(words: Words, start: int, hit: int, organisations: Organisations) -> tuple[int, tuple[int, int] | None]:
    """Give where the role begins, and the organisation before it: *CQC's deputy director*, *the trust's chair*."""
    for number in range(hit - 1, start, -1):
        if words.lower[number] in POSSESSIVES and _is_body(words, number - 1, organisations):
            return number + 1, (start, number)
    for number in range(start, hit):
        if number in organisations:
            return organisations[number].end, (organisations[number].start, organisations[number].end)
    if start < hit and _opens_a_name(words, start, organisations):
        return start + 1, (start, start + 1)
    first = start
    while first < hit and (words.among("leading", first) or words.lower[first] in words.vocabulary.feelings):
        first += 1
    organisation = words.hit(ORGANISATION, first) if first < hit else None
    if organisation and organisation.end == hit:
        return hit, (organisation.start, organisation.end)
    return first, None


def _opens_a_name(words: Words, number: int, organisations: Organisations) -> bool:
    """Tell whether a word is short for a body that is named in full elsewhere: *Bell chief executive Jo Hart*."""
    known = words.vocabulary
    if not is_capital(words.tokens[number]) or words.lower[number] in known.modifiers | known.fields | known.feelings:
        return False
    start = f"{words.lower[number]} "
    bodies = (body for body in organisations.values() if plain(body.name).startswith(start))
    return any(known.standing.get(body.kind) in {"inspected", "owner"} for body in bodies)


def _is_body(words: Words, number: int, organisations: Organisations) -> bool:
    return (
        number in organisations
        or words.hit(ORGANISATION, number) is not None
        or words.tokens[number].tag_ in {"NNP", ""}
        or (number > 0 and is_capital(words.tokens[number]) and is_capital(words.tokens[number - 1]))
    )


def organisation_at(words: Words, start: int, last: int, organisations: Organisations) -> tuple[int, int] | None:
    """Give the words of an organisation that begins here: *Bell Trust*, *the Bell Trust*, *the charity Bell*."""
    name = start + 1 if words.among("leading", start) and start + 1 < last else start
    if name in organisations and organisations[name].start == name and organisations[name].end <= last:
        return name, organisations[name].end
    hit = words.hit(ORGANISATION, name)
    if hit is not None and hit.end < last and hit.end in organisations and organisations[hit.end].start == hit.end:
        return hit.end, min(organisations[hit.end].end, last)
    if name > start and hit and hit.start == name and hit.end <= last and not _describes_more(words, hit.end, last):
        return start, hit.end
    return None


def _describes_more(words: Words, end: int, last: int) -> bool:
    """Tell whether a noun follows that the body only describes: *the county branch*."""
    return end < last and end not in words.cues and words.tokens[end].tag_ in {"NN", "NNS"}


def introduced_at(words: Words, start: int, last: int, organisations: Organisations) -> tuple[int, int] | None:
    """Give the name that a common noun introduces: *of public service union Unify*."""
    for number in range(start, min(start + _INTRODUCTION, last)):
        if number in organisations and organisations[number].start == number > start:
            return number, min(organisations[number].end, last)
        if (
            not (words.tokens[number].is_lower or words.lower[number] in POSSESSIVES)
            or words.lower[number] in words.vocabulary.links
        ):
            return None
    return None


def inside_role(words: Words, number: int) -> bool:
    """Tell whether a word can be part of a role: no verb, no mark, no stop, no comma."""
    token = words.tokens[number]
    if words.is_stop(number) or (words.is_mark(number) and words.lower[number] not in POSSESSIVES):
        return False
    if (
        words.lower[number] in _BREAKS
        or words.lower[number] == ","
        or (words.is_dash(number) and not words.glued(number))
    ):
        return False
    lower, tag = words.lower[number], token.tag_
    if not tag or tag in _NOUNISH or (token.is_upper and len(token) > 1):
        return True
    known = words.vocabulary.links | words.vocabulary.fields
    return lower in known or words.hit(ROLE, number) is not None
