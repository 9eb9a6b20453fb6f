"""Treebanks, name corpora and invented text to the documents that the two trainings read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from training.dates import with_dates
from training.docs import LIMIT, chunks, join, to_doc
from training.gum_names import with_names
from training.iob import read_uner, read_wikigold
from training.press_lines import filled, tokenized
from training.press_text import Writer
from training.press_words import Lists
from training.restyle import restyle
from training.settings import Settings
from training.treebank import Document, read_documents
from training.words import Paragraph, Sentence, without_names

SHORTEST, LONGEST = 4, 30
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})


def find(folder: Path, stem: str) -> Path | None:
    """The file of that name, plain or gzip; None where the folder has none."""
    return next((path for path in sorted(folder.glob(f"{stem}.*")) if path.is_file()), None)


def documents(folder: Path, stem: str) -> list[Document]:
    """The documents of a treebank file; none where it is absent."""
    path = find(folder, stem)
    return list(read_documents(path)) if path else []


def write_docs(path: Path, runs: Iterable[tuple[Paragraph, ...]], rng: Random) -> None:
    """Write one document for each run of paragraphs, in an order drawn by chance."""
    vocab = spacy.blank("en").vocab
    made = [to_doc(vocab, join(run, rng)) for run in runs]
    rng.shuffle(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(
        attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=made
    ).to_disk(path)


def sayable(sentence: Sentence) -> bool:
    """Whether the sentence is one that somebody may be quoted with: a whole statement of middling length without
    marks.
    """
    whole = sentence[-1].form == "." and SHORTEST <= len(sentence) <= LONGEST
    root = next((at for at, word in enumerate(sentence) if word.dep == "ROOT"), None)
    subject = any(word.head == root and word.dep in SUBJECTS for word in sentence)
    opens_well = sentence[0].form[:1].isupper() and sentence[0].pos != "PUNCT"
    return whole and subject and opens_well and not any(word.tag in {"``", "''", ":"} for word in sentence)


def _paragraphs(found: Iterable[Document]) -> Iterator[Paragraph]:
    for document in found:
        yield from document.paragraphs


def _sentences(paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
    for paragraph in paragraphs:
        yield from paragraph


def _copy(found: Sequence[Document], rng: Random) -> Iterator[tuple[Paragraph, ...]]:
    """One copy of the documents in a typography drawn for each paragraph."""
    for document in found:
        yield from chunks((restyle(paragraph, rng) for paragraph in document.paragraphs), limit=LIMIT)


def convert_parser(settings: Settings, out: Path) -> None:
    """Write what the parser, tagger and morphologizer learn from: `train/` with one file a copy and one of invented
    text, and `dev.spacy`.
    """
    folder, rng = settings.treebanks, Random(settings.seed)
    train = [*documents(folder, "ewt_train"), *documents(folder, "gum_train")]
    for number in range(settings.copies):
        write_docs(out / "train" / f"copy{number}.spacy", _copy(train, rng), rng)
    writer = Writer(rng, Lists.read(), [s for s in _sentences(_paragraphs(train)) if sayable(s)])
    invented = (restyle(writer.paragraph(), rng) for _ in range(settings.press_documents))
    write_docs(out / "train" / "press.spacy", chunks(invented, limit=60), rng)
    dev = [*documents(folder, "ewt_dev"), *documents(folder, "gum_dev")]
    write_docs(out / "dev.spacy", (run for document in dev for run in chunks(document.paragraphs)), rng)


def _dated(paragraph: Paragraph) -> Paragraph:
    return tuple(map(with_dates, paragraph))


def _gum(folder: Path, stem: str) -> list[tuple[Paragraph, ...]]:
    return [tuple(map(_dated, document)) for document in with_names(documents(folder, stem))]


def _others(folder: Path) -> Iterator[Paragraph]:
    """The name corpora apart from PUD, which is kept for evaluation."""
    for stem in ("uner_ewt_dev", "uner_ewt_test"):
        path = find(folder, stem)
        yield from map(_dated, read_uner(path) if path else ())
    path = find(folder, "wikigold")
    yield from map(_dated, read_wikigold(path) if path else ())


def invented_names(nlp: Language, said: Sequence[Sentence], settings: Settings, rng: Random) -> Iterator[Paragraph]:
    """Invented paragraphs with names: frames around what people say, and the lines of press pages."""
    lists = Lists.read()
    plain = [without_names(tokenized(entry["text"], nlp)) for entry in lists.entries["said"]]
    writers = (Writer(rng, lists, plain), Writer(rng, lists, said or plain))
    for number in range(settings.name_documents):
        yield restyle(writers[number % 2].paragraph(), rng)
        yield restyle((filled(lists.draw("lines", rng)["text"], writers[0], nlp),), rng)


def convert_names(settings: Settings, out: Path) -> None:
    """Write what the names learn from: `train/` with one file a source, and `dev.spacy`."""
    rng, nlp = Random(settings.seed + 1), spacy.blank("en")
    gum = _gum(settings.treebanks, "gum_train")
    said = [s for document in gum for s in _sentences(document) if sayable(s)]
    copies = [chunks(restyle(p, rng) for p in document) for _ in range(2) for document in gum]
    write_docs(out / "train" / "gum.spacy", (run for copy in copies for run in copy), rng)
    write_docs(
        out / "train" / "others.spacy", chunks((restyle(p, rng) for p in _others(settings.names)), limit=40), rng
    )
    write_docs(out / "train" / "press.spacy", chunks(invented_names(nlp, said, settings, rng), limit=25), rng)
    held = [*(run for document in _gum(settings.treebanks, "gum_dev") for run in chunks(document))]
    held += chunks(list(invented_names(nlp, [], settings.small(), rng)), limit=25)
    write_docs(out / "dev.spacy", held, rng)
