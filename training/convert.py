"""Treebanks, name corpora and invented text to the documents that training reads."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from training.dates import with_dates
from training.docs import LIMIT, chunks, join, to_doc
from training.gazetteer import Gazetteer
from training.gum_names import with_names
from training.iob import read_uner, read_wikigold
from training.press_lines import filled, tokenized
from training.press_text import Writer
from training.press_words import Lists
from training.renamed import renamed
from training.restyle import restyle
from training.settings import Settings
from training.steps import emptied
from training.treebank import Document, read_documents
from training.words import Paragraph, Sentence, without_names

SHORTEST, LONGEST = 4, 30
OTHERS, OTHERS_LIMIT = ("uner_ewt_dev", "wikigold"), 40
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
    """Write what the parser, tagger and morphologizer learn from: one file a copy of the treebanks and one of invented
    text.
    """
    folder, rng = settings.treebanks, Random(settings.seed)
    train = [*documents(folder, "ewt_train"), *documents(folder, "gum_train")]
    for number in range(settings.copies):
        write_docs(out / f"copy{number}.spacy", _copy(train, rng), rng)
    writer = Writer(rng, Lists.read(), [s for s in _sentences(_paragraphs(train)) if sayable(s)])
    invented = (restyle(writer.paragraph(), rng) for _ in range(settings.press_documents))
    write_docs(out / "press.spacy", chunks(invented, limit=60), rng)


def _dated(paragraph: Paragraph) -> Paragraph:
    return tuple(map(with_dates, paragraph))


def _gum(folder: Path, stem: str) -> list[tuple[Paragraph, ...]]:
    return [tuple(map(_dated, document)) for document in with_names(documents(folder, stem))]


def _others(folder: Path, stem: str) -> Iterator[Paragraph]:
    """A name corpus apart from GUM; PUD is kept for evaluation."""
    path = find(folder, stem)
    read = read_wikigold if stem == "wikigold" else read_uner
    yield from map(_dated, read(path) if path else ())


def invented_names(nlp: Language, said: Sequence[Sentence], settings: Settings, rng: Random) -> Iterator[Paragraph]:
    """Invented paragraphs with names: frames around what people say, and the lines of press pages."""
    lists = Lists.read()
    plain = [without_names(tokenized(entry["text"], nlp)) for entry in lists.entries["said"]]
    writers = (Writer(rng, lists, plain), Writer(rng, lists, said or plain))
    for number in range(settings.name_documents):
        yield restyle(writers[number % 2].paragraph(), rng)
        yield restyle((filled(lists.draw("lines", rng)["text"], writers[0], nlp),), rng)


def convert_names(settings: Settings, out: Path) -> None:
    """Write what the names learn from: one file a source, `names_…`; GUM's has a parse too."""
    rng, nlp = Random(settings.seed + 1), spacy.blank("en")
    gum = _gum(settings.treebanks, "gum_train")
    said = [s for document in gum for s in _sentences(document) if sayable(s)]
    gazetteer = Gazetteer.installed()

    def copies(paragraphs: Sequence[Paragraph], limit: int) -> Iterator[tuple[Paragraph, ...]]:
        """Two copies in other typography, the second with other people and places."""
        yield from chunks((restyle(p, rng) for p in paragraphs), limit=limit)
        yield from chunks((restyle(renamed(p, gazetteer, rng), rng) for p in paragraphs), limit=limit)

    write_docs(out / "names_gum.spacy", (run for document in gum for run in copies(document, LIMIT)), rng)
    for stem in OTHERS:
        write_docs(out / f"names_{stem}.spacy", copies(list(_others(settings.names, stem)), OTHERS_LIMIT), rng)
    write_docs(out / "names_press.spacy", chunks(invented_names(nlp, said, settings, rng), limit=25), rng)


def convert_dev(settings: Settings, path: Path) -> None:
    """Write what checkpoints are chosen by: the treebanks' development splits with their parse, GUM's with names too.

    Every document has a parse: the places that one leaves open are open in all that follow, to spaCy's scorer.
    """
    folder, rng = settings.treebanks, Random(settings.seed + 2)
    parsed = [document.paragraphs for document in documents(folder, "ewt_dev")]
    write_docs(path, (run for document in (*parsed, *_gum(folder, "gum_dev")) for run in chunks(document)), rng)


def convert(settings: Settings, out: Path) -> None:
    """Write all of it: `train/`, with nothing older in it, and `dev.spacy`."""
    train = emptied(out / "train")
    convert_parser(settings, train)
    convert_names(settings, train)
    convert_dev(settings, out / "dev.spacy")
