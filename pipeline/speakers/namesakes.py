"""One entity for each person: full names, surnames, titles and given names brought together; namesakes kept apart."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.annotations import PERSON
from pipeline.speakers.mentions import Mention
from pipeline.speakers.vocabulary import Vocabulary, plain

_SEVERAL = 2
_GIVEN_NAME_TITLES = frozenset({"Sir", "Dame", "Lord", "Lady"})


@dataclass(eq=False, slots=True)
class Entity:
    """One source while it is put together; the frozen `Speaker` is made of it at the end."""

    kind: str
    name: str
    label: str = ""
    gender: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, lower-cased."""
        return tuple(plain(self.name).split())

    def add(self, mention: Mention) -> None:
        """Take in a mention; a longer name of a person becomes the name."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        if self.kind == PERSON and len(mention.words) > len(self.words):
            self.name = mention.name


class People:
    """The people of an article, by mention."""

    __slots__ = ("_by_word", "_given", "of")

    def __init__(self, mentions: Iterable[Mention], vocabulary: Vocabulary) -> None:
        self._given = vocabulary.given_names
        self._by_word: dict[str, list[Entity]] = {}
        self.of: dict[Mention, Entity] = {}
        found = list(mentions)
        for mention in found:
            if len(mention.words) > 1:
                self._add_full(mention)
        for mention in found:
            if len(mention.words) == 1:
                self._add_short(mention)

    def _add_full(self, mention: Mention) -> None:
        words = tuple(plain(word) for word in mention.words)
        entity = next((e for e in self._by_word.get(words[-1], ()) if _same_name(e.words, words)), None)
        if entity is None:
            entity = Entity(PERSON, mention.name)
            self._index(entity, {words[0], words[-1]})
        entity.gender = entity.gender or self._gender(mention)
        self._join(entity, mention)

    def _add_short(self, mention: Mention) -> None:
        word = plain(mention.words[0])
        titled = mention.honorific is not None
        given = mention.honorific is None or mention.honorific.full in _GIVEN_NAME_TITLES
        gender = self._gender(mention) if given else mention.honorific.gender if mention.honorific else None
        fitting = [
            entity
            for entity in self._by_word.get(word, ())
            if (entity.words[-1] == word or given) and (not gender or entity.gender in {None, gender})
        ]
        if mention.place is not None and mention.place.gender is not None:
            fitting = []
        surely = [entity for entity in fitting if gender and entity.gender == gender]
        entity = self._latest(_of_title(surely or fitting, mention), mention)
        if entity is None:
            entity = Entity(PERSON, mention.name)
            self._index(entity, {word})
        if gender and (titled or entity.gender is None):
            entity.gender = gender
        self._join(entity, mention)

    def _latest(self, entities: list[Entity], mention: Mention) -> Entity | None:
        """Give the one that was named last before a mention, else the one named first after it."""
        best, best_key = None, (2, 0)
        for entity in entities:
            last = _last_before(entity, mention.start)
            key = (0, mention.start - last) if last is not None else (1, entity.starts[0])
            if key < best_key:
                best, best_key = entity, key
        return best

    def _gender(self, mention: Mention) -> str | None:
        if mention.honorific is not None and mention.honorific.gender:
            return mention.honorific.gender
        if mention.place is not None and mention.place.gender is not None:
            return mention.place.gender
        given = self._given.get(plain(mention.words[0]))
        return None if given == "any" else given

    def _index(self, entity: Entity, words: set[str]) -> None:
        for word in words:
            self._by_word.setdefault(word, []).append(entity)

    def _join(self, entity: Entity, mention: Mention) -> None:
        entity.add(mention)
        self.of[mention] = entity


def _of_title(entities: list[Entity], mention: Mention) -> list[Entity]:
    """Give those who bear the title of a mention, else those who bear none: *Dr Bell* is no Councillor Bell."""
    title = mention.honorific.full if mention.honorific is not None else None
    if title is None or len(entities) < _SEVERAL:
        return entities
    titles = {id(entity): set(by_honorific(entity.mentions)) for entity in entities}
    same = [entity for entity in entities if title in titles[id(entity)]]
    return same or [entity for entity in entities if not titles[id(entity)]] or entities


def _last_before(entity: Entity, start: int) -> int | None:
    at = bisect_left(entity.starts, start)
    return entity.starts[at - 1] if at else None


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names can be one person's: one surname, one given name or its initial."""
    if left[-1] != right[-1]:
        return False
    if left[0] == right[0]:
        return True
    initials = len(left[0].rstrip(".")) == 1 or len(right[0].rstrip(".")) == 1
    return initials and left[0][0] == right[0][0]


def by_honorific(mentions: Iterable[Mention]) -> Mapping[str, int]:
    """Give how often each title stands before a person's name, in its full spelling."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.honorific is not None:
            counts[mention.honorific.full] = counts.get(mention.honorific.full, 0) + 1
    return counts
