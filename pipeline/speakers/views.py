"""The source of a phrase that a verb of judging or speaking holds, where no cue was found: *dismissed it as “thin”*."""

from __future__ import annotations

from pipeline.annotations import MIXED, ORGANISATION, Attribution
from pipeline.speakers.governed import governing_subject
from pipeline.speakers.mentions import Mention
from pipeline.speakers.passives import is_passive
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import FREE, Words

_REACH = 12


def viewed_by(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the subject of the verb whose *as*, *of* or *at* leads to a phrase: *Jo Bell spoke of “a long year”*."""
    if attribution.kind != MIXED or attribution.nested:
        return None
    link = _link(scene.words, scene.words.bounds(attribution.contents[0])[0])
    verb = _verb(scene.words, link) if link is not None else None
    if verb is None or is_passive(scene.words, verb, verb + 1):
        return None
    mention = governing_subject(scene, (verb, verb + 1))
    if mention is None or mention.start > verb or (mention.kind == ORGANISATION and not mention.named):
        return None
    return mention


def _link(words: Words, start: int) -> int | None:
    """Give the word before a quoted phrase and its determiner."""
    number, first = start - 1, words.block_of(start)[0]
    while number > first and (words.is_mark(number) or words.among("leading", number)):
        number -= 1
    return number if number > first and words.quoted[number] == FREE else None


def _verb(words: Words, link: int) -> int | None:
    """Give the verb of the lists that its word leads to the quote: *dismissed … as*, right before it for others."""
    label = words.lower[link]
    verbs = words.vocabulary.views.get(label, frozenset())
    last = max(words.sentence_start(link), link - _REACH) if label == "as" else link - 1
    for number in range(link - 1, last - 1, -1):
        tag = words.tokens[number].tag_
        if tag.startswith("VB"):
            return number if words.tokens[number].lemma_ in verbs and words.quoted[number] == FREE else None
    return None
