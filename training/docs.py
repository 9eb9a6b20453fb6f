"""Paragraphs to spaCy documents with gold annotation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.words import MISSING, ROOT, Paragraph, Sentence, Word, size_of

LIMIT = 120
JOINS = (" ", "\n", "\n\n")
JOIN_WEIGHTS = (70, 15, 15)


def chunks(paragraphs: Iterable[Paragraph], *, limit: int = LIMIT) -> Iterator[tuple[Paragraph, ...]]:
    """Runs of whole paragraphs of up to `limit` words; a longer paragraph stands alone."""
    run: list[Paragraph] = []
    words = 0
    for paragraph in paragraphs:
        if run and words + size_of(paragraph) > limit:
            yield tuple(run)
            run, words = [], 0
        run.append(paragraph)
        words += size_of(paragraph)
    if run:
        yield tuple(run)


def _break(form: str, sentence: Sentence) -> Word:
    """A token of white space, hung on the last word as spaCy's own models do."""
    parsed = bool(sentence) and sentence[-1].head is not None
    head, dep = (len(sentence) - 1, "dep") if parsed else (None, MISSING)
    return Word(form=form, lemma=form, tag="_SP", pos="SPACE", head=head, dep=dep, space=False, name="O")


def join(run: Sequence[Paragraph], rng: Random) -> tuple[Sentence, ...]:
    """The sentences of the run, with a blank, a newline or a blank line between paragraphs."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(run):
        if number:
            sentences[-1] = _ended(sentences[-1], rng.choices(JOINS, JOIN_WEIGHTS)[0])
        sentences.extend(paragraph)
    return tuple(sentences)


def _ended(sentence: Sentence, mark: str) -> Sentence:
    *before, last = sentence
    if mark == " ":
        return (*before, replace(last, space=True))
    return (*before, replace(last, space=False), _break(mark, sentence))


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """A document whose annotation is the sentences' own; what is missing in a word stays missing.

    Heads are given for the whole document or not at all, so one sentence without a parse leaves out all of them.
    """
    words = [word for sentence in sentences for word in sentence]
    parsed = all(word.head is not None for word in words)
    named = any(word.name for word in words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=list(_heads(sentences)) if parsed else None,
        deps=[word.dep for word in words] if parsed else None,
        sent_starts=None if parsed else [place == 0 for sentence in sentences for place in range(len(sentence))],
        ents=[word.name for word in words] if named else None,
    )
    for token, word in zip(doc, words, strict=True):
        if word.pos == MISSING:
            # an empty string would mean that the word is known to have no features
            token.set_morph(None)  # type: ignore[attr-defined]  # absent from spaCy's stub
    return doc


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    start = 0
    for sentence in sentences:
        for place, word in enumerate(sentence):
            yield start + (place if word.head in {None, ROOT} else word.head or 0)
        start += len(sentence)
