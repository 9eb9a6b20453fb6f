"""Words, sentences and paragraphs as the recipe hands them from step to step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

MISSING = ""
OUTSIDE = "O"
ROOT = -1


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word with its gold annotation; an empty string is an annotation that is missing.

    `head` counts within the sentence and is -1 at the root, None where the sentence has no parse. `space` tells
    whether a blank follows. `name` is an IOB2 tag.
    """

    form: str
    lemma: str = MISSING
    tag: str = MISSING
    pos: str = MISSING
    feats: str = MISSING
    head: int | None = None
    dep: str = MISSING
    space: bool = True
    name: str = MISSING


Sentence: TypeAlias = tuple[Word, ...]
Paragraph: TypeAlias = tuple[Sentence, ...]


def without_names(sentence: Sentence) -> Sentence:
    """The sentence with its names outside every name, for text that is known to hold none."""
    return tuple(replace(word, name=OUTSIDE) for word in sentence)


def without_parse(sentence: Sentence) -> Sentence:
    """The sentence with its forms, lemmas and names alone."""
    return tuple(replace(word, head=None, dep=MISSING, tag=MISSING, pos=MISSING, feats=MISSING) for word in sentence)


def insert(sentence: Sentence, at: int, word: Word) -> Sentence:
    """The sentence with a word put before position `at`; heads are moved along, the new word's own head counts
    after the move.
    """

    def moved(old: Word) -> Word:
        return replace(old, head=old.head + 1) if old.head is not None and old.head >= at else old

    return (*map(moved, sentence[:at]), word, *map(moved, sentence[at:]))


def root_of(sentence: Sentence) -> int | None:
    """The position of the root; None without a parse."""
    return next((place for place, word in enumerate(sentence) if word.head == ROOT), None)


def text_of(words: Sequence[Word]) -> str:
    """The text that the words spell, with their blanks."""
    return "".join(word.form + " " * word.space for word in words)


def size_of(paragraph: Paragraph) -> int:
    """How many words the paragraph has."""
    return sum(map(len, paragraph))
