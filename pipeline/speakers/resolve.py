"""Mentions resolved to the entities that they refer to: one for each source of the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from pipeline.annotations import INSPECTORS, ORGANISATION, PERSON, REPORT, UNNAMED
from pipeline.speakers.attribute import Sourced
from pipeline.speakers.bodies import INSPECTORATE_KIND, Bodies
from pipeline.speakers.headlines import is_headline_bare
from pipeline.speakers.inspecting import is_inspector
from pipeline.speakers.mentions import PRONOUN, Mention
from pipeline.speakers.namesakes import Entity, People
from pipeline.speakers.pronouns import Candidate, antecedent
from pipeline.speakers.rephrased import same_office, writer_of_foreword
from pipeline.speakers.role_index import RoleIndex
from pipeline.speakers.scene import Scene
from pipeline.speakers.statements import issuer
from pipeline.speakers.vocabulary import plain

_FULL_NAME = 2
_DOCUMENTS = frozenset({"report", "letter", "reports", "dossier"})
_DEFINITE = frozenset({"the", "this", "that"})


class Resolver:
    """Entities by mention, made as the quotes are read in text order."""

    __slots__ = ("_bodies", "_by_head", "_groups", "_known", "_nameless", "_people", "_roles", "_scene", "_sources")

    def __init__(self, scene: Scene, bodies: Bodies) -> None:
        self._scene = scene
        self._bodies = bodies
        people = [mention for mention in scene.mentions.ordered if mention.kind == PERSON]
        self._people = People(people, scene.words.vocabulary)
        self._groups: dict[tuple[str, str], Entity] = {}
        self._known: dict[Mention, Entity] = {}
        self._by_head: dict[str, list[tuple[int, Entity]]] = {}
        self._roles = RoleIndex(scene.words, people)
        self._nameless = RoleIndex(scene.words, ())
        self._sources: list[Candidate] = []
        for mention in scene.mentions.ordered:
            if mention.kind == UNNAMED:
                self.entity_of(mention)

    def resolve(self, mention: Mention) -> Entity | None:
        """Give the entity of a source, and remember it for the pronouns after it."""
        if mention.kind == PRONOUN:
            entity = antecedent(self._scene, mention, self.entity_of, self._sources) or self._undescribed(mention)
        else:
            entity = self.entity_of(mention)
        if entity is not None:
            self._sources.append(Candidate(mention, entity, leading=True))
        return entity

    def _undescribed(self, mention: Mention) -> Entity | None:
        """Give a nameless source for a description of nobody told before: *the mum-of-three*."""
        if mention.end - mention.start == 1:
            return None
        name = self._scene.words.text(mention.start, mention.end)
        return Entity(UNNAMED, name, mentions=[mention])

    def entity_of(self, mention: Mention) -> Entity | None:
        """Give the entity of a mention that is no pronoun; one is made where it is the first of its kind."""
        if mention.kind == PERSON:
            return self._people.of.get(mention)
        if mention not in self._known:
            self._known[mention] = self._new(mention)
            if mention.kind == UNNAMED:
                self._nameless.add(mention)
        return self._known[mention]

    def _new(self, mention: Mention) -> Entity:
        if mention.kind in {INSPECTORS, REPORT}:
            return self._group(mention.kind, mention.kind, mention)
        if mention.kind == ORGANISATION:
            return self._organisation(mention)
        return self._unnamed(mention)

    def _group(self, kind: str, name: str, mention: Mention) -> Entity:
        entity = self._groups.setdefault((kind, plain(name)), Entity(kind, name, label=mention.label))
        entity.mentions.append(mention)
        return entity

    def _organisation(self, mention: Mention) -> Entity:
        bodies = self._bodies
        if mention.named:
            name = bodies.full_name(mention.name)
        elif mention.label == INSPECTORATE_KIND:
            name = bodies.of_kind(INSPECTORATE_KIND, mention.start) or bodies.inspectorate or mention.name
        else:
            name = bodies.resolve(mention.start, mention.end) or mention.name
        return self._group(ORGANISATION, _bare(bodies.full_name(name)), mention)

    def _unnamed(self, mention: Mention) -> Entity:
        words = self._scene.words
        head = words.lower[mention.head]
        entity = None
        if words.lower[mention.start] in _DEFINITE or is_headline_bare(words, mention.start):
            entity = self._by_role(mention) or self._named_next(mention) or issuer(words, head, self._sources)
            entity = entity or self._in_other_words(mention) or self._same_head(head, mention)
        if entity is None and is_inspector(words, mention):
            return self._group(INSPECTORS, INSPECTORS, mention)
        if entity is None:
            entity = Entity(UNNAMED, mention.name, label=mention.label)
        entity.mentions.append(mention)
        self._by_head.setdefault(head, []).append((mention.start, entity))
        return entity

    def _by_role(self, mention: Mention) -> Entity | None:
        """Give the person whose role *the director*, *the chief constable* names."""
        near = chain(self._roles.alike(mention, before=True), self._roles.alike(mention, before=False))
        found = next((candidate for candidate in near if self._may_be(mention, candidate)), None)
        return self._people.of[found] if found is not None else self._boss(mention)

    def _boss(self, mention: Mention) -> Entity | None:
        """Give the one leader of an inspected body that *Ambulance boss* may be."""
        if self._scene.words.lower[mention.head] != "boss":
            return None
        found = [leader for leader in self._roles.leaders if not self._bodies.is_outside(leader.place)]
        people = {id(self._people.of[leader]): self._people.of[leader] for leader in found}
        return next(iter(people.values())) if len(people) == 1 else None

    def _may_be(self, mention: Mention, candidate: Mention) -> bool:
        """Tell whether two roles are not those of two bodies."""
        wanted, given = (bodies_place(self._bodies, m) for m in (mention, candidate))
        return not wanted or not given or plain(wanted) == plain(given)

    def _named_next(self, mention: Mention) -> Entity | None:
        """Give the person whose name opens the next sentence: *The director admits it. Jo Bell told members …*."""
        words = self._scene.words
        if mention.place is None or mention.place.head is None or mention.plural:
            return None
        number = words.next_sentence(mention.end)
        if number is None or words.block[number] - words.block[mention.start] > 1:
            return None
        named = self._scene.mentions.starting(number)
        if named is None or named.kind != PERSON or named.place is not None or len(named.words) < _FULL_NAME:
            return None
        entity = self._people.of[named]
        return entity if entity.starts[0] == named.start else None

    def _in_other_words(self, mention: Mention) -> Entity | None:
        """Give the person near by whose office *the backbencher* is, or the chief who wrote the report's foreword."""
        found = same_office(self._scene, mention, self._people.of.get)
        return found or writer_of_foreword(self._scene, mention, self._people.of.get)

    def _same_head(self, head: str, mention: Mention) -> Entity | None:
        """Give the nameless source that *the spokesman*, *the chair* speaks of again."""
        again = next(self._nameless.alike(mention, before=True), None)
        if again is not None:
            return self._known[again]
        return next((entity for start, entity in reversed(self._by_head.get(head, [])) if start < mention.start), None)

    def gather(self, entities: Iterable[Entity]) -> Mapping[Entity, list[Mention]]:
        """Give every mention of the entities in the article, in text order."""
        wanted = set(map(id, entities))
        found: dict[Entity, dict[tuple[int, int], Mention]] = {}
        for mention in self._scene.mentions.ordered:
            shown = self._scene.mentions.at(mention.head)
            entity = self.entity_of(mention) if shown is mention and _lasting(mention) else None
            if entity is not None and id(entity) in wanted:
                found.setdefault(entity, {})[mention.start, mention.end] = mention
        for candidate in self._sources:
            if id(candidate.entity) in wanted:
                found.setdefault(candidate.entity, {})[candidate.mention.start, candidate.mention.end] = (
                    candidate.mention
                )
        return {entity: [rows[key] for key in sorted(rows)] for entity, rows in found.items()}


def bodies_place(bodies: Bodies, mention: Mention) -> str | None:
    """Give the organisation beside a role."""
    return bodies.place_name(mention.place) if mention.place is not None else None


def _lasting(mention: Mention) -> bool:
    """Tell whether a mention stands for its speaker everywhere, and not only as a source: *a visit* does not."""
    return mention.kind != REPORT or mention.label in _DOCUMENTS


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if plain(first) == "the" and rest else name


def resolve_all(resolver: Resolver, sourced: Iterable[Sourced]) -> Mapping[str, tuple[Entity, ...]]:
    """Give the entities of each quote, the first speaker first, by the id of the quote."""
    found: dict[str, tuple[Entity, ...]] = {}
    for item in sourced:
        if item.source is None:
            continue
        entities = [resolver.resolve(mention) for mention in (item.source, *item.also)]
        found[item.attribution.id] = tuple(dict.fromkeys(entity for entity in entities if entity is not None))
    return found
