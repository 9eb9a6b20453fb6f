"""CoNLL-U in, paragraphs out."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from training.words import MISSING, ROOT, Paragraph, Sentence, Word

FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, MISC = 1, 2, 3, 4, 5, 6, 7, 9


@dataclass
class Block:
    """The lines of one sentence and what its comments say."""

    rows: list[list[str]] = field(default_factory=list)
    opens_paragraph: bool = False
    opens_document: bool = False


@dataclass(frozen=True)
class Document:
    """One text of a treebank; `misc` has the tenth column of every word, sentence by sentence."""

    paragraphs: tuple[Paragraph, ...]
    misc: tuple[tuple[tuple[str, ...], ...], ...]


def opened(path: Path) -> IO[str]:
    """The file as text, plain or gzip."""
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def read_blocks(path: Path) -> Iterator[Block]:
    """The sentences of a file, plain or gzip, in order."""
    block = Block()
    with opened(path) as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("#"):
                block.opens_document |= line.startswith("# newdoc")
                block.opens_paragraph |= line.startswith(("# newpar", "# newdoc")) and not line.startswith(
                    "# newpar_block"
                )
            elif line:
                block.rows.append(line.split("\t"))
            elif block.rows:
                yield block
                block = Block()
    if block.rows:
        yield block


def _value(column: str) -> str:
    return MISSING if column == "_" else column


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[MISC].split("|")


def _to_word(row: list[str], *, form: str, space: bool) -> Word:
    head = int(row[HEAD]) - 1
    return Word(
        form=form,
        lemma=_value(row[LEMMA]),
        tag=_value(row[XPOS]),
        pos=_value(row[UPOS]),
        feats=_value(row[FEATS]),
        head=head if head >= 0 else ROOT,
        dep="ROOT" if row[DEPREL] == "root" else row[DEPREL],
        space=space,
    )


def _split_form(surface: str, forms: list[str]) -> list[str] | None:
    """The surface cut at the words of a multi-word token; None where they do not spell it."""
    return forms if "".join(forms) == surface else None


def to_sentence(rows: list[list[str]]) -> tuple[Sentence, tuple[str, ...]]:
    """The syntactic words, a multi-word token cut into its words without blanks between, and their tenth columns.

    Words of a token that do not spell it (`dunno`) keep the letters on the first word when they can't be cut: such
    a sentence comes back empty.
    """
    words: list[Word] = []
    misc: list[str] = []
    spaces: dict[int, bool] = {}
    inside: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            forms = [other[FORM] for other in rows if other[0].isdigit() and first <= int(other[0]) <= last]
            if _split_form(row[FORM], forms) is None:
                return (), ()
            inside.update(range(first, last + 1))
            spaces[last] = _space_after(row)
        elif row[0].isdigit():
            number = int(row[0])
            space = spaces.get(number, False) if number in inside else _space_after(row)
            words.append(_to_word(row, form=row[FORM], space=space))
            misc.append(row[MISC])
    return _one_piece(words), tuple(misc)


def _one_piece(words: list[Word]) -> Sentence:
    """The words with blanks inside a form (`1 000`) replaced, which no token of spaCy's can have."""
    return tuple(replace(word, form=word.form.replace(" ", "\u00a0")) if " " in word.form else word for word in words)


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a treebank file, in order; sentences whose words do not spell their text are left out."""
    paragraphs: list[list[Sentence]] = []
    misc: list[tuple[tuple[str, ...], ...]] = []
    for block in read_blocks(path):
        if block.opens_document and paragraphs:
            yield _to_document(paragraphs, misc)
            paragraphs, misc = [], []
        if block.opens_paragraph or not paragraphs:
            paragraphs.append([])
            misc.append(())
        sentence, columns = to_sentence(block.rows)
        if sentence:
            paragraphs[-1].append(sentence)
            misc[-1] = (*misc[-1], columns)
    if paragraphs:
        yield _to_document(paragraphs, misc)


def _to_document(paragraphs: list[list[Sentence]], misc: list[tuple[tuple[str, ...], ...]]) -> Document:
    kept = [(tuple(paragraph), columns) for paragraph, columns in zip(paragraphs, misc, strict=True) if paragraph]
    return Document(tuple(paragraph for paragraph, _ in kept), tuple(columns for _, columns in kept))
