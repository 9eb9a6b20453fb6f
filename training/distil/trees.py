"""Sentences that the teacher parsed to documents for spaCy, where its heads make one tree."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.distil.inventory import Inventory
from training.distil.lexemes import Lexemes
from training.distil.text import Text
from training.words import OUTSIDE

ATTRIBUTES = ["TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
OF_ROOT, UNKNOWN = "ROOT", "dep"  # relations


def sentences(text: Text) -> Iterator[tuple[int, int]]:
    """First word and end of each sentence; the first one begins with the text."""
    starts = [0, *(at for at, start in enumerate(text.gold["start"].tolist()) if start == 1 and at), len(text)]
    yield from pairwise(starts)


def is_tree(heads: Sequence[int], start: int, end: int) -> bool:
    """Whether the words from `start` to `end` have one root, which is its own head, and all lead to it."""
    inside = range(start, end)
    if sum(heads[at] == at for at in inside) != 1 or any(heads[at] not in inside for at in inside):
        return False
    return all(_reaches_root(heads, at, end - start) for at in inside)


def _reaches_root(heads: Sequence[int], at: int, steps: int) -> bool:
    for _ in range(steps):
        if heads[at] == at:
            return True
        at = heads[at]
    return False


def runs(text: Text, *, least: float) -> Iterator[tuple[int, int]]:
    """The longest stretches of whole sentences that are trees and of whose heads the teacher is at least so sure, in
    the mean of a sentence.
    """
    heads = text.gold["head"].tolist()
    begun: int | None = None
    for start, end in sentences(text):
        sure = text.sure is None or text.sure[start:end].astype(float).mean() >= least
        fits = bool(sure) and is_tree(heads, start, end)
        if begun is not None and not fits:
            yield begun, start
        begun = (start if begun is None else begun) if fits else None
    if begun is not None:
        yield begun, len(text)


def iob2(tags: Sequence[str]) -> list[str]:
    """The tags with every name's first one a `B`."""
    before = [OUTSIDE, *tags]
    return [f"B{t[1:]}" if t[0] == "I" and b[2:] != t[2:] else t for b, t in zip(before, tags, strict=False)]


class Writer:
    """Texts to documents of one vocabulary."""

    def __init__(self, vocab: Vocab, lexemes: Lexemes, inventory: Inventory) -> None:
        """Take the forms and values that the texts' numbers stand for."""
        self.vocab, self.forms, self.values = vocab, lexemes.forms, inventory.values

    def named(self, text: Text) -> Doc:
        """The text with its names and its sentences, without a parse."""
        span = slice(0, len(text))
        starts = [not at or start == 1 for at, start in enumerate(text.gold["start"].tolist())]
        words, spaces, names = self._words(text, span), _spaces(text, span), self._names(text, span)
        return Doc(self.vocab, words=words, spaces=spaces, sent_starts=starts, ents=names)

    def parsed(self, text: Text, start: int, end: int) -> Doc:
        """A stretch of the text with all its annotation; the stretch must hold whole trees."""
        span = slice(start, end)
        morphs = [morph.partition("|") for morph in self._spelt(text, "morph", span)]
        heads = [head - start for head in text.gold["head"][span].tolist()]
        deps = self._spelt(text, "dep", span)
        return Doc(
            self.vocab,
            words=self._words(text, span),
            spaces=_spaces(text, span),
            tags=self._spelt(text, "tag", span),
            pos=[pos for pos, _, _ in morphs],
            morphs=[feats for _, _, feats in morphs],
            heads=heads,
            deps=[
                OF_ROOT if head == at else _below(dep) for at, (head, dep) in enumerate(zip(heads, deps, strict=True))
            ],
            ents=self._names(text, span),
        )

    def _words(self, text: Text, span: slice) -> list[str]:
        return [self.forms[row] for row in text.lexemes[span].tolist()]

    def _spelt(self, text: Text, kind: str, span: slice) -> list[str]:
        return [self.values[kind][number] for number in text.gold[kind][span].tolist()]

    def _names(self, text: Text, span: slice) -> list[str]:
        return iob2(self._spelt(text, "name", span))


def _spaces(text: Text, span: slice) -> list[bool]:
    return [bool(space) for space in text.spaces[span].tolist()]


def _below(dep: str) -> str:
    """The relation of a word that has a head."""
    return UNKNOWN if dep == OF_ROOT else dep


def write_names(path: Path, texts: Sequence[Text], lexemes: Lexemes, inventory: Inventory) -> None:
    """Write the texts with their names and their sentences."""
    writer = Writer(spacy.blank("en").vocab, lexemes, inventory)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["SENT_START", "ENT_IOB", "ENT_TYPE"], docs=map(writer.named, texts)).to_disk(path)


def write_trees(path: Path, texts: Sequence[Text], lexemes: Lexemes, inventory: Inventory, *, least: float) -> None:
    """Write a document for each stretch of sentences that are trees."""
    writer = Writer(spacy.blank("en").vocab, lexemes, inventory)
    path.parent.mkdir(parents=True, exist_ok=True)
    docs = (writer.parsed(text, start, end) for text in texts for start, end in runs(text, least=least))
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
