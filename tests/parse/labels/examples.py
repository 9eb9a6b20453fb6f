"""Sentences with relations and names as the mapping of labels writes them, made into Docs and back."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from tests.builders import blank, parsed

_NAME = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def related(example: str, lemmas: dict[str, str] | None = None) -> Doc:
    """Give the Doc of words as `form/part of speech[.tag]/head/label`."""
    rows = [word.rsplit("/", 3) for word in example.split()]
    kinds = [row[1].partition(".") for row in rows]
    return parsed(
        [row[0] for row in rows],
        heads=[int(row[2]) - 1 if int(row[2]) else i for i, row in enumerate(rows)],
        deps=[row[3] for row in rows],
        pos=[kind[0] for kind in kinds],
        tags=[kind[2] for kind in kinds],
        lemmas=[(lemmas or {}).get(row[0], row[0].lower()) for row in rows],
    )


def relations_of(doc: Doc) -> str:
    """Give `head/label` for each word."""
    return " ".join(f"{0 if t.head.i == t.i else t.head.i + 1}/{t.dep_}" for t in doc)


def named(example: str) -> Doc:
    """Give the Doc of a sentence with names as `[words](label)`."""
    doc = blank()(_NAME.sub(r"\1", example))
    spans: list[Span] = []
    for match in _NAME.finditer(example):
        start = len(_NAME.sub(r"\1", example[: match.start()]))
        span = doc.char_span(start, start + len(match[1]), label=match[2])
        assert span is not None, match[0]
        spans.append(span)
    doc.set_ents(spans)
    return doc


def names_of(doc: Doc) -> str:
    """Give the sentence with its names as `[words](label)`."""
    text = doc.text
    for name in reversed(doc.ents):
        text = f"{text[: name.start_char]}[{name.text}]({name.label_}){text[name.end_char :]}"
    return text
