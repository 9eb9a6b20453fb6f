"""The quotes and speakers of an article, as they are written on its Doc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.annotations import (
    INSPECTORATE,
    OTHER,
    Attribution,
    Speaker,
    get_attributions,
    get_inspection,
)
from pipeline.speakers.attribute import Sourced, attribute
from pipeline.speakers.bodies import Bodies, read_bodies
from pipeline.speakers.describe import describe
from pipeline.speakers.echoes import find_echoes
from pipeline.speakers.headlines import inspectorate_of, yields
from pipeline.speakers.namesakes import Entity
from pipeline.speakers.personal import is_personal
from pipeline.speakers.resolve import Resolver, resolve_all
from pipeline.speakers.running import report_before, runs_on
from pipeline.speakers.scene import Scene, read_scene
from pipeline.speakers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Told:
    """What a stage gives back: quotes with sources, and their speakers."""

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]


def tell(doc: Doc, vocabulary: Vocabulary) -> Told:
    """Give the quotes of a Doc with their sources and voices, and the speakers they resolve to."""
    attributions = get_attributions(doc)
    if not attributions:
        return Told((), ())
    scene = read_scene(doc, attributions, vocabulary)
    bodies = read_bodies(scene, get_inspection(doc))
    echoes = find_echoes(scene.words, attributions)
    sourced = tuple(attribute(scene, echoes))
    resolver = Resolver(scene, bodies)
    entities = dict(resolve_all(resolver, sourced))
    echoed = _echo(scene, echoes, sourced, entities)
    sourced = tuple(_by_headline(scene, item, resolver, entities) for item in sourced)
    sourced = tuple(_running_on(scene, sourced, resolver, entities))
    speakers = _speakers(scene, bodies, resolver, entities, sourced)
    return Told(
        tuple(_attributed(scene, item, entities, speakers, echoed) for item in sourced),
        tuple(speakers.values()),
    )


def _by_headline(scene: Scene, item: Sourced, resolver: Resolver, entities: dict[str, tuple[Entity, ...]]) -> Sourced:
    """Give a headline's quoted words to the inspectorate that it names, where nobody else has them."""
    key = item.attribution.id
    mention = inspectorate_of(scene, item.attribution) if key not in entities and item.sieve == "none" else None
    entity = resolver.entity_of(mention) if mention is not None else None
    if entity is None:
        return item
    entities[key] = (entity,)
    return replace(item, source=mention, sieve="headline")


def _running_on(
    scene: Scene, sourced: Sequence[Sourced], resolver: Resolver, entities: dict[str, tuple[Entity, ...]]
) -> Iterator[Sourced]:
    """Give quotes without a source that of the quote before, or the report, where the inspectors' words run on."""
    before: Sourced | None = None
    for item in sourced:
        found = item
        if before is not None and runs_on(scene, item, before, entities):
            report = report_before(scene, item, before)
            entity = resolver.entity_of(report) if report is not None else None
            entities[item.attribution.id] = (entity,) if entity is not None else entities[before.attribution.id]
            found = replace(item, source=before.source, sieve="runs_on", carried=True)
        yield found
        before = found


def _echo(
    scene: Scene, echoes: Mapping[str, str], sourced: Sequence[Sourced], entities: dict[str, tuple[Entity, ...]]
) -> frozenset[str]:
    """Give quotes without a source the speaker of the same words elsewhere; the ids of those that got one."""
    done = set()
    for item in sourced:
        key = item.attribution.id
        echoed = entities.get(echoes.get(key, ""))
        if echoed and (key not in entities or yields(scene, item, echoed[0])):
            entities[key] = echoed
            done.add(key)
    return frozenset(done)


def _speakers(
    scene: Scene,
    bodies: Bodies,
    resolver: Resolver,
    entities: Mapping[str, tuple[Entity, ...]],
    sourced: Sequence[Sourced],
) -> dict[Entity, Speaker]:
    """Give the speakers in the order of their first quotes."""
    order = dict.fromkeys(entity for item in sourced for entity in entities.get(item.attribution.id, ()))
    mentions = resolver.gather(order)
    return {
        entity: describe(scene, bodies, entity, key=f"s{number}", mentions=mentions.get(entity, entity.mentions))
        for number, entity in enumerate(order, 1)
    }


def _attributed(
    scene: Scene,
    item: Sourced,
    entities: Mapping[str, tuple[Entity, ...]],
    speakers: Mapping[Entity, Speaker],
    echoed: frozenset[str],
) -> Attribution:
    attribution = item.attribution
    found = [speakers[entity] for entity in entities.get(attribution.id, ())]
    sieve = "echo" if attribution.id in echoed else item.sieve
    return replace(
        attribution,
        source=_source(scene, item) if found else None,
        speaker=found[0].id if found else None,
        also=tuple(speaker.id for speaker in found[1:]),
        voice=found[0].voice if found else _voice_of_nobody(scene, item),
        found_by=f"{attribution.found_by}+{sieve}" if attribution.found_by else sieve,
    )


def _voice_of_nobody(scene: Scene, item: Sourced) -> str:
    """Give the side meant where no source is named: the inspectorate, unless somebody speaks of himself or is *she*.

    Whoever says what *we saw* or *have read* inspects.
    """
    attribution = item.attribution
    if item.source is not None and item.source.name in {"he", "she"}:
        return OTHER
    return OTHER if is_personal(attribution, scene.words.vocabulary) else INSPECTORATE


def _source(scene: Scene, item: Sourced) -> Span | None:
    if item.source is None or item.carried:
        return None
    return scene.words.span(item.source.start, item.source.end)
