"""Sentences that run on after the inspectors were the source, with a phrase in marks and no cue of their own.

*Lessons, they said, “hum with talk”. Pupils are “keen and kind”.*
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.annotations import INDIRECT, INSPECTORS, MIXED, ORGANISATION, PERSON, REPORT, UNNAMED
from pipeline.speakers.attribute import Sourced
from pipeline.speakers.bodies import INSPECTORATE_KIND
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import FREE

Entities = Mapping[str, tuple[Entity, ...]]


def runs_on(scene: Scene, item: Sourced, before: Sourced | None, entities: Entities) -> bool:
    """Tell whether a quote without a source goes on with what the inspectors said right before it.

    Args:
        before: The quote before in text order.
        entities: Those of the quotes that have a source, by the id of the quote.
    """
    kind = item.attribution.kind
    if item.sieve != "none" or kind == INDIRECT or item.attribution.id in entities or before is None:
        return False
    speakers = entities.get(before.attribution.id, ())
    return bool(speakers) and _inspects(speakers[0]) and _is_beside(scene, before, item)


def _inspects(entity: Entity) -> bool:
    return entity.kind in {INSPECTORS, REPORT} or (entity.kind == ORGANISATION and entity.label == INSPECTORATE_KIND)


def _is_beside(scene: Scene, before: Sourced, item: Sourced) -> bool:
    """Tell whether nobody else comes between both, in one paragraph of the writer's or, for a phrase, the next."""
    words = scene.words
    end = max(words.bounds(content)[1] for content in before.attribution.contents)
    start = words.bounds(item.attribution.contents[0])[0]
    phrase = item.attribution.kind == MIXED and before.sieve != "headline"
    next_block = phrase and report_before(scene, item, before) is not None
    if words.block[start] - words.block[end - 1] > next_block or before.attribution.nested or item.attribution.nested:
        return False
    others = (m for m in scene.mentions.between(end, start) if words.quoted[m.head] == FREE)
    return not any(mention.kind in {PERSON, UNNAMED} for mention in others)


def report_before(scene: Scene, item: Sourced, before: Sourced) -> Mention | None:
    """Give the report that a phrase in a new paragraph of findings is from, where one was told of; None elsewhere."""
    words = scene.words
    start = words.bounds(item.attribution.contents[0])[0]
    if words.block[words.bounds(before.attribution.contents[-1])[1] - 1] == words.block[start]:
        return None
    earlier = scene.mentions.before(start, start)
    return next((mention for mention in reversed(earlier) if mention.kind == REPORT), None)
