"""Whose words a noun after a quote tells: *“…,” was her verdict*, *“…,” came Jo Bell's reply*."""

from __future__ import annotations

from pipeline.speakers.mentions import PRONOUN, Mention
from pipeline.speakers.places import POSSESSIVES
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import Words

_REACH = 8
_OWNERS = {"her": "she", "his": "he", "its": "it", "their": "they"}


def whose_words(scene: Scene, start: int) -> Mention | None:
    """Give the owner of the verdict or reply that stands here: the name before its *'s*, or the pronoun."""
    words = scene.words
    last = min(words.block_of(start - 1)[1], start + _REACH)
    last = next((n for n in range(start, last) if words.lower[n] == ","), last)
    noun = next((n for n in range(start, last) if words.among("utterance", n)), None)
    if noun is None:
        return None
    owner = _OWNERS.get(words.lower[start])
    if owner is not None:
        return Mention(start, start + 1, PRONOUN, owner, start, plural=owner == "they")
    return _before_possessive(scene, words, start, noun)


def _before_possessive(scene: Scene, words: Words, start: int, noun: int) -> Mention | None:
    mark = next((n for n in range(start + 1, noun) if words.lower[n] in POSSESSIVES), None)
    return scene.mention_at(mark - 1) if mark is not None else None
