"""Passive cues and their agents: *was described by inspectors as*; *was told* has no source."""

from __future__ import annotations

from pipeline.annotations import Attribution
from pipeline.speakers.beside import right_of
from pipeline.speakers.mentions import Mention
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import FREE, Words


def is_passive(words: Words, start: int, end: int) -> bool:
    """Tell whether a cue is a passive: *was told*, *has been described as*."""
    for number in range(start, end):
        tag = words.tokens[number].tag_
        if tag in {"VBN", "VBD", ""} and not words.among("be", number):
            before = number - 1
            while before >= 0 and words.tokens[before].tag_ == "RB":
                before -= 1
            if before >= 0 and words.among("be", before) and words.block[before] == words.block[number]:
                return True
            return words.lower[number] == "told" and _lacks_object(words, end)
    return False


def is_passive_beside(words: Words, content: int, cue: tuple[int, int]) -> bool:
    """Tell whether a passive of its own hands a content over, after the cue: *… said, and it was hailed as “…”*."""
    number = content - 1
    while number > 0 and (words.is_mark(number) or words.among("opening", number)):
        number -= 1
    if number < cue[1] + 1 or words.lower[number] != "as" or words.block[number] != words.block[cue[0]]:
        return False
    return any(
        words.tokens[verb].tag_ in {"VBN", "VBD"} and words.among("be", verb - 1)
        for verb in range(max(number - 3, cue[1] + 1), number)
    )


def _lacks_object(words: Words, end: int) -> bool:
    """Tell whether *told* has nobody that is told: *School told to improve*, *pace too slow, parents told*."""
    if end >= len(words) or words.block[end] != words.block[end - 1]:
        return True
    return words.lower[end] == "to" or words.is_mark(end)


def agent_after(scene: Scene, end: int, *, most: int = 6) -> Mention | None:
    """Give the source after *by*: *described by inspectors as*."""
    words = scene.words
    last = min(words.block_of(end - 1)[1], end + most)
    for number in range(end, last - 1):
        if words.quoted[number] != FREE or words.is_stop(number):
            return None
        if words.lower[number] == "by":
            return right_of(scene, number + 1)
    return None


def agent_beyond(scene: Scene, attribution: Attribution) -> Mention | None:
    """Give the source after a quote and *by*: *branded “a disgrace” by furious families*."""
    words = scene.words
    number = words.bounds(attribution.contents[-1])[1]
    last = words.block_of(number - 1)[1]
    while number < last and words.is_mark(number):
        number += 1
    if number + 1 >= last or words.lower[number] != "by":
        return None
    agent = words.tokens[number + 1]
    if agent.ent_type_ in {"DATE", "TIME"} or agent.text[0].isdigit():
        return None
    return right_of(scene, number + 1)
