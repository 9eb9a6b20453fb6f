"""What the article says of a speaker: title, role, organisation, side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.annotations import ORGANISATION, OTHER, PERSON, UNNAMED, Speaker
from pipeline.lexicons.schema import Role
from pipeline.speakers.bodies import INSPECTORATE_KIND, Bodies
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity, by_honorific
from pipeline.speakers.places import Place
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import ROLE
from pipeline.speakers.voice import voice_of


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
    personal = entity.kind in {PERSON, UNNAMED}
    return Speaker(
        id=key,
        kind=entity.kind,
        name=entity.name,
        voice=OTHER
        if _is_former(scene, place)
        else voice_of(
            entity.kind,
            bodies,
            organisation=organisation if personal else entity.name,
            label=label,
            role=role or _councillor(scene, titles),
        ),
        mentions=tuple(scene.words.span(m.start, m.end) for m in mentions),
        honorific=next(iter(titles), None) if entity.kind == PERSON else None,
        role=_role(scene, place) if place is not None and personal else None,
        organisation=organisation if personal else None,
    )


def _role(scene: Scene, place: Place) -> str | None:
    return place.title or (scene.words.text(*place.role) if place.head is not None else "") or None


def _is_former(scene: Scene, place: Place | None) -> bool:
    """Tell whether a role is one of the past: *former inspector*."""
    return place is not None and scene.words.lower[place.start] in {"former", "ex", "retired"}


def _place(mentions: Sequence[Mention]) -> Place | None:
    """Give the first place with a role, else the first of all."""
    places = [mention.place for mention in mentions if mention.place is not None]
    return next((place for place in places if place.head is not None), next(iter(places), None))


def _councillor(scene: Scene, titles: Mapping[str, int]) -> Role | None:
    """Give the role that a title is by itself: *Councillor*."""
    roles = scene.words.vocabulary.roles
    return next((roles[title.lower()] for title in titles if title.lower() in roles), None)


def _organisation(bodies: Bodies, entity: Entity, mentions: Sequence[Mention], place: Place | None) -> str | None:
    named = next((name for m in mentions if m.place is not None and (name := bodies.place_name(m.place))), None)
    if named or place is None or place.head is None or entity.kind == UNNAMED:
        return named
    if place.role[1] > place.role[0] and not _ends_with_head(bodies, place):
        return bodies.inspectorate if INSPECTORATE_KIND in place.head.fills else None
    for kind in place.head.fills:
        if kind == INSPECTORATE_KIND:
            return bodies.inspectorate
        found = bodies.of_kind(kind, place.start)
        if found or bodies.kind == kind:
            return found or bodies.provider
    return bodies.provider if place.head.fills and bodies.kind not in {"council", None} else None


def _ends_with_head(bodies: Bodies, place: Place) -> bool:
    """Tell whether a role names no field of work after its head: *head*, but not *head of care*."""
    hit = bodies.words.hit(ROLE, place.role[1] - 1)
    return hit is not None and hit.end == place.role[1]


def _label(bodies: Bodies, mentions: Sequence[Mention]) -> str:
    """Give the kind of the organisation that a person belongs to, where one is named."""
    for mention in mentions:
        place = mention.place
        if place is not None and place.organisation is not None:
            return bodies.kind_of(*place.organisation)
    return ""
