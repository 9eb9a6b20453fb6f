"""Who *she*, *he*, *they* and *it* are: the latest compatible source, subjects first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.annotations import INSPECTORS, ORGANISATION, PERSON, REPORT, UNNAMED
from pipeline.speakers.kin import is_relative, whose
from pipeline.speakers.mentions import EPITHET, Mention
from pipeline.speakers.namesakes import Entity
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import IN_SPEECH, Words

_MOST = 80
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "ROOT"})
_SIDE = frozenset({"advcl", "acl", "acl:relcl", "csubj"})  # of their subjects the sentence does not speak
_ASKED, _ASKING = frozenset({"WRB", "WP", "WDT"}), frozenset({"whether", "if"})
_OPENING = 2
_SINGLE = frozenset({"he", "she"})
_GOING_ON = frozenset({"added", "adds", "continued", "went"})
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may stand for; `leading` where it is a source or a subject."""

    mention: Mention
    entity: Entity
    leading: bool


def antecedent(
    scene: Scene, pronoun: Mention, earlier: Callable[[Mention], Entity | None], sources: list[Candidate]
) -> Entity | None:
    """Give the entity that a pronoun stands for.

    Args:
        earlier: Gives the entity of a mention that is no pronoun.
        sources: The sources of the quotes before, in text order, pronouns among them.
    """
    candidates = list(_candidates(scene, pronoun, earlier, sources))
    for fits in _FITTING[pronoun.name]:
        fitting = [candidate for candidate in candidates if fits(candidate.entity, candidate.mention)]
        met = _just_met(scene, pronoun, fitting)
        if met is not None:
            return met.entity
        leading = [candidate for candidate in fitting if candidate.leading]
        if leading or fitting:
            return _related(scene, (leading or fitting)[0], fitting).entity
    return None


def _just_met(scene: Scene, pronoun: Mention, fitting: list[Candidate]) -> Candidate | None:
    """Give the person whom the words right before are about, though no subject: *For Jo Bell, it was too late.*

    The one new name in the paragraph, or in the one before; relatives whom it tells of are there for that one's sake.
    Whoever *added* or *went on* spoke before.
    """
    words = scene.words
    if pronoun.name not in _SINGLE or _goes_on(words, pronoun.end):
        return None
    block = words.block[pronoun.start]
    told = [c for c in fitting if not is_relative(c.mention) and words.block[c.mention.start] >= block - 1]
    own = [c for c in told if words.block[c.mention.start] == block] or told
    last = own[-1] if len({id(candidate.entity) for candidate in own}) == 1 else None
    if last is None or last.entity.kind != PERSON or len(last.mention.words) < _FULL_NAME:
        return None
    return last if last.entity.starts[0] == last.mention.start else None


def _goes_on(words: Words, number: int) -> bool:
    return number < len(words) and words.lower[number] in _GOING_ON


def _related(scene: Scene, found: Candidate, fitting: list[Candidate]) -> Candidate:
    """Give the one whose relative is told before the relative: *Ann Hall's daughter Joy was born in May. She said*."""
    owner = whose(scene.words, found.mention) if found.mention.kind == PERSON else None
    if owner is None:
        return found
    return next((candidate for candidate in fitting if candidate.mention.end == owner), found)


def _candidates(
    scene: Scene, pronoun: Mention, earlier: Callable[[Mention], Entity | None], sources: list[Candidate]
) -> Iterator[Candidate]:
    """Give the candidates before a pronoun, the nearest first."""
    known = [c for c in sources[-_MOST:] if c.mention.start < pronoun.start]
    starts = {candidate.mention.start for candidate in known}
    for mention in scene.mentions.before(pronoun.start, _MOST):
        if mention.start in starts or scene.words.quoted[mention.head] == IN_SPEECH:
            continue
        entity = earlier(mention)
        if entity is not None:
            known.append(Candidate(mention, entity, _leads(scene, mention)))
    yield from sorted(known, key=lambda candidate: -candidate.mention.start)


def _leads(scene: Scene, mention: Mention) -> bool:
    """Tell whether a mention is a subject of a clause that carries its sentence, or opens it."""
    words = scene.words
    if mention.end < len(words) and words.lower[mention.end] in {"'s", "'"}:
        return words.opens(mention.start) and _is_kin(words, mention.end + 1)
    token = words.tokens[mention.head]
    if is_relative(mention):
        return False
    chain = [token, token.head] if token.dep_ in {"flat", "compound", "nmod:desc", "appos"} else [token]
    first = mention.start if mention.place is None else min(mention.start, mention.place.start)
    return words.opens(first) or any(link.dep_ in _SUBJECTS and not _is_side(link.head) for link in chain)


def _is_side(verb: Token) -> bool:
    """Tell whether a clause is beside the point of its sentence: what hangs on it, or a question that is looked at.

    *The inspection looked at how well the trust works. It found …*: the inspection did.
    """
    if verb.dep_ != "ccomp":
        return verb.dep_ in _SIDE
    start = verb.left_edge.i
    return any(word.tag_ in _ASKED or word.lower_ in _ASKING for word in verb.doc[start : start + _OPENING])


def _is_kin(words: Words, start: int) -> bool:
    """Tell whether a family word follows: *Ann Hall's husband Ron fell. She said*."""
    return any(words.lower[number] in words.vocabulary.kin for number in range(start, min(start + 3, len(words))))


def _is_he(entity: Entity, mention: Mention) -> bool:
    return _is_single(entity, mention) and entity.gender in {None, "male"}


def _is_she(entity: Entity, mention: Mention) -> bool:
    return _is_single(entity, mention) and entity.gender in {None, "female"}


def _is_single(entity: Entity, mention: Mention) -> bool:
    """Tell whether one person is meant; *the inspector* is one of several."""
    inspector = entity.kind == INSPECTORS and mention.kind == UNNAMED
    return inspector or entity.kind == PERSON or (entity.kind == UNNAMED and not entity.mentions[0].plural)


def _is_person(entity: Entity, _: Mention) -> bool:
    return entity.kind == PERSON


def _is_several(entity: Entity, mention: Mention) -> bool:
    return entity.kind == INSPECTORS or (entity.kind == UNNAMED and mention.plural)


def _is_body(entity: Entity, _: Mention) -> bool:
    return entity.kind in {REPORT, ORGANISATION}


def _is_any(entity: Entity, _: Mention) -> bool:
    return entity.kind != REPORT


_FITTING: dict[str, tuple[Callable[[Entity, Mention], bool], ...]] = {
    "he": (_is_he,),
    "she": (_is_she,),
    "they": (_is_several, _is_any),
    "it": (_is_body,),
    EPITHET: (_is_person,),
}
