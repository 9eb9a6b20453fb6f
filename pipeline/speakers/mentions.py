"""Every span of the article that can refer to a speaker, by kind, and an index of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.annotations import ORGANISATION, PERSON
from pipeline.lexicons.schema import Honorific
from pipeline.speakers.places import Place

PRONOUN, EPITHET = "pronoun", "epithet"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to a speaker; all numbers are word numbers.

    Attributes:
        start: The first word, titles and determiners included.
        end: The word after the last.
        kind: One of the kinds of a speaker, or `pronoun`.
        name: The name without titles; for nameless ones the describing words; for pronouns the pronoun.
        head: The word that stands for the mention in a sentence.
        label: The kind of organisation, or of the role's side, where it is known.
        honorific: The title before a person's name.
        place: The role and organisation that stand beside it.
        plural: Whether it speaks of several.
        named: Whether it is a name, and no description.
    """

    start: int
    end: int
    kind: str
    name: str
    head: int
    label: str = ""
    honorific: Honorific | None = field(default=None, compare=False)
    place: Place | None = field(default=None, compare=False)
    plural: bool = False
    named: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, lower-cased."""
        return tuple(self.name.lower().split())


class Mentions:
    """Mentions in text order, found by the words they cover."""

    __slots__ = ("_covering", "_ending", "_owner", "_starting", "_starts", "ordered")

    def __init__(self, found: Iterable[Mention]) -> None:
        self.ordered = sorted(found, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self.ordered]
        self._covering: dict[int, Mention] = {}
        self._owner: dict[int, Mention] = {}
        for mention in sorted(self.ordered, key=lambda mention: (_rank(mention), -mention.end + mention.start)):
            self._covering.update(dict.fromkeys(range(mention.start, mention.end), mention))
            if mention.place is not None:
                self._owner.update(dict.fromkeys(range(*mention.place.role), mention))
        self._ending = {mention.end: mention for mention in self._top()}
        self._starting = {mention.start: mention for mention in self._top()}

    def _top(self) -> Iterable[Mention]:
        return sorted(self.ordered, key=lambda mention: (_rank(mention), mention.end - mention.start))

    def at(self, number: int) -> Mention | None:
        """Give the mention that covers a word, or the person whose role does."""
        person = self._owner.get(number)
        found = self._covering.get(number)
        return person if person is not None and (found is None or found.kind != PERSON) else found

    def ending(self, number: int) -> Mention | None:
        """Give the mention whose last word stands before this one."""
        return self._ending.get(number)

    def starting(self, number: int) -> Mention | None:
        """Give the mention that begins with this word."""
        return self._starting.get(number)

    def between(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that begin in [start, end), in text order."""
        return self.ordered[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, number: int, most: int) -> list[Mention]:
        """Give the last `most` mentions that begin before a word, the nearest last."""
        end = bisect_left(self._starts, number)
        return self.ordered[max(end - most, 0) : end]


def _rank(mention: Mention) -> int:
    """Later ones hide earlier ones where they cover the same words."""
    if mention.kind == PERSON:
        return 3
    return 1 if mention.kind == ORGANISATION else 2
