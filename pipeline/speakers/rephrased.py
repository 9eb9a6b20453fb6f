"""People whom the press calls by an office in other words: *the backbencher*, *the member for Hill*."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.annotations import INSPECTORATE, PERSON
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import plain
from pipeline.speakers.words import FREE, Words

_UNION, _PARTY = "union", "party"
_LONGEST = 2
_FULL_NAME = 2
_NEAR = 4
_FOREWORD = frozenset({"foreword", "preface"})

EntityOf = Callable[[Mention], Entity | None]


def same_office(scene: Scene, mention: Mention, entity_of: EntityOf) -> Entity | None:
    """Give the one person of that office in this paragraph, the one before or the one after; None where two may be."""
    office = _office(scene.words, mention)
    if office is None or mention.plural:
        return None
    block = scene.words.block[mention.start]
    before = _of_office(_near(scene, mention, block - 1, block), office, scene, entity_of)
    found = before or _of_office(_near(scene, mention, block + 1, block + 1), office, scene, entity_of)
    return found[0] if len(found) == 1 and not _differs(scene.words, mention, found[0]) else None


def _differs(words: Words, mention: Mention, entity: Entity) -> bool:
    """Tell whether a description says what the name's does not: *the opposition councillor*, another party's *MP*.

    A party that only the description tells is no difference: *Jo Bell MP spoke. The Conservative member for Hill …*.
    """
    known = {words.lower[n] for m in entity.mentions if m.place is not None for n in range(m.place.start, m.place.end)}
    said = {words.lower[n] for n in range(mention.start, mention.head) if not words.among("leading", n)} - known
    parties = words.vocabulary.offices[_PARTY]
    if said & parties and known & parties:
        return True
    offices = {part for terms in words.vocabulary.offices.values() for term in terms for part in term.split()}
    return not said <= offices


def _office(words: Words, mention: Mention) -> str | None:
    """Give the office that the last words of a description name, or those with the link after it: *member for*."""
    end = mention.head + 1
    own = (words.text(start, end) for start in range(max(mention.start, end - _LONGEST), end))
    linked = words.text(mention.head, min(end + 1, words.block_of(mention.head)[1]))
    return next((office for text in (*own, linked) if (office := _named(words, text)) is not None), None)


def _named(words: Words, text: str) -> str | None:
    """Give the office that a word or phrase names."""
    offices = words.vocabulary.offices.items()
    return next((label for label, terms in offices if label != _PARTY and plain(text) in terms), None)


def _near(scene: Scene, mention: Mention, first: int, last: int) -> Iterator[Mention]:
    limits = scene.words.limits
    first, last = max(first, 0), min(last, len(limits) - 1)
    if first > last:
        return
    for other in scene.mentions.between(limits[first][0], limits[last][1]):
        if other.kind == PERSON and other is not mention and scene.words.quoted[other.head] == FREE:
            yield other


def _of_office(near: Iterator[Mention], office: str, scene: Scene, entity_of: EntityOf) -> list[Entity]:
    people = {id(entity): entity for mention in near if (entity := entity_of(mention)) is not None}
    return [entity for entity in people.values() if any(_holds(scene, m, office) for m in entity.mentions)]


def _holds(scene: Scene, mention: Mention, office: str) -> bool:
    """Tell whether a title, a role, letters or a body beside a name are of an office."""
    words, place = scene.words, mention.place
    title = mention.honorific.full if mention.honorific is not None else ""
    letters = words.text(mention.head + 1, min(mention.head + 2, words.block_of(mention.head)[1]))
    told = {_named(words, title), _named(words, letters)}
    if place is None:
        return office in told
    if place.head is not None:
        told.add(_named(words, place.head.term))
    body = scene.organisations.get(place.organisation[1] - 1) if place.organisation is not None else None
    return office in told or (office == _UNION and body is not None and body.kind == _UNION)


def writer_of_foreword(scene: Scene, mention: Mention, entity_of: EntityOf) -> Entity | None:
    """Give the one without a role who speaks *in his foreword*, for an inspectorate's chief told of right before."""
    words, place = scene.words, mention.place
    if mention.label != INSPECTORATE or place is None or mention.plural:
        return None
    block = words.block[mention.start]
    for other in _near(scene, mention, block, block + _NEAR):
        if other.start > mention.start and len(other.words) >= _FULL_NAME and _writes_foreword(words, other):
            entity = entity_of(other)
            named = entity is not None and any(m.place is not None and m.place.head for m in entity.mentions)
            return None if named else entity
    return None


def _writes_foreword(words: Words, mention: Mention) -> bool:
    """Tell whether a name's own sentence speaks of a foreword, after the name and before a stop."""
    for number in range(mention.end, words.block_of(mention.start)[1]):
        if words.is_stop(number) or words.quoted[number] != FREE:
            return False
        if words.lower[number] in _FOREWORD:
            return True
    return False
