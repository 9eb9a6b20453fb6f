"""The organisation of a person where the words beside the name tell none: the text before, then the inspected body."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotations import PROVIDER
from pipeline.lexicons.schema import Role
from pipeline.speakers.bodies import INSPECTORATE_KIND, Bodies
from pipeline.speakers.mentions import Mention
from pipeline.speakers.organisations import Organisation
from pipeline.speakers.places import Place
from pipeline.speakers.runs import find_runs
from pipeline.speakers.vocabulary import ROLE, plain
from pipeline.speakers.words import Words

_OPPOSITION = "opposition"
_COUNCIL, _SCHOOL = "council", "school"
_GOVERNING = frozenset({"governing", "governors"})
_SERVICES = frozenset({"service", "services", "team"})
_GROUP, _COMMITTEE = "group", "committee"
_LEADS = frozenset({"at", "from", "for", "of"})
_NEAR = 6


def body_before(bodies: Bodies, mentions: Sequence[Mention]) -> Organisation | None:
    """Give the body that the text before a role leads to.

    *Its chair, Jo Bell*; *At Bell Trust, chief executive Jo Bell said*; *The charity Open Door replied. Chief executive
    Jo Bell said*. None where the role belongs to no body by itself.
    """
    for mention in mentions:
        place = mention.place
        if place is not None and place.organisation is None and place.head is not None:
            found = _owner(bodies, place) or _led_in(bodies, place) or _spoken_of(bodies, place)
            if found is not None:
                return found
    return None


def _owner(bodies: Bodies, place: Place) -> Organisation | None:
    """Give the body that *its* stands for: the last one named before in the block, or the one that opens it."""
    words = bodies.words
    if words.lower[place.start] != "its":
        return None
    start = words.block_of(place.start)[0]
    before = words.block_of(start - 1)[0] if start else start
    own = _first_between(bodies, start, place.start)
    return own or _short_opening(bodies, before) or _first_between(bodies, before, start)


def _short_opening(bodies: Bodies, start: int) -> Organisation | None:
    """Give the body whose short name opens a block: *Bell, which runs two homes, was sold. Its director, …*."""
    words = bodies.words
    if start in bodies.at:
        return None
    run = next((run for run in find_runs(words) if run[0] == start), None)
    return bodies.beginning_with(words.text(*run)) if run is not None else None


def _led_in(bodies: Bodies, place: Place) -> Organisation | None:
    """Give the body of a phrase before the role: *Over at the Guild of Carers, organiser Jo Bell writes*."""
    words = bodies.words
    comma = place.start - 1
    body = bodies.at.get(comma - 1) if comma > 1 and words.lower[comma] == "," else None
    if body is None or body.end != comma or words.block[comma] != words.block[place.start]:
        return None
    link = body.start - 2 if words.among("leading", body.start - 1) else body.start - 1
    opens = link >= 0 and words.lower[link] in _LEADS and link - words.sentence_start(place.start) <= 1
    return body if opens else None


def _spoken_of(bodies: Bodies, place: Place) -> Organisation | None:
    """Give the body that the sentence before opens with, where the role opens its own sentence."""
    words = bodies.words
    first = words.block_of(place.start)[0]
    if not words.opens(place.start) or place.start == first or words.is_mark(place.start - 1):
        return None
    before = words.sentence_start(place.start - 2)
    found = _first_between(bodies, before, min(before + _NEAR, place.start))
    own = found is not None and plain(bodies.full_name(found.name)) == plain(bodies.provider or "")
    return None if own else found


def _first_between(bodies: Bodies, start: int, end: int) -> Organisation | None:
    found = next((bodies.at[number] for number in range(start, end) if number in bodies.at), None)
    return found if found is not None and found.kind != INSPECTORATE_KIND else None


def filled(bodies: Bodies, place: Place) -> str | None:
    """Give the body that a role belongs to by its nature: the council of a cabinet member."""
    role = place.head
    if (
        role is None
        or not (place.title or place.role[1] > place.role[0])
        or in_opposition(bodies.words, place)
        or _of_group(bodies, place)
    ):
        return None
    if place.role[1] > place.role[0] and not _leads_body(bodies, place, role):
        return bodies.inspectorate if INSPECTORATE_KIND in role.fills else None
    if bodies.kind == _COUNCIL and _COUNCIL in role.fills:
        return council(bodies)
    for kind in () if _governs_school(bodies, place) else role.fills:
        if kind == INSPECTORATE_KIND:
            return bodies.inspectorate
        found = bodies.of_kind(kind, place.start) if kind != _COUNCIL else None
        if found or bodies.kind == kind:
            return found or bodies.provider
    return bodies.provider if role.fills and role.side == PROVIDER and bodies.kind not in {_COUNCIL, None} else None


def _governs_school(bodies: Bodies, place: Place) -> bool:
    """Tell whether a role is one among those who govern the inspected school, and none of the trust above it."""
    return bodies.kind == _SCHOOL and any(bodies.words.lower[number] in _GOVERNING for number in range(*place.role))


def _of_group(bodies: Bodies, place: Place) -> bool:
    """Tell whether a role is one in a political group, or in a committee that is no council's: *leader of the Green
    group*, *chair of the health committee*.
    """
    if place.role[1] <= place.role[0]:
        return False
    last = bodies.words.lower[place.role[1] - 1]
    return last == _GROUP or (last == _COMMITTEE and bodies.kind != _COUNCIL)


def council(bodies: Bodies) -> str | None:
    """Give the name of the inspected council, or of the one whose service is; None where only a place is known."""
    if bodies.kind != _COUNCIL:
        return None
    if bodies.provider is None or not _is_service(bodies.provider):
        return bodies.employer()
    names = {bodies.full_name(body.name) for body in bodies.by_kind.get(_COUNCIL, ())}
    councils = [name for name in sorted(names) if not _is_service(name)]
    return councils[0] if len(councils) == 1 else bodies.provider


def _is_service(name: str) -> bool:
    return plain(name).rpartition(" ")[2] in _SERVICES


def in_opposition(words: Words, place: Place) -> bool:
    """Tell whether a role is one of the opposition."""
    return any(words.lower[number] == _OPPOSITION for number in range(place.start, max(place.role[1], place.start)))


def _leads_body(bodies: Bodies, place: Place, role: Role) -> bool:
    """Tell whether a role is of the whole body: *head*, *director of care*, but not *director for care*."""
    words = bodies.words
    hit = words.hit(ROLE, place.role[1] - 1)
    if role.whole or (hit is not None and hit.end == place.role[1]):
        return True
    first = next((h for n in range(*place.role) if (h := words.hit(ROLE, n)) is not None), None)
    if first is None or _COUNCIL not in role.fills:
        return False
    return role.side != PROVIDER or first.end >= place.role[1] or words.lower[first.end] != "for"
