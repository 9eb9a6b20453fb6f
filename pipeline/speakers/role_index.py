"""The people of an article by their roles, also by what a role is called for short: *the head* for *head teacher*."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from pipeline.annotations import PROVIDER
from pipeline.lexicons.schema import Role
from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import Place
from pipeline.speakers.vocabulary import plain
from pipeline.speakers.words import Words

_SHORTEST = 4
_MOST = 200


class RoleIndex:
    """Mentions with a role in text order, found by another naming of that role.

    Attributes:
        leaders: Those who lead a whole body: chief executives, governors, head teachers.
    """

    __slots__ = ("_by_main", "_by_name", "_names", "_words", "leaders")

    def __init__(self, words: Words, mentions: Iterable[Mention]) -> None:
        self._words = words
        self._names: dict[str, tuple[str, frozenset[str]]] = {}
        self._by_name: dict[str, list[Mention]] = {}
        self._by_main: dict[str, list[Mention]] = {}
        self.leaders: list[Mention] = []
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take in a mention; one without a role is left out."""
        role = _role(mention)
        if role is None:
            return
        main, names = self._named(role)
        if role.whole and role.side == PROVIDER and mention.place and not _rank(self._words, mention.place):
            self.leaders.append(mention)
        insort(self._by_main.setdefault(main, []), mention, key=_start)
        for name in names:
            insort(self._by_name.setdefault(name, []), mention, key=_start)

    def alike(self, mention: Mention, *, before: bool) -> Iterator[Mention]:
        """Yield the mentions before this one, or those after it, whose role it may name, the nearest first.

        A role may be longer or shorter, in the same field and of the same rank. Only the nearest some hundred of the
        same name are looked at.
        """
        role = _role(mention)
        if role is None:
            return
        main, names = self._named(role)
        rows = [self._by_name.get(main, []), *(self._by_main.get(name, []) for name in sorted(names))]
        near = merge(*(_from(row, mention.start, before=before) for row in rows), key=_start, reverse=before)
        last = None
        for other in islice(near, _MOST):
            if other is not last and _are_alike(self._words, mention, other):
                yield other
            last = other

    def _named(self, role: Role) -> tuple[str, frozenset[str]]:
        if role.term not in self._names:
            self._names[role.term] = names_of(self._words, role)
        return self._names[role.term]


def _start(mention: Mention) -> int:
    return mention.start


def _from(row: Sequence[Mention], start: int, *, before: bool) -> Iterator[Mention]:
    """Yield the mentions of a row on one side of a word, the nearest first."""
    at = bisect_left(row, start, key=_start)
    numbers = range(at - 1, -1, -1) if before else range(at, len(row))
    return (row[number] for number in numbers)


def names_of(words: Words, role: Role) -> tuple[str, frozenset[str]]:
    """Give the words of a role before its field, and all that it is called: *head teacher*: that and *head*.

    A part that alone is a role of another side is none of them: the head teacher is no teacher. Nor is one that a rank
    parts from it: the deputy head is not the head.
    """
    vocabulary = words.vocabulary
    parts = plain(role.term).split()
    link = next((at for at, word in enumerate(parts) if at and word in vocabulary.links), len(parts))
    main = parts[:link]
    names = {" ".join(main), " ".join(parts)}
    for at in range(1, len(main)):
        if main[at - 1] in vocabulary.lesser:
            break
        names |= _same_side(words, role, main[at:])
    names |= _compounded(words, role, main[0]) if len(main) == 1 else _same_side(words, role, main[:1])
    return " ".join(main), frozenset(names)


def _compounded(words: Words, role: Role, noun: str) -> set[str]:
    """Give what a closed compound begins with: *head* of *headteacher*, *chair* of *chairwoman*."""
    return {name for end in range(_SHORTEST, len(noun) - 1) for name in _same_side(words, role, [noun[:end]])}


def _same_side(words: Words, role: Role, parts: list[str]) -> set[str]:
    name = " ".join(parts)
    other = words.vocabulary.roles.get(name)
    return {name} if other is not None and other.side == role.side else set()


def _role(mention: Mention) -> Role | None:
    return mention.place.head if mention.place is not None else None


def _are_alike(words: Words, asked: Mention, told: Mention) -> bool:
    """Tell whether two roles name the same rank, and one the field of the other or none."""
    if asked.place is None or told.place is None or _rank(words, asked.place) != _rank(words, told.place):
        return False
    left, right = _fields(words, asked.place), _fields(words, told.place)
    return left <= right or right <= left


def _rank(words: Words, place: Place) -> set[str]:
    return {words.lower[n] for n in range(place.start, place.role[1]) if words.lower[n] in words.vocabulary.lesser}


def _fields(words: Words, place: Place) -> set[str]:
    """Give the words of a role after which a field of work is named: *children*, *services*; none for a bare head."""
    known = {words.lower[n] for n in range(*place.role) if words.is_letters(n) and not words.tokens[n].is_stop}
    head = {plain(place.head.term)} if place.head is not None else set()
    return known - words.vocabulary.modifiers - head
