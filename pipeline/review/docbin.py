"""Records as a `DocBin`, the file in which spaCy keeps Docs, for `DocBin().from_disk` and `spacy train`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import DocBin

from pipeline.record.article import Article
from pipeline.review.docs import to_annotated, tokenizer


@dataclass(frozen=True, slots=True)
class Binary:
    """The bytes of a DocBin.

    Attributes:
        docs: How many Docs it holds.
        widened: How many stretches began or ended inside a token, and were widened to whole tokens.
    """

    data: bytes
    docs: int
    widened: int


def to_docbin(articles: Iterable[Article]) -> Binary:
    """Give the Docs of records; all are held until the end, since a DocBin is one piece."""
    nlp, binary, widened = tokenizer(), DocBin(attrs=["ORTH", "SPACY"], store_user_data=True), 0
    for article in articles:
        doc, more = to_annotated(article, nlp)
        binary.add(doc)
        widened += more
    return Binary(binary.to_bytes(), len(binary), widened)
