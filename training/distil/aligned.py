"""Documents with gold annotation to texts, on the gold's own words or on those of our tokenizer."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from pipeline.parse.tokenizer import part_marks
from training.distil.inventory import MISSING, Inventory
from training.distil.lexemes import Lexemes
from training.distil.sources import NAMES
from training.distil.text import GOLD, Text
from training.tokens import set_norms, set_rules
from training.words import OUTSIDE

NO_FEATURES = "_"  # so spaCy spells them where it aligns
IOB = {"U": "B", "L": "I", "B": "B", "I": "I"}
Cut = Callable[[Doc], Doc]


def tokenizing() -> Language:
    """A blank pipeline whose tokenizer and norms are those that the finished one meets text with."""
    nlp = spacy.blank("en")
    set_rules(nlp)
    set_norms(nlp)
    part_marks(nlp)
    return nlp


def read_docs(path: Path, nlp: Language) -> list[Doc]:
    """The documents of a file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def as_written(doc: Doc) -> Doc:
    """The document's own words without annotation."""
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def read_gold(path: Path, nlp: Language, lexemes: Lexemes, inventory: Inventory, *, cut: Cut) -> list[Text]:
    """The documents of a file as texts; of a name corpus (`names_…`), which may hold copies of the treebanks' texts,
    only the names.

    Args:
        cut: Gives the words that the gold annotation is brought to.
    """
    whole = not path.stem.startswith(NAMES)
    return [to_text(Example(cut(gold), gold), lexemes, inventory, parsed=whole) for gold in read_docs(path, nlp)]


def to_text(example: Example, lexemes: Lexemes, inventory: Inventory, *, parsed: bool = True) -> Text:
    """The example's predicted words with the gold annotation that aligns with them."""
    doc = example.predicted
    columns = dict.fromkeys(GOLD, np.full(len(doc), MISSING, dtype=np.int16))
    for name, values in chain(_parse(example, inventory) if parsed else (), _names(example, inventory)):
        columns[name] = np.array(list(values), dtype=np.int16)
    rows, spaces = [lexemes.row(token) for token in doc], [bool(token.whitespace_) for token in doc]
    return Text(np.array(rows, dtype=np.int32), np.array(spaces, dtype=np.int8), columns)


def _parse(example: Example, inventory: Inventory) -> Iterator[tuple[str, Iterable[int]]]:
    gold = example.reference
    if gold.has_annotation("DEP"):
        heads, deps = example.get_aligned_parse(projectivize=False)  # type: ignore[no-untyped-call]
        starts = example.get_aligned_sent_starts()  # type: ignore[no-untyped-call]
        yield "head", (MISSING if head is None else head for head in heads)
        yield "dep", (inventory.number("dep", dep) for dep in deps)
        yield "start", (MISSING if start is None else int(start == 1) for start in starts)
    if gold.has_annotation("TAG"):
        yield "tag", (inventory.number("tag", tag) for tag in example.get_aligned("TAG", as_string=True))
        yield "morph", _morphs(example, inventory)


def _morphs(example: Example, inventory: Inventory) -> Iterator[int]:
    """The number of part of speech and features where one gold word covers each word, or several agree in both."""
    parts = example.get_aligned("POS", as_string=True)
    feats = example.get_aligned("MORPH", as_string=True)
    for pos, morph in zip(parts, feats, strict=True):
        yield inventory.number("morph", f"{pos}|{'' if morph == NO_FEATURES else morph}" if pos else None)


def _names(example: Example, inventory: Inventory) -> Iterator[tuple[str, Iterable[int]]]:
    yield "name", (inventory.number("name", _iob(tag)) for tag in example.get_aligned_ner())


def _iob(tag: str | None) -> str | None:
    """A BILUO tag as IOB2; None where the gold says nothing."""
    if tag is None or tag == "-":
        return None
    return OUTSIDE if tag == OUTSIDE else f"{IOB[tag[0]]}{tag[1:]}"
