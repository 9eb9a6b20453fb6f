"""The source of a quote by the parse: the subject of the verb that governs it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotations import dependents
from pipeline.speakers.mentions import Mention
from pipeline.speakers.scene import Scene
from pipeline.speakers.words import FREE

_SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
_RELATIVE_TAGS = frozenset({"WP", "WDT"})
_PASSED_ON = frozenset({"conj", "advcl", "xcomp", "ccomp", "parataxis", "dep"})
_MOST = 6


def governing_subject(scene: Scene, cue: tuple[int, int]) -> Mention | None:
    """Give the subject of the cue's verb, of the verb it is joined to, or the noun that its clause describes.

    None on a Doc without a parse, where spaCy's `Token.children` can read beyond the Doc.
    """
    if not scene.words.parsed:
        return None
    verb = _verb(scene, cue)
    for _ in range(_MOST):
        if verb is None:
            return None
        subject = _subject(scene, verb)
        if subject is not None:
            return _mention(scene, subject, verb)
        if verb.dep_.startswith("acl") and not verb.dep_.endswith("relcl"):
            return _described(scene, verb)
        verb = verb.head if verb.dep_.split(":")[0] in _PASSED_ON and verb.head is not verb else None
    return None


def _verb(scene: Scene, cue: tuple[int, int]) -> Token | None:
    tokens = scene.words.tokens[cue[0] : cue[1]]
    verbs = [token for token in tokens if token.tag_.startswith("VB") and not token.dep_.startswith("aux")]
    return next(iter(verbs or tokens), None)


def _subject(scene: Scene, verb: Token) -> Token | None:
    """Give the verb's subject; a noun after it that the quote goes on from is none (*said the letter “lacks bite”*)."""
    found = [child for child in dependents(verb) if child.dep_ in _SUBJECTS]
    return next((child for child in found if child.i < verb.i or not _leads_into_speech(scene, child)), None)


def _leads_into_speech(scene: Scene, noun: Token) -> bool:
    words = scene.words
    number = words.number(noun.i) + 1
    while number < len(words) and words.is_mark(number):
        number += 1
    return number < len(words) and words.quoted[number] != FREE


def _mention(scene: Scene, subject: Token, verb: Token) -> Mention | None:
    if subject.tag_ in _RELATIVE_TAGS:
        if not verb.dep_.startswith("acl"):
            return None
        subject = verb.head
    subject = _outermost(subject)
    number = scene.words.number(subject.i)
    if number >= len(scene.words) or scene.words.quoted[number] != FREE:
        return None
    return scene.mention_at(number)


def _outermost(noun: Token) -> Token:
    """Give the noun that begins a subject of several: *a spokesman for the union Unify, who was away, said*.

    The parse may take the last of them for a predicate with the first as its own subject, without a copula.
    """
    children = [*dependents(noun)]
    inner = [child for child in children if child.dep_ in _SUBJECTS and child.i < noun.i and _is_noun(child)]
    return inner[0] if inner and _is_noun(noun) and all(child.dep_ != "cop" for child in children) else noun


def _is_noun(token: Token) -> bool:
    return token.tag_.startswith("NN")


def _described(scene: Scene, verb: Token) -> Mention | None:
    """Give the mention that a clause describes: *a letter saying that …*."""
    number = scene.words.number(verb.head.i)
    return scene.known_at(number) if number < len(scene.words) else None
