"""The role after a name: *Jo Bell, director of care at Bell Trust, said*."""

from __future__ import annotations

from dataclasses import replace

from pipeline.speakers.deeds import told_by_deed
from pipeline.speakers.kin import kin_place
from pipeline.speakers.places import (
    POSSESSIVES,
    Organisations,
    Place,
    bracketed,
    inside_role,
    introduced_at,
    organisation_at,
    split_role,
)
from pipeline.speakers.predicates import taken_office
from pipeline.speakers.role_verbs import told_by_verb
from pipeline.speakers.vocabulary import ROLE
from pipeline.speakers.words import FREE, Hit, Words, is_capital

_ENDS = frozenset({",", ":"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_REACH = 14
_LONGEST = 24
_RELATIVES = frozenset({"who", "whose", "which", "that", "whom"})
_BEGINNING = frozenset({"began", "started", "trained", "qualified"})
_ITEM_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", ""})


def role_after(words: Words, end: int, organisations: Organisations) -> Place | None:
    """Give the role that follows a name: *Jo Bell, director of care at Bell Trust, said*.

    Args:
        end: The word after the name. No role reaches a cue.
    """
    start = _after_comma(words, end)
    if start is None:
        told = _of_office(words, end, organisations) or _direct_member(words, end, organisations)
        return told or told_by_deed(words, end, organisations)
    last = min(words.block_of(end - 1)[1], start + _LONGEST)
    if words.lower[start] in _RELATIVES:
        return _role_as(words, start, last, organisations) or told_by_deed(words, start + 1, organisations)
    hit = _first_hit(words, start, last, organisations)
    if hit is None:
        return _bare_organisation(words, start, last, organisations)
    stop = _right_edge(words, hit.end, last)
    if (later := _became(words, stop, last, organisations)) is not None:
        return replace(later, earlier=(start, stop))
    kin = kin_place(words, (start, stop), hit)
    return kin or _with_body_after(words, split_role(words, (start, stop), hit, organisations), last, organisations)


def _became(words: Words, who: int, last: int, organisations: Organisations) -> Place | None:
    """Give the role that came after the first of an apposition: *Jo Bell, a former nurse who became head of care*."""
    start = taken_office(words, who + 1) if who + 1 < last and words.lower[who] == "who" else None
    return _phrase(words, start, last, organisations) if start is not None else None


def _of_office(words: Words, end: int, organisations: Organisations) -> Place | None:
    """Give the role that the verb after a name tells: *Jo Bell took over as head of Hill School*."""
    start = taken_office(words, end)
    return _phrase(words, start, words.block_of(end - 1)[1], organisations) if start is not None else None


def _phrase(words: Words, start: int, last: int, organisations: Organisations) -> Place | None:
    """Give the role that begins here, right behind its determiner, body or modifiers."""
    hit = _first_hit(words, start, last, organisations)
    if hit is None:
        return None
    return split_role(words, (start, _right_edge(words, hit.end, last)), hit, organisations)


def _with_body_after(words: Words, place: Place, last: int, organisations: Organisations) -> Place:
    """Give a place with the organisation between the next commas: *Jo Bell, chair, Bell Trust, said*."""
    name = place.end + 1
    if place.organisation is not None or name >= last or words.lower[place.end] != ",":
        return place
    found = organisation_at(words, name, last, organisations)
    if found is None or found[1] >= last or (found[1] not in words.cues and words.lower[found[1]] not in _ENDS):
        return place
    return replace(place, end=found[1], organisation=found)


def _after_comma(words: Words, end: int) -> int | None:
    """Give the first word of the apposition, past an age: *, 34, a nurse*."""
    last = words.block_of(end - 1)[1]
    if end + 1 >= last or (words.lower[end] not in {",", "("} and not words.is_dash(end)):
        return None
    if words.lower[end] == "(":
        end = next((n + 1 for n in range(end, min(end + 6, last - 2)) if words.lower[n] == ")"), end)
    start = end + 1
    if words.tokens[start].like_num and start + 2 < last and words.lower[start + 1] == ",":
        start += 2
    return start if words.quoted[start] == FREE else None


def _first_hit(words: Words, start: int, last: int, organisations: Organisations) -> Hit | None:
    number = start
    while number < min(last, start + _REACH) and number not in words.cues:
        hit = words.hit(ROLE, number)
        if hit and hit.start >= start:
            return hit
        if number in organisations:
            number = organisations[number].end
        elif not inside_role(words, number):
            return None
        else:
            number += 1
    return None


def _right_edge(words: Words, number: int, last: int) -> int:
    """Give the end of a role phrase: before a verb, a date, a relative clause, a comma that begins no further item."""
    while number < last and number not in words.cues and words.quoted[number] == FREE:
        lower = words.lower[number]
        if bracketed(words, number, last):
            number += 3
            continue
        if lower == "," and not _list_goes_on(words, number, last):
            break
        if (
            lower == "and"
            and number + 1 < last
            and (words.among("leading", number + 1) or words.lower[number + 1] in {"no", "former"})
        ):
            break
        if lower != "," and (lower in _RELATIVES or not inside_role(words, number) or _is_date(words, number, last)):
            break
        number += 1
    return number


def _is_date(words: Words, number: int, last: int) -> bool:
    if words.lower[number] == "since":
        return True
    following = words.tokens[number + 1] if number + 1 < last else None
    leads = words.tokens[number].tag_ == "IN" or words.lower[number] in {"last", "this", "next"}
    return leads and following is not None and following.ent_type_ == "DATE"


def _list_goes_on(words: Words, comma: int, last: int) -> bool:
    """Tell whether the comma parts items of one area: *Children, Young People and Families*."""
    number = comma + 1
    if number >= last:
        return False
    before, after = words.tokens[comma - 1], words.tokens[number]
    if not before.is_upper and is_capital(before) != is_capital(after):
        return False
    tag = words.tokens[number].tag_
    if tag not in _ITEM_TAGS or not (tag or is_capital(words.tokens[number])):
        return False
    joined = False
    while number < last and number not in words.cues and words.lower[number] not in {",", ":"}:
        if words.hit(ROLE, number) or not inside_role(words, number):
            return False
        if is_capital(words.tokens[number]) and words.lower[number] in words.vocabulary.given_names:
            return False
        joined = joined or words.lower[number] in {"and", "&"}
        number += 1
    return joined


def _role_as(words: Words, start: int, last: int, organisations: Organisations) -> Place | None:
    """Give the role of a relative clause: *who joined the council as director of care*, *who is head of care*."""
    if words.lower[start] == "who" and start + 2 < last and words.lower[start + 1] in words.vocabulary.titles:
        return told_by_verb(words, start + 1, last, organisations)
    for number in range(start, last):
        if number in words.cues or words.lower[number] == "," or words.is_stop(number):
            return None
        if words.lower[number] in {"as", "is", "was"}:
            if words.lower[number] == "as" and _was_once(words, number):
                return None
            place = _phrase(words, number + 1, last, organisations)
            if place is None:
                continue
            organisation = place.organisation or _organisation_between(words, start, number, organisations)
            return Place(place.start, place.end, place.role, organisation, place.head)
        if words.lower[number] == "and" and number + 1 < last and words.lower[number + 1] in words.vocabulary.titles:
            return told_by_verb(words, number + 1, last, organisations)
    return None


def _was_once(words: Words, number: int) -> bool:
    """Tell whether a role is where a career began: *who began as an officer*, but not *who started as head*."""
    return words.lower[number - 1] in _BEGINNING and words.lower[number + 1] in {"a", "an"}


def _organisation_between(words: Words, start: int, end: int, organisations: Organisations) -> tuple[int, int] | None:
    for number in range(start, end):
        if found := organisation_at(words, number, end, organisations):
            return found
    return None


def _bare_organisation(words: Words, start: int, last: int, organisations: Organisations) -> Place | None:
    """Give the organisation that alone follows a name: *Jo Bell, CQC*."""
    if words.lower[start] in {"of", "from"}:
        return _member(words, start, last, organisations)
    found = organisation_at(words, start, last, organisations)
    if found is None or (found[1] < last and (words.lower[found[1]] in POSSESSIVES or _acts(words, found[1]))):
        return None
    return Place(start, found[1], (start, start), found, None)


def _acts(words: Words, number: int) -> bool:
    """Tell whether a verb that is no cue follows a body, so that it is the subject: *Jo Bell, the school still has*."""
    while number + 1 < len(words) and words.tokens[number].tag_ == "RB":
        number += 1
    return number not in words.cues and words.tokens[number].tag_ in _FINITE


def _direct_member(words: Words, end: int, organisations: Organisations) -> Place | None:
    """Give the organisation that follows a name without a comma: *Jo Bell from the Bell Trust*."""
    last = words.block_of(end - 1)[1]
    if end + 1 >= last or words.lower[end] not in {"from", "of", "at"}:
        return None
    found = organisation_at(words, end + 1, last, organisations) or introduced_at(words, end + 1, last, organisations)
    found = found or _told_of(words, end + 1, last)
    return Place(end, found[1], (end, end), found, None) if found is not None else None


def _told_of(words: Words, start: int, last: int) -> tuple[int, int] | None:
    """Give a name that no head shows and a relative clause explains: *Jo Bell of Hill Marine, which hires trainees*."""
    end = start
    while end < last and is_capital(words.tokens[end]):
        end += 1
    acts = end + 2 < last and words.lower[end] == "," and words.lower[end + 1] == "which"
    return (start, end) if acts and end - start > 1 and not words.among("be", end + 2) else None


def _member(words: Words, start: int, last: int, organisations: Organisations) -> Place | None:
    """Give the organisation that a person is of: *Jo Bell, of the parents' group Bell Voices*; a place is none."""
    for number in range(start + 1, min(start + 8, last)):
        if words.lower[number] == "," or number in words.cues:
            break
        if number in organisations or words.tokens[number].ent_type_ == "ORG":
            end = organisations[number].end if number in organisations else number + 1
            while end < last and number not in organisations and _goes_on(words, end):
                end += 1
            return Place(start, end, (start, start), (number, end), None)
    return None


def _goes_on(words: Words, number: int) -> bool:
    """Tell whether a word is of a body's name: labelled so, or with a capital like those before it."""
    return words.tokens[number].ent_type_ == "ORG" or (number not in words.cues and is_capital(words.tokens[number]))
