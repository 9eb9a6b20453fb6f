"""The same sentences with other people, bodies and places in them, so that what tells a name is its place in the
sentence.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from training.gazetteer import Gazetteer
from training.words import OUTSIDE, Paragraph, Sentence

RENAMED = 0.6
BY_SURNAME = 0.6
INITIAL = 1
BY_FOUNDER = 0.5
OF_ONE_WORD = frozenset({"GPE", "ORG"})


def _runs(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The names of a sentence: first word, end, kind."""
    start = None
    for at in range(len(sentence) + 1):
        tag = sentence[at].name if at < len(sentence) else OUTSIDE
        if start is not None and not tag.startswith("I-"):
            yield start, at, sentence[start].name[2:]
            start = None
        if tag.startswith("B-"):
            start = at


def _other(kind: str, *, place: int, length: int, gazetteer: Gazetteer, rng: Random) -> str:
    if kind == "GPE":
        return rng.choice(gazetteer.places)
    if kind == "ORG":
        return rng.choice(gazetteer.surnames) if rng.random() < BY_FOUNDER else _coined(gazetteer, rng)
    first = place < length - 1 if length > 1 else rng.random() > BY_SURNAME
    return rng.choice(gazetteer.first_names if first else gazetteer.surnames)


def _coined(gazetteer: Gazetteer, rng: Random) -> str:
    """A word that nobody has: the first half of a surname and the second of a place, as firms are called."""
    front, back = rng.choice(gazetteer.surnames), rng.choice(gazetteer.places)
    return front[: (len(front) + 1) // 2] + back[len(back) // 2 :]


def renamed(paragraph: Paragraph, gazetteer: Gazetteer, rng: Random) -> Paragraph:
    """The paragraph with other words in 60 % of its people's names and of its bodies and places of one word.

    Bodies must change with the others: else every word that is new to a network would be a person or a place to it.

    Only words of one capital and small letters change, so initials, particles and capitals stay; the number of words
    stays too. Without names to draw from, the paragraph comes back as it is.
    """
    if not (gazetteer.first_names and gazetteer.surnames and gazetteer.places):
        return paragraph
    return tuple(_renamed(sentence, gazetteer, rng) for sentence in paragraph)


def _renamed(sentence: Sentence, gazetteer: Gazetteer, rng: Random) -> Sentence:
    made = list(sentence)
    for start, end, kind in _runs(sentence):
        changes = kind == "PERSON" or (kind in OF_ONE_WORD and end - start == 1)
        if not changes or rng.random() >= RENAMED:
            continue
        for at in range(start, end):
            form = sentence[at].form
            if form.isalpha() and form.istitle() and len(form) > INITIAL:
                other = _other(kind, place=at - start, length=end - start, gazetteer=gazetteer, rng=rng)
                made[at] = replace(made[at], form=other, lemma=other if made[at].lemma else made[at].lemma)
    return tuple(made)
