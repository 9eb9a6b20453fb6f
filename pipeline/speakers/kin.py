"""Family words beside a name: *his wife Jo*, *Ann Hall's son, Jo*: they tell a gender, and no role."""

from __future__ import annotations

from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import POSSESSIVES, Place
from pipeline.speakers.words import Hit, Words

_PRONOUNS = frozenset({"his", "her", "their", "my", "our"})


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
    if not any(words.lower[number] in POSSESSIVES | _PRONOUNS for number in range(start, hit.start)):
        return None
    return Place(start, end, (hit.start, hit.end), None, None, gender=None if gender == "any" else gender)


def whose(words: Words, mention: Mention) -> int | None:
    """Give the end of the name whose relative a given name only is: *Ann Hall* in *Ann Hall's daughter Joy*.

    What is told of such a relative is told for the sake of the other. None for all other mentions.
    """
    place = mention.place
    if place is None or place.head is not None or len(mention.words) > 1 or place.role[0] == place.role[1]:
        return None
    return next((number for number in range(place.start, place.role[0]) if words.lower[number] in POSSESSIVES), None)
