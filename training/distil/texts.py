"""Unlabelled texts for the teacher: paragraphs cut, joined, held apart from what is measured, and tokenized."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.convert import documents, find
from training.distil.aligned import tokenizing
from training.distil.prose import packaged, reports
from training.docs import JOIN_WEIGHTS, JOINS
from training.iob import read_uner
from training.settings import Settings
from training.steps import emptied, files_of
from training.vectors import REPORTS

SHORTEST, WHOLE, CUT, LONGEST = 30, 700, 500, 900  # characters
RUN, LONGEST_TEXT = 95, 260  # words between blanks; tokens
GRAM = 8
HELD = ("ewt_test", "gum_test", "ewt_dev", "gum_dev")
OFSTED = "ofsted"
CLEAN = ".txt"  # pages have their text beside them
_SENTENCE_END = re.compile(r"(?<=[.!?][”\"’]) (?=[A-Z“\"‘])|(?<=[a-z0-9)%][.!?]) (?=[A-Z“\"‘])")


def cut(paragraph: str) -> Iterator[str]:
    """The paragraph, or, of a long one, runs of its sentences; what is too short or too long is left out."""
    parts = [paragraph] if len(paragraph) <= WHOLE else _parts(paragraph)
    yield from (part for part in parts if SHORTEST <= len(part) <= LONGEST)


def _parts(paragraph: str) -> Iterator[str]:
    """Runs of sentences of up to 500 characters, their last blank not counted; a longer sentence stands alone."""
    run = ""
    for sentence in _SENTENCE_END.split(paragraph):
        if run and len(run) + len(sentence) > CUT:
            yield run
            run = sentence
        else:
            run = f"{run} {sentence}".strip()
    yield run


def runs(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    """Paragraphs that follow one another, of up to 95 words together; a longer one stands alone."""
    run: list[str] = []
    words = 0
    for paragraph in paragraphs:
        count = len(paragraph.split())
        if run and words + count > RUN:
            yield run
            run, words = [], 0
        run.append(paragraph)
        words += count
    if run:
        yield run


def grams(words: Iterable[str]) -> set[str]:
    """All runs of eight words, in lower case, apostrophes straight, marks left out."""
    plain = [word.lower().replace("’", "'") for word in words if any(character.isalnum() for character in word)]
    return {" ".join(plain[at : at + GRAM]) for at in range(len(plain) - GRAM + 1)}


def held_out(settings: Settings, nlp: Language) -> set[str]:
    """The runs of eight words of the treebanks' development and test splits, of PUD and of the articles with gold."""
    parts = [document.paragraphs for stem in HELD for document in documents(settings.treebanks, stem)]
    pud = find(settings.names, "uner_pud")
    paragraphs = [paragraph for part in parts for paragraph in part] + list(read_uner(pud) if pud else ())
    held = {gram for p in paragraphs for gram in grams(word.form for sentence in p for word in sentence)}
    texts = (file.read_text("utf-8") for file in files_of(settings.articles) if file.suffix == CLEAN)
    return held.union(*(grams(token.text for token in nlp.make_doc(text)) for text in texts))


def chosen(paragraphs: Iterable[str], words: int, *, held: set[str], nlp: Language, rng: Random) -> Iterator[Doc]:
    """Texts drawn by chance until they have so many words; none that shares eight words in a row with `held`."""
    found = list(runs(part for paragraph in paragraphs for part in cut(paragraph)))
    rng.shuffle(found)
    total = 0
    for run in found:
        doc = nlp.make_doc(rng.choices(JOINS, JOIN_WEIGHTS)[0].join(run))
        if len(doc) <= LONGEST_TEXT and not grams(token.text for token in doc) & held:
            yield doc
            total += len(doc)
        if total > words:
            return


def make_texts(settings: Settings, out: Path) -> None:
    """Write the texts of each source into a folder with nothing older, tokens and blanks alone; how many words each has
    goes to stderr.
    """
    nlp, rng = tokenizing(), Random(settings.seed)
    held = held_out(settings, nlp)
    emptied(out)
    for name, words in settings.texts:
        found = reports(settings.corpora / REPORTS) if name == OFSTED else packaged(name)
        docs = list(chosen(found, words, held=held, nlp=nlp, rng=rng))
        DocBin(attrs=["ORTH", "SPACY"], docs=docs).to_disk(out / f"{name}.spacy")
        print(f"{name}: {sum(map(len, docs)):,} words", file=sys.stderr)
