"""The role before a name: *head teacher Jo Bell*, *the trust’s director of care, Jo Bell*."""

from __future__ import annotations

from pipeline.speakers.introductions import is_introduced
from pipeline.speakers.kin import kin_place
from pipeline.speakers.places import POSSESSIVES, Organisations, Place, inside_role, organisation_at, split_role
from pipeline.speakers.predicates import role_of_predicate
from pipeline.speakers.vocabulary import ORGANISATION, ROLE
from pipeline.speakers.words import AND, FREE, Hit, Words, is_capital

_REACH = 20
_REGION = 4


def role_before(words: Words, start: int, organisations: Organisations) -> Place | None:
    """Give the role that ends where a name begins: *head teacher Jo Bell*, *the trust's director of care, Jo Bell*."""
    end = start
    if end and words.lower[end - 1] == "," and words.block[end - 1] == words.block[start]:
        end = _past_region(words, end - 1)
    told = _owner_before(words, start, organisations) or _spoken_for(words, start, organisations)
    if (told := told or role_of_predicate(words, start, organisations)) is not None:
        return told
    if end == 0 or words.lower[end - 1] in words.vocabulary.links or words.among("leading", end - 1):
        return None
    hit = _hit_before(words, end, comma=end < start)
    if hit is None:
        return None
    first = _left_edge(words, hit.start, organisations)
    if end < start and not is_introduced(words, first, start, organisations):
        return None
    kin = kin_place(words, (first, end), hit)
    return kin or _described(words, first, organisations) or split_role(words, (first, end), hit, organisations)


def _described(words: Words, first: int, organisations: Organisations) -> Place | None:
    """Give the role that a second one before the name explains: *The board's vice-chair, parent governor Jo Bell*."""
    comma = first - 1
    hit = words.hit(ROLE, comma - 1) if comma > 1 and words.lower[comma] == "," else None
    if hit is None or hit.end != comma or words.block[comma] != words.block[first]:
        return None
    start = _left_edge(words, hit.start, organisations)
    if not words.opens(start) or not words.among("leading", start):
        return None
    return split_role(words, (start, comma), hit, organisations)


def _owner_before(words: Words, start: int, organisations: Organisations) -> Place | None:
    """Give the organisation that a name belongs to: *Bell Trust's Jo Bell*."""
    body = organisations.get(start - 2)
    if body is None or words.lower[start - 1] not in POSSESSIVES:
        return None
    return Place(body.start, start, (start, start), (body.start, body.end), None)


def _past_region(words: Words, comma: int) -> int:
    """Give the comma before a region that stands between role and name: *regional director, South West, Jo Bell*."""
    number = comma
    while number > max(comma - _REGION, 1) and is_capital(words.tokens[number - 1]):
        number -= 1
    alone = number < comma and words.lower[number - 1] == "," and words.hit(ROLE, number - 2) is not None
    named = any(words.lower[n] in words.vocabulary.given_names for n in range(number, comma))
    return number - 1 if alone and not named else comma


def _spoken_for(words: Words, start: int, organisations: Organisations) -> Place | None:
    """Give the organisation that somebody speaks for: *On behalf of the trust, Jo Bell*."""
    first = max(words.block_of(start)[0], start - _REACH) if start and words.lower[start - 1] == "," else start
    for number in range(first, start - 2):
        if words.lower[number] == "behalf" and words.lower[number + 1] == "of":
            found = organisation_at(words, number + 2, start, organisations)
            if found is not None and found[1] == start - 1:
                return Place(number, start, (start, start), found, None)
    return None


def _hit_before(words: Words, end: int, *, comma: bool) -> Hit | None:
    """Give the head of the role phrase that ends at `end`, the first one where several are joined."""
    found, joined = None, False
    first = max(words.block_of(end - 1)[0] if end else 0, end - _REACH)
    number = end - 1
    while number >= first and words.quoted[number] == FREE:
        if words.lower[number] == "," and joined and _lists(words, number, found):
            number -= 1
            continue
        if not inside_role(words, number):
            break
        hit = words.hit(ROLE, number)
        if hit and (found is None or comma or _next_to(words, hit, found)) and _leads_on(words, hit, end):
            found = hit
            if not words.tokens[number].tag_ and words.lower[hit.end] != ",":
                break
        joined = joined or words.lower[number] in AND
        number -= 1
    return found


def _next_to(words: Words, hit: Hit, found: Hit) -> bool:
    """Tell whether only *and* or a comma, and modifiers, part two heads: *manager, safeguarding lead and trainer*."""
    return all(words.lower[number] in words.vocabulary.modifiers for number in range(hit.end + 1, found.start))


def _lists(words: Words, comma: int, found: Hit | None) -> bool:
    """Tell whether a comma parts the items of one role: *member for children, young people and families*."""
    if words.among("leading", comma + 1) or words.lower[comma + 1] in AND:
        return False
    if found is None:
        return True
    hit = words.hit(ROLE, comma - 1)
    return hit is not None and hit.end == comma and _next_to(words, hit, found) and _opens_phrase(words, hit.start)


def _opens_phrase(words: Words, start: int) -> bool:
    while start > 0 and words.lower[start - 1] in words.vocabulary.modifiers and not words.opens(start):
        start -= 1
    return words.opens(start) or words.among("leading", start - 1)


def _leads_on(words: Words, hit: Hit, end: int) -> bool:
    """Tell whether a head ends its phrase, or goes on: *director of*, *chair and*, *mother-of-two*."""
    if hit.end >= end or words.glued(hit.end):
        return hit.end <= end
    return words.lower[hit.end] in words.vocabulary.links | {"and", ","}


def _left_edge(words: Words, start: int, organisations: Organisations) -> int:
    """Give the first word of the phrase to the left of a head: modifiers, organisation, possessor, determiner."""
    first = max(words.block_of(start)[0], start - _REACH)
    while start > first and words.quoted[start - 1] == FREE:
        before = start - 1
        lower, tag = words.lower[before], words.tokens[before].tag_
        if before in organisations:
            start = max(organisations[before].start, first)
        elif words.among("leading", before):
            return before
        elif _is_numbered(words, before):
            start = before - 1
        elif (
            lower in words.vocabulary.modifiers
            or (lower in POSSESSIVES and words.is_letters(before - 1))
            or words.glued(before)
            or (words.lower[start] in POSSESSIVES and is_capital(words.tokens[before]))
            or words.hit(ORGANISATION, before)
            or (tag in {"NN", "NNS", "NNP", "NNPS", "JJ"} and not words.is_stop(before))
        ):
            start = before
        else:
            break
    return start


def _is_numbered(words: Words, number: int) -> bool:
    """Tell whether a figure goes with the noun before it: *Year 11 pupil*, *Ward 6 manager*; a date does not."""
    if number == 0 or not words.tokens[number].is_digit or words.tokens[number].ent_type_ == "DATE":
        return False
    return is_capital(words.tokens[number - 1]) and words.tokens[number - 1].tag_ in {"NN", "NNP", ""}
