"""Inspectors and inspectorates by common nouns: *the inspector wrote*, *an Ofsted inspector said*, *the authority*."""

from __future__ import annotations

from pipeline.annotations import INSPECTORS, UNNAMED
from pipeline.speakers.mentions import Mention
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, ORGANISATION, plain
from pipeline.speakers.words import Hit, Words

_RETIRED = "retired"


def is_inspector(words: Words, mention: Mention) -> bool:
    """Tell whether a nameless source is one of the inspectors: *the lead inspector*; none of police, none of old.

    Those of whom the word list knows a group are: *inspectors*, *reviewers*; a chief inspector leads a whole body.
    """
    role = mention.place.head if mention.place is not None else None
    if mention.kind != UNNAMED or role is None or _group(words, role.term) != INSPECTORS:
        return False
    before = range(mention.start, mention.head)
    return not any(_is_other(words, number) for number in before)


def is_inspectorate(words: Words, noun: Hit) -> bool:
    """Tell whether a noun for inspectorates means one here: *the watchdog* does, *the authority* may be a council.

    A noun that heads the names of inspected bodies means one only where its name, told in the article, ends with it.
    """
    head = words.hit(ORGANISATION, noun.end - 1)
    if head is None or words.vocabulary.standing.get(head.label) != "inspected":
        return True
    names = words.hits.get(INSPECTORATE_NAME, {}).values()
    return head.start >= noun.start and any(words.lower[name.end - 1] == words.lower[noun.end - 1] for name in names)


def _group(words: Words, term: str) -> str | None:
    return words.vocabulary.sources.get(f"{plain(term)}s")


def _is_other(words: Words, number: int) -> bool:
    """Tell whether a word before *inspector* makes another one of it: *a former*, *a police*."""
    body = words.hit(ORGANISATION, number) is not None and words.hit(INSPECTORATE_NAME, number) is None
    return body or words.lower[number] in words.vocabulary.lesser or words.lower[number] == _RETIRED
