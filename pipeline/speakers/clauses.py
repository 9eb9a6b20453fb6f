"""The mention that opens a clause, past appositions, relative clauses and modifiers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotations import PERSON
from pipeline.speakers.groups import phrase_start
from pipeline.speakers.mentions import PRONOUN, Mention
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import ORGANISATION as ORGANISATION_HEAD
from pipeline.speakers.words import AND, FREE, Words

_LONGEST_LIST = 8
_RELATIVES = frozenset({"who", "whose", "which", "that"})
_LIGHT_TAGS = frozenset({"MD", "RB", "RBR"})


def climb(scene: Scene, mention: Mention, *, most: int = 4) -> Mention:
    """Give the mention whose modifier this one is: from *the trust* to *a spokesperson for the trust*."""
    for _ in range(most):
        upper = _above(scene, mention)
        if upper is None:
            return mention
        mention = upper
    return mention


def _above(scene: Scene, mention: Mention) -> Mention | None:
    words = scene.words
    if mention.kind == PRONOUN:
        return None
    first = words.sentence_start(mention.start)
    link = _with_kind(scene, _first_of_list(scene, mention).start) - 1
    if link <= first or not words.among("preposition", link) or words.quoted[link] != FREE:
        return None
    upper = scene.mention_at(_past_adjectives(words, link - 1, first))
    if upper is None or upper.kind == PRONOUN or words.quoted[upper.head] != FREE or upper.start >= mention.start:
        return None
    return upper


def _first_of_list(scene: Scene, mention: Mention) -> Mention:
    """Give the first of the mentions of one kind that commas and *and* join: *by Ofsted, CQC and Estyn*."""
    links = AND
    for _ in range(_LONGEST_LIST):
        joint = _with_determiner(scene.words, mention.start) - 1
        if joint < 1 or scene.words.lower[joint] not in links:
            return mention
        links = AND | {","}
        before = scene.mentions.ending(joint) or scene.mentions.ending(joint - 1)
        if before is None or before.kind != mention.kind:
            return mention
        mention = before
    return mention


def _past_adjectives(words: Words, number: int, first: int) -> int:
    """Give the noun that *close to*, *known to* describes."""
    while number > first and words.tokens[number].tag_ in {"JJ", "RB", "VBN", "VBG"} and words.quoted[number] == FREE:
        number -= 1
    return number


def _with_kind(scene: Scene, start: int) -> int:
    """Give the first word of what tells the kind before a name: *the charity Open Door*, *the carers' group Bell*."""
    words = scene.words
    head = words.hit(ORGANISATION_HEAD, start - 1) if start else None
    if head is None or head.end != start or not words.tokens[head.start].is_lower:
        return _with_determiner(words, start)
    return phrase_start(words, head.start, scene.organisations)


def _with_determiner(words: Words, start: int) -> int:
    return start - 1 if start and words.among("leading", start - 1) else start


def across_apposition(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the mention that an apposition or relative clause parts from the cue: *Jo Bell, who left, said*."""
    words = scene.words
    number = before_light(words, cue[0])
    if number is None or (words.lower[number] not in {",", ")"} and not words.is_dash(number)):
        return None
    explaining = scene.mentions.ending(number)
    if explaining is not None and _is_introduced(explaining):
        return explaining
    first = words.sentence_start(cue[0])
    for mention in _clause_initial(scene, first, number):
        after = words.lower[mention.end] if mention.end < len(words) else ""
        if mention.end <= number and (after in {",", "("} or after in _RELATIVES or words.is_dash(mention.end)):
            return mention
    return None


def _is_introduced(mention: Mention) -> bool:
    """Tell whether a role and a comma stand before a name: *Thanking Ann Hall, the leader, Jo Bell, said*."""
    return mention.kind == PERSON and mention.place is not None and mention.place.end + 1 == mention.start


def first_in_clause(scene: Scene, first: int, last: int) -> Mention | None:
    """Give the first known mention that opens a clause within these words; a person before all others."""
    found = list(_clause_initial(scene, first, last))
    people = [mention for mention in found if mention.kind == PERSON]
    return next(iter(people or found), None)


def _clause_initial(scene: Scene, first: int, last: int) -> Iterator[Mention]:
    """Give the known mentions that open a clause: after a comma, a conjunction or nothing."""
    words = scene.words
    for mention in scene.mentions.between(first, last):
        start = _with_determiner(words, _with_feeling(words, mention.start))
        owner = owner_of(scene, mention)
        if words.quoted[mention.head] != FREE or owner is not mention:
            continue
        before = words.lower[start - 1] if start > first else ","
        if before in {",", "and", "but", "—", "–"} or words.is_mark(start - 1) or words.quoted[start - 1] != FREE:
            yield mention


def _with_feeling(words: Words, start: int) -> int:
    """Give the first word with the adjectives of the press before a role: *Furious shopkeeper Jo Bell*."""
    while (
        start > 0
        and words.lower[start - 1] in words.vocabulary.feelings
        and words.block[start - 1] == words.block[start]
    ):
        start -= 1
    return start


def participle(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the subject of the sentence for *after finding that …*, *…, adding: “…”*."""
    words = scene.words
    first = words.sentence_start(cue[0])
    if words.tokens[cue[0]].tag_ != "VBG" or cue[0] <= first:
        return None
    before = words.lower[cue[0] - 1]
    if before != "," and words.tokens[cue[0] - 1].tag_ not in {"IN", "CC"}:
        return None
    return _by_whom(scene, cue[0] - 1) or first_in_clause(scene, first, cue[0])


def _by_whom(scene: Scene, comma: int) -> Mention | None:
    """Give the source that a cue with a preposition leads to: *…, according to the report, adding that …*."""
    mention = scene.mentions.ending(comma)
    return mention if mention is not None and mention.start - 1 in scene.words.cues else None


def owner_of(scene: Scene, mention: Mention) -> Mention:
    """Give the person whose role the mention is part of: *the trust's chief executive, Jo Bell*."""
    owner = scene.mentions.at(mention.head)
    return owner if owner is not None and owner.kind == PERSON else mention


def before_light(words: Words, cue: int) -> int | None:
    """Give the word before the cue and its auxiliaries and adverbs, if it stands in the same sentence."""
    first = words.sentence_start(cue)
    number = cue - 1
    while number >= first and _is_light(words, number):
        number -= 1
    return number if number >= first and words.quoted[number] == FREE else None


def _is_light(words: Words, number: int) -> bool:
    token = words.tokens[number]
    if words.among("light", number) or words.among("be", number) or token.tag_ in _LIGHT_TAGS:
        return True
    return token.dep_ in {"aux", "aux:pass"}
