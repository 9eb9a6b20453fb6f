"""Family words beside a name: *his wife Jo*, *Ann Hall's son, Jo*: they tell a gender, and no role."""

from __future__ import annotations

from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import POSSESSIVES, Place
from pipeline.speakers.words import Hit, Words

_WHOSE = "whose"
_PRONOUNS = frozenset({"his", "her", "their", "my", "our"} | {_WHOSE})


def kin_place(words: Words, phrase: tuple[int, int], hit: Hit) -> Place | None:
    """Give the place of a family word that somebody owns and nothing follows: *her husband*, *Ann Hall's son*.

    Args:
        phrase: The words [start, end) of the phrase, its possessor included.
        hit: The family word in it.
    """
    start, end = phrase
    gender = words.vocabulary.kin.get(words.text(hit.start, hit.end).lower())
    if gender is None or hit.end != end:
        return None
    start = start - 1 if start and words.lower[start - 1] == _WHOSE else start
    if not any(words.lower[number] in POSSESSIVES | _PRONOUNS for number in range(start, hit.start)):
        return None
    return Place(start, end, (hit.start, hit.end), None, None, gender=None if gender == "any" else gender)


def is_relative(mention: Mention) -> bool:
    """Tell whether a given name alone stands with a family word that another owns: *her son Sam*."""
    place = mention.place
    if place is None or place.head is not None or len(mention.words) > 1:
        return False
    return place.role[0] < place.role[1]


def whose(words: Words, mention: Mention) -> int | None:
    """Give the end of the name whose relative a given name only is: *Ann Hall* in *Ann Hall's daughter Joy*.

    What is told of such a relative is told for the sake of the other. None for all other mentions.
    """
    place = mention.place
    if place is None or not is_relative(mention):
        return None
    owner = next((number for number in range(place.start, place.role[0]) if words.lower[number] in POSSESSIVES), None)
    return owner if owner is not None else _before_whose(words, place)


def _before_whose(words: Words, place: Place) -> int | None:
    """Give the end of the name that *whose* stands for: *Ann Hall, whose son Sam was born in May*."""
    whose = next((n for n in range(place.start - 1, place.role[0]) if n > 0 and words.lower[n] == _WHOSE), None)
    return whose - 1 if whose is not None and words.lower[whose - 1] == "," else None
