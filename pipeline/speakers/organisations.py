"""Named organisations: by the head of the name, and by the names of inspectorates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.speakers.runs import find_runs, part_titles, run_end
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, OPENER, ORGANISATION, OWNERSHIP, ROLE
from pipeline.speakers.words import IN_SPEECH, Hit, Words, is_capital

_JOINERS = frozenset({"of", "for"})
_LISTING = frozenset({"and", "&"})
_POSSESSIVES = frozenset({"'s", "'"})
_PERSONAL = frozenset({"who", "whose"})
_MOST = 12
_FULL_NAME = 2
_LISTED_KINDS = frozenset({"charity", "union"})
BRANDS = frozenset({"company", "brand"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named organisation; `kind` is the label of its head (council, police, school, …)."""

    start: int
    end: int
    kind: str
    name: str


def find_organisations(words: Words) -> Iterator[Organisation]:
    """Give the named organisations in text order: by their heads, by what introduces them, and the inspectorates."""
    found = list(_recognised(words))
    covered = {number for body in found for number in range(body.start, body.end)}
    kinds = {body.name: body.kind for body in found if body.end - body.start > 1}
    kinds |= {body.name.split()[0]: body.kind for body in found if body.kind in BRANDS and " " in body.name}
    for start, end in find_runs(words):
        name = words.text(start, end)
        if name in kinds and covered.isdisjoint(range(start, end)):
            found.append(Organisation(start, end, kinds[name], name))
    yield from sorted(found, key=lambda body: body.start)


def _recognised(words: Words) -> Iterator[Organisation]:
    done = 0
    short: dict[str, str] = {}
    for start, end in find_runs(words):
        if start < done:
            continue
        found = _inspectorate(words, start, end) or _abbreviated(words, start, end, short)
        found = found or _of_kind(_headed(words, *_joined(words, start, end)), _introduced(words, start, end))
        found = found or _rallying(words, start, end)
        if found and found.start >= done and not _is_field(words, found) and not _is_somebody(words, found):
            done = found.end
            short.update(_abbreviation(words, found))
            yield found


def _of_kind(headed: Organisation | None, told: Organisation | None) -> Organisation | None:
    """Give the organisation that its own head shows, of the kind that the words before it tell."""
    if headed is None or told is None or headed.start != told.start or told.kind == "company":
        return headed or told
    return replace(headed, kind=told.kind)


def _abbreviation(words: Words, body: Organisation) -> dict[str, str]:
    """Give the kind by the abbreviation in brackets after a name: *Anytown Integrated Care Board (ICB)*."""
    if body.end + 2 >= len(words) or words.lower[body.end] != "(" or words.lower[body.end + 2] != ")":
        return {}
    token = words.tokens[body.end + 1]
    return {token.text: body.kind} if token.is_upper and len(token) > 1 else {}


def _abbreviated(words: Words, start: int, end: int, short: dict[str, str]) -> Organisation | None:
    kind = short.get(words.tokens[start].text)
    ends = kind and (start + 1 == end or words.hit(ROLE, start + 1) is not None)
    return Organisation(start, start + 1, kind, words.text(start, start + 1)) if kind and ends else None


def _introduced(words: Words, start: int, end: int) -> Organisation | None:
    """Give the organisation that its kind stands before, or that owns something: *the charity Open Door*."""
    if part_titles(words, start, end).titled or words.lower[start] in words.vocabulary.given_names:
        return None
    if (listed := _kind_listed(words, start)) is not None:
        return Organisation(start, end, listed, words.text(start, end))
    hit = words.hit(ORGANISATION, start - 1) if start else None
    if hit and hit.end == start and words.block[start - 1] == words.block[start] and _is_kind(words, hit.start):
        end = _past_joiner(words, end)
        return Organisation(start, end, _kind_told(words, hit), words.text(start, end))
    owns = words.hit(OWNERSHIP, end) or (words.hit(OWNERSHIP, end + 1) if end + 1 < len(words) else None)
    if owns and owns.label == "owner_before" and owns.start in {end, end + 1} and end - start > 1:
        return Organisation(start, end, "company", words.text(start, end))
    before = words.hit(OWNERSHIP, start - 1) if start else None
    if before and before.label == "owner_after" and before.end == start and end - start > 1:
        return Organisation(start, end, "company", words.text(start, end))
    return None


def _rallying(words: Words, start: int, end: int) -> Organisation | None:
    """Give the group whose name ends as a call, or who speaks for others: *Hill Carers Together*, *Bell Hope, which
    represents tenants*.
    """
    head = words.hit(ORGANISATION, end - 2) if end - start > 1 else None
    inspected = head is not None and words.vocabulary.standing.get(head.label) == "inspected"
    calls = words.among("rallying", end - 1) and not inspected
    if end - start == 1 or not (calls or _represents(words, start, end)):
        return None
    return Organisation(start, end, "charity", words.text(start, end))


def _represents(words: Words, start: int, end: int) -> bool:
    """Tell whether *which represents*, *which speaks* follows a name that is no person's."""
    if part_titles(words, start, end).titled or words.lower[start] in words.vocabulary.given_names:
        return False
    follows = end + 2 < words.block_of(start)[1] and words.lower[end] == "," and words.lower[end + 1] == "which"
    return follows and words.among("representing", end + 2)


def _kind_listed(words: Words, start: int) -> str | None:
    """Give the kind that a plural before a list of names tells: *charities Open Door and Bell Voices*."""
    first = words.block_of(start)[0]
    number = start - 1
    while number > first and (words.lower[number] in _LISTING | {","} or is_capital(words.tokens[number])):
        number -= 1
    if number < first or not _is_kind(words, number) or (number < start - 1 and not _is_item(words, start)):
        return None
    kind = words.vocabulary.kinds.get(_singular(words.lower[number]), "")
    return kind if kind in _LISTED_KINDS and words.lower[number].endswith("s") else None


def _is_item(words: Words, start: int) -> bool:
    """Tell whether a name stands in a list: after *and*, or after a comma with *and* still to come."""
    if words.lower[start - 1] in _LISTING:
        return True
    end = run_end(words, start)
    return words.lower[start - 1] == "," and end < len(words) and words.lower[end] in _LISTING


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _past_joiner(words: Words, end: int) -> int:
    """Give the end of a name with what *for* or *of* adds: *campaign group Justice for Hill*."""
    joined = end + 1 < words.block_of(end - 1)[1] and words.lower[end] in _JOINERS
    return run_end(words, end + 1) if joined and is_capital(words.tokens[end + 1]) else end


def _kind_told(words: Words, hit: Hit) -> str:
    """Give the kind that a head before a name tells; a company's for *care group Bell*, not for *group Bell*."""
    if words.lower[hit.start] != "group" or words.lower[hit.start - 1] in words.vocabulary.fields - _POSSESSIVES:
        return hit.label
    return "charity"


def _is_kind(words: Words, number: int) -> bool:
    """Tell whether a head is a common noun, so that a name may follow it: *union Unify*."""
    return words.tokens[number].is_lower and words.quoted[number] != IN_SPEECH


def _is_somebody(words: Words, body: Organisation) -> bool:
    """Tell whether a seeming name is a person's after a role or *and*: *general secretary Kevin Court*."""
    given = words.lower[body.start] in words.vocabulary.given_names
    if not given or body.end - body.start > _FULL_NAME:
        return False
    if body.end + 1 < len(words) and words.lower[body.end] == "," and words.lower[body.end + 1] in _PERSONAL:
        return True
    if body.start == 0:
        return False
    if words.lower[body.start - 1] in _LISTING:
        first = body.start - 1 - _FULL_NAME
        return first >= 0 and words.lower[first] in words.vocabulary.given_names
    return words.hit(ROLE, body.start - 1) is not None or words.lower[body.start - 1] in words.vocabulary.honorifics


def _is_field(words: Words, body: Organisation) -> bool:
    """Tell whether a seeming name is a field of work: *Adult Social Care*, *Children's Services*."""
    fields = words.vocabulary.fields
    return all(words.lower[number] in fields for number in range(body.start, body.end))


def _inspectorate(words: Words, start: int, end: int) -> Organisation | None:
    for number in range(start, end):
        named = words.hit(INSPECTORATE_NAME, number)
        if named:
            return Organisation(named.start, named.end, "inspectorate", words.text(named.start, named.end))
    return None


def _headed(words: Words, start: int, end: int) -> Organisation | None:
    """Give the organisation whose head ends the run, or opens it (*HMP Hill*, *University of Hill*)."""
    last = words.hit(ORGANISATION, end - 1)
    first = words.hit(OPENER, start)
    if last and last.end == end and (end - start > len(last) or words.tokens[start].text.isupper() or len(last) > 1):
        return Organisation(start, end, last.label, words.text(start, end))
    if first and first.start == start and end - start > len(first):
        return Organisation(start, end, first.label, words.text(start, end))
    if (inside := _head_inside(words, start, end)) and not part_titles(words, start, end).titled:
        return Organisation(start, end, inside, words.text(start, end))
    return None


def _head_inside(words: Words, start: int, end: int) -> str | None:
    """Give the kind of a head that *of* or *for* follows: *Union of Carers*; or of an organisation before a role."""
    for number in range(start, end - 1):
        hit = words.hit(ORGANISATION, number)
        if hit and words.lower[number + 1] in _JOINERS:
            return hit.label
    return None


def _joined(words: Words, start: int, end: int) -> tuple[int, int]:
    """Take in the further runs of one name: *Union of Care Workers*, *Hill and Dale NHS Trust*."""
    last = min(words.block_of(start)[1], start + _MOST)
    headed = False
    while end + 1 < last and is_capital(words.tokens[end + 1]) and words.quoted[end] != IN_SPEECH:
        following = run_end(words, end + 1)
        following = min(_past_head(words, following) if words.lower[end] in _LISTING else following, last)
        if words.lower[end] in _LISTING and _are_people(words, start, end):
            break
        before = _head_ending(words, end) or words.hit(OPENER, start) or words.hit(INSPECTORATE_NAME, end - 1)
        link = words.lower[end]
        to_head = (link in _LISTING or link in _POSSESSIVES) and _head_ending(words, following) and not before
        listed = headed and link in _LISTING and not _names_another(words, end + 1, following)
        if not to_head and not listed and not (link in _JOINERS and before):
            break
        headed, end = headed or link in _JOINERS, following
    return start, end


def _are_people(words: Words, start: int, joint: int) -> bool:
    """Tell whether a person's name stands before *and*: *Mary Bold and Kevin Court*, *Jo Bell and Hill Council*."""
    given = words.vocabulary.given_names
    return words.lower[start] in given and (joint - start == _FULL_NAME or words.lower[joint + 1] in given)


def _past_head(words: Words, end: int) -> int:
    """Give the end of the head that a run goes into, itself joined by *and*: *Fire and Rescue Service*."""
    head = words.hit(ORGANISATION, end - 1)
    return end if head is None else max(end, head.end)


def _head_ending(words: Words, end: int) -> bool:
    hit = words.hit(ORGANISATION, end - 1)
    return hit is not None and hit.end == end


def _names_another(words: Words, start: int, end: int) -> bool:
    """Tell whether a run is a name by itself: a person's or an organisation's."""
    given = words.lower[start] in words.vocabulary.given_names
    return given or words.hit(INSPECTORATE_NAME, start) is not None or _head_ending(words, end)
