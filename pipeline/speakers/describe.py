"""What the article says of a speaker: title, role, organisation, side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.annotations import ORGANISATION, OTHER, PERSON, UNNAMED, Speaker
from pipeline.lexicons.schema import Role
from pipeline.speakers.belonging import body_before, council, filled, in_opposition
from pipeline.speakers.bodies import Bodies
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity, by_honorific
from pipeline.speakers.places import Place
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import plain
from pipeline.speakers.voice import UNKNOWN, voice_of
from pipeline.speakers.words import Words

_PAST = frozenset({"former", "ex", "retired"})


def describe(scene: Scene, bodies: Bodies, entity: Entity, *, key: str, mentions: Sequence[Mention]) -> Speaker:
    """Give the speaker that an entity is, with title, role, organisation and voice.

    Args:
        key: The id of the speaker.
        mentions: Every mention of the entity, in text order.
    """
    place = _place(mentions)
    role = place.head if place is not None else None
    organisation = _organisation(bodies, entity, mentions, place)
    label = entity.label if entity.kind == ORGANISATION else _label(bodies, mentions)
    titles = by_honorific(mentions)
    councillor, outsider = _councillor(scene.words, titles), _is_outsider(scene, entity, place)
    personal = entity.kind in {PERSON, UNNAMED}
    return Speaker(
        id=key,
        kind=entity.kind,
        name=entity.name,
        voice=OTHER
        if outsider and councillor is None
        else voice_of(
            entity.kind,
            bodies,
            organisation=organisation if personal else entity.name,
            label=label,
            role=councillor if outsider or role is None else role,
        ),
        mentions=tuple(scene.words.span(m.start, m.end) for m in mentions),
        honorific=next(iter(titles), None) if entity.kind == PERSON else None,
        role=_role(scene, place) if place is not None and personal else None,
        organisation=organisation if personal else None,
    )


def _role(scene: Scene, place: Place) -> str | None:
    return place.title or (scene.words.text(*place.role) if place.head is not None else "") or None


def _is_outsider(scene: Scene, entity: Entity, place: Place | None) -> bool:
    """Tell whether somebody speaks for no body: *a former inspector*, *a nurse at the trust*."""
    if place is None:
        return False
    words = scene.words
    if {words.lower[number] for number in (place.start, place.role[0])} & _PAST or in_opposition(words, place):
        return True
    term = plain(place.head.term) if place.head is not None else ""
    return entity.kind == UNNAMED and term in words.vocabulary.bystanders


def _place(mentions: Sequence[Mention]) -> Place | None:
    """Give the first place with a role, else the first of all; one beside a name before that of a description."""
    ordered = sorted(mentions, key=lambda mention: not mention.named)
    places = [mention.place for mention in ordered if mention.place is not None]
    return next((place for place in places if place.head is not None), next(iter(places), None))


def _councillor(words: Words, titles: Mapping[str, int]) -> Role | None:
    """Give the role that a title is by itself: *Councillor*."""
    roles = words.vocabulary.roles
    return next((roles[title.lower()] for title in titles if title.lower() in roles), None)


def _organisation(bodies: Bodies, entity: Entity, mentions: Sequence[Mention], place: Place | None) -> str | None:
    named = next((name for m in mentions if m.place is not None and (name := _body_of(bodies, m.place))), None)
    if named or entity.kind == UNNAMED:
        return named
    before = body_before(bodies, mentions)
    if before is not None:
        return bodies.full_name(before.name)
    if any(mention.place is not None and mention.place.organisation is not None for mention in mentions):
        return None
    if place is None or place.head is None:
        return council(bodies) if _councillor(bodies.words, by_honorific(mentions)) else None
    return filled(bodies, place)


def _body_of(bodies: Bodies, place: Place) -> str | None:
    """Give the organisation of a place; what somebody is told to run is the inspected body where no name fits."""
    name = bodies.place_name(place)
    runs = place.head is not None and place.title is None and place.role[0] == place.role[1]
    return bodies.provider if runs and name is not None and name.islower() else name


def _label(bodies: Bodies, mentions: Sequence[Mention]) -> str:
    """Give the kind of the organisation that a person belongs to, where one is named."""
    for mention in mentions:
        place = mention.place
        if place is not None and place.organisation is not None and bodies.place_name(place):
            return bodies.kind_of(*place.organisation) or UNKNOWN
    before = body_before(bodies, mentions)
    return before.kind if before is not None else ""
