"""Speech without a cue after a sentence whose own words have a source: *Plans, she says, are “thin”. “We act.”*"""

from __future__ import annotations

from pipeline.annotations import PERSON, UNNAMED, Attribution
from pipeline.speakers.beside import cue_bounds
from pipeline.speakers.layout import before_marks, stands_alone
from pipeline.speakers.mentions import EPITHET, PRONOUN, Mention
from pipeline.speakers.personal import is_personal
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import FREE

_SINGLE = frozenset({"he", "she", EPITHET})


def resumes(scene: Scene, attribution: Attribution, told: Attribution, source: Mention) -> bool:
    """Tell whether a direct quote goes on with what somebody said in the sentence before it.

    In a paragraph of its own it must be somebody's own: *“We cried here.”*

    Args:
        told: The quote before, with a cue in that sentence.
        source: Whose words it is.
    """
    words = scene.words
    start, cue = words.bounds(attribution.contents[0])[0], cue_bounds(words, told)
    number = before_marks(words, start)
    if number is None or cue is None or not words.is_stop(number) or not _is_single(source):
        return False
    alone = stands_alone(words, attribution) and is_personal(attribution, words.vocabulary, us=True)
    if words.block[number] != words.block[start] and not alone:
        return False
    return words.sentence_start(number) <= cue[0] < number and not _others(scene, source, cue, number)


def _is_single(source: Mention) -> bool:
    """Tell whether one person speaks: inspectors, reports and bodies have a rule of their own."""
    if source.kind == PRONOUN:
        return source.name in _SINGLE
    return source.kind in {PERSON, UNNAMED} and not source.plural


def _others(scene: Scene, source: Mention, cue: tuple[int, int], last: int) -> bool:
    """Tell whether somebody else stands in the sentence, who may answer: *Jo told Ann it was “odd”. “It is not.”*"""
    words = scene.words
    near = scene.mentions.between(words.sentence_start(last), last)
    free = (m for m in near if words.quoted[m.head] == FREE and not source.start <= m.head < source.end)
    return any(m.kind == PERSON or (m.kind == UNNAMED and m.start >= cue[1]) for m in free)
