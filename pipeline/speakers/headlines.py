"""Headlines: short blocks without a full stop, whose bare nouns and quoted words the body explains."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotations import INDIRECT, INSPECTORS, ORGANISATION, PERSON, REPORT, UNNAMED, Attribution
from pipeline.speakers.attribute import Sourced
from pipeline.speakers.bodies import INSPECTORATE_KIND
from pipeline.speakers.mentions import Mention
from pipeline.speakers.namesakes import Entity
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import SOURCE
from pipeline.speakers.words import FREE, IN_SPEECH, Words

_LONGEST = 30
_FAR = frozenset({"noun_before", "subject", "clause"})
_LEADING = frozenset({"provider", "council", "inspectorate"})


def is_headline(words: Words, number: int) -> bool:
    """Tell whether the block of a word is short, ends with no stop and says something in the writer's own words."""
    start, end = words.block_of(number)
    last = end - 1
    while last > start and words.is_mark(last):
        last -= 1
    if end - start > _LONGEST or words.is_stop(last) or words.lower[last] in {":", ","}:
        return False
    return any(words.quoted[n] != IN_SPEECH and words.is_letters(n) for n in range(start, end))


def is_headline_bare(words: Words, number: int) -> bool:
    """Tell whether a word opens a headline without a determiner: *Chief constable admits …*."""
    return not words.among("opening", number) and words.opens(number) and is_headline(words, number)


def may_echo(words: Words, attribution: Attribution) -> bool:
    """Tell whether a quote may take its speaker from the same words elsewhere: without a cue, or in a headline."""
    if attribution.cue is None:
        return True
    return attribution.kind != INDIRECT and is_headline(words, words.bounds(attribution.contents[0])[0])


def yields(scene: Scene, item: Sourced, other: Entity) -> bool:
    """Tell whether the source found for a quote is less sure than an echo: none, or a nameless one of a headline.

    A body that a headline tells before a colon may be what the words are about: *Hill House: “a happy home”*. Those
    that a headline names in the plural are no leader of the body below, who may only repeat their words.

    Args:
        other: Whose words the echo are.
    """
    if item.source is None:
        return True
    if item.source.plural and item.source.label == "" and _leads(other):
        return False
    topic = item.sieve == "label" and item.source.kind == ORGANISATION and item.source.label != INSPECTORATE_KIND
    topic = topic or (item.sieve in _FAR and _leads_story(scene.words, item.attribution))
    return (topic or item.source.kind == UNNAMED) and is_headline(scene.words, item.source.head)


def _leads_story(words: Words, attribution: Attribution) -> bool:
    """Tell whether the story follows after a colon, whose verb is no cue: *“It was fine”: fury as Hill is put …*"""
    number = words.bounds(attribution.contents[-1])[1]
    last = words.block_of(number - 1)[1]
    while number < last and words.is_mark(number):
        number += 1
    return number < last and words.lower[number] == ":"


def _leads(entity: Entity) -> bool:
    sides = {mention.place.head.side for mention in entity.mentions if mention.place and mention.place.head}
    return entity.kind == PERSON and not sides.isdisjoint(_LEADING)


def inspectorate_of(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the inspectorate that a headline around quoted words names: *‘Left alone’ as regulator steps in*."""
    words = scene.words
    start = words.bounds(attribution.contents[0])[0]
    if attribution.kind == INDIRECT or words.quoted[start] == FREE or not is_headline(words, start):
        return None
    block = words.block_of(start)
    return next(iter(_inspecting(scene, scene.mentions.between(*block))), None) or _watchdog(words, block)


def _watchdog(words: Words, block: tuple[int, int]) -> Mention | None:
    """Give the common noun of a headline for the inspectorate: *as regulator steps in*."""
    for number in range(*block):
        hit = words.hit(SOURCE, number)
        if hit is not None and hit.label == INSPECTORATE_KIND and words.quoted[number] == FREE:
            text = words.text(hit.start, hit.end)
            return Mention(hit.start, hit.end, ORGANISATION, text, hit.end - 1, label=INSPECTORATE_KIND)
    return None


def _inspecting(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    free = [mention for mention in mentions if scene.words.quoted[mention.head] == FREE]
    bodies = [m for m in free if m.kind == ORGANISATION and m.label == INSPECTORATE_KIND]
    return bodies or [m for m in free if m.kind in {INSPECTORS, REPORT}]
