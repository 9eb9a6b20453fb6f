"""Descriptions that the press puts for a name told before, as others put a pronoun: *the mother-of-two said*."""

from __future__ import annotations

from pipeline.speakers.mentions import EPITHET, PRONOUN, Mention
from pipeline.speakers.words import FREE, Words

_PRONOUNS = {"female": "she", "male": "he"}
_LONGEST = 8


def epithet_at(words: Words, number: int) -> Mention | None:
    """Give the description around a word: *the mum-of-three*, *the 34-year-old*; named by the pronoun it stands for."""
    start, end = _of_several(words, number) or _chain(words, number)
    if end - start == 1 or start == 0 or words.lower[start - 1] != "the" or words.quoted[start] != FREE:
        return None
    if end < len(words) and words.tokens[end].tag_ in {"NN", "NNS"} and end not in words.cues:
        return None
    name = _pronoun(words, start, end)
    return Mention(start - 1, end, PRONOUN, name, start) if name is not None else None


def _pronoun(words: Words, start: int, end: int) -> str | None:
    if words.tokens[start].like_num and words.lower[end - 1] == "old":
        return EPITHET
    gender = words.vocabulary.kin.get(words.lower[start])
    parent = gender is not None and "of" in words.lower[start + 1 : start + 3]
    return _PRONOUNS.get(gender or "", EPITHET) if parent else None


def _of_several(words: Words, number: int) -> tuple[int, int] | None:
    """Give the words of a parent of a number without hyphens: *father of three*; an infant of two years is none."""
    for start in range(max(number - 2, 0), min(number + 1, len(words) - 2)):
        if words.lower[start] in words.vocabulary.kin and words.lower[start + 1] == "of":
            counted = words.tokens[start + 2].like_num and words.tokens[start + 2].is_alpha
            return (start, start + 3) if counted and not _counts(words, start + 3) else None
    return None


def _counts(words: Words, number: int) -> bool:
    """Tell whether a word after a number is what it counts: *father of two pupils*."""
    if number >= len(words) or number in words.cues or not words.is_letters(number):
        return False
    return words.tokens[number].tag_ in {"NN", "NNS", "NNP", "JJ", "VBG", ""}


def _chain(words: Words, number: int) -> tuple[int, int]:
    """Give the words [start, end) that hyphens chain with a word."""
    start, end = number, number + 1
    if words.glued(number):
        start, end = number - 1, number + 2
    while start > 1 and number - start < _LONGEST and words.glued(start - 1):
        start -= 2
    while end + 1 < len(words) and end - number < _LONGEST and words.glued(end):
        end += 2
    return start, end
