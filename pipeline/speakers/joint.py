"""Statements of several: *Jo Bell and Ann Hall said*."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotations import ORGANISATION, PERSON, UNNAMED
from pipeline.speakers.mentions import Mention
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import AND, FREE

_SPEAKING = frozenset({PERSON, ORGANISATION, UNNAMED})
_MOST = 5
_REACH = 40


def first_of_several(scene: Scene, mention: Mention) -> Mention:
    """Give the one that a joint source begins with: *Jo Bell* of *Jo Bell and Ann Hall*."""
    for _ in range(_MOST):
        other = _joined_before(scene, mention)
        if other is None:
            return mention
        mention = other
    return mention


def _joined_before(scene: Scene, mention: Mention) -> Mention | None:
    words = scene.words
    joint = _phrase_start(mention) - 1
    if mention.kind not in {PERSON, ORGANISATION} or joint < 1 or words.lower[joint] not in AND:
        return None
    first = max(words.sentence_start(mention.start), joint - _REACH)
    for other in reversed(scene.mentions.between(first, joint)):
        if other.kind == mention.kind and other.named and words.quoted[other.head] == FREE:
            return other if _adjoins(scene, other, joint) else None
    return None


def partners(scene: Scene, mention: Mention, cue: tuple[int, int]) -> Iterator[Mention]:
    """Give those that speak together with a source, in text order."""
    if mention.kind not in _SPEAKING:
        return
    words = scene.words
    after = mention.start >= cue[1]
    last = mention
    for other in scene.mentions.between(mention.end, min(mention.end + _REACH, len(words)) if after else cue[0]):
        if other.start < last.end or words.block[other.start] != words.block[mention.start]:
            continue
        joint = _phrase_start(other) - 1
        if words.lower[joint] in AND and other.kind == mention.kind and _adjoins(scene, last, joint):
            yield other
            last = other


def _phrase_start(mention: Mention) -> int:
    """Give the first word of a mention and the role before it: *the head of care, Jo Bell*."""
    return min(mention.start, mention.place.start) if mention.place is not None else mention.start


def _adjoins(scene: Scene, mention: Mention, joint: int) -> bool:
    """Tell whether only the role of a mention stands between it and the *and*."""
    end = max(mention.end, mention.place.end if mention.place else 0)
    while end < joint and scene.words.lower[end] == ",":
        end += 1
    return end == joint
