"""Names of people, bodies and places from GUM's mentions.

GUM marks every nominal mention with its whole phrase. A mention with a proper noun as its head holds a name: the
head with its `flat`, `compound`, capitalised `amod` and `of` parts, without titles (`nmod:desc`) and determiners.
The outermost name stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from training.press_words import Lists
from training.treebank import Document
from training.words import OUTSIDE, Paragraph, Sentence, Word

KINDS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
SMALL = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "PART"})
PARTS = frozenset({"flat", "compound", "punct", "goeswith", "nmod:desc"})
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in one sentence: words from `start` to `end`, end exclusive."""

    start: int
    end: int
    kind: str


def mentions(columns: Sequence[str]) -> Iterator[Mention]:
    """The mentions that open and close in one sentence, given its tenth columns."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for place, column in enumerate(columns):
        found = _ENTITY.search(column)
        for opening, closed, closing in _BRACKET.findall(found[1] if found else ""):
            if opening:
                group, kind = opening.split("-", 2)[:2]
                opened.setdefault(group, []).append((place, kind))
            group = opening.split("-", 1)[0] if closed else closing
            if group and opened.get(group):
                start, kind = opened[group].pop()
                yield Mention(start, place + 1, kind)


def head_of(sentence: Sentence, start: int, end: int) -> int | None:
    """The word of the stretch whose own head lies outside it."""
    return next(
        (at for at in range(start, end) if not start <= (sentence[at].head or 0) < end or sentence[at].head == -1), None
    )


def _belongs(word: Word, children: Iterable[Word]) -> bool:
    """Whether a word whose head is in the name is part of it too."""
    capital = word.form[:1].isupper()
    if word.dep == "nmod:desc":
        return False
    if word.dep in PARTS:
        return True
    if word.dep in {"amod", "nummod"}:
        return capital or word.form.isdigit()
    return word.dep in {"nmod", "conj", "nmod:unmarked"} and capital and _is_of(children)


def _is_of(children: Iterable[Word]) -> bool:
    return any(child.dep in {"case", "cc"} and child.form.lower() in {"of", "for", "and", "&"} for child in children)


def name_in(sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The stretch of the mention that is a name; None where its head is no proper noun."""
    head = head_of(sentence, mention.start, mention.end)
    if head is None or not sentence[head].tag.startswith("NNP"):
        return None
    kept = {head}
    grown = True
    while grown:
        grown = False
        for at in range(mention.start, mention.end):
            word = sentence[at]
            children = [sentence[c] for c in range(mention.start, mention.end) if sentence[c].head == at]
            if at not in kept and word.head in kept and _belongs(word, children):
                kept.add(at)
                grown = True
    return _trimmed(sentence, _run_around(head, kept, sentence))


def _run_around(head: int, kept: set[int], sentence: Sentence) -> tuple[int, int]:
    """The unbroken stretch of kept words around the head; small words between two kept ones do not break it."""

    def joined(at: int, onward: int) -> bool:
        if at in kept:
            return True
        inner = 0 <= at < len(sentence) and sentence[at].form.lower() in _linking()
        return inner and any(beyond in kept for beyond in (at + onward, at + 2 * onward))

    start, end = head, head + 1
    while start > 0 and joined(start - 1, -1):
        start -= 1
    while end < len(sentence) and joined(end, 1):
        end += 1
    return start, end


def _trimmed(sentence: Sentence, stretch: tuple[int, int]) -> tuple[int, int] | None:
    """The stretch without marks and small words at its ends, apart from a closing bracket's partner or a full stop
    of an initial.
    """
    start, end = stretch
    while start < end and (sentence[start].pos in SMALL or _is_common(sentence[start])):
        start += 1
    while end > start and sentence[end - 1].pos in SMALL:
        end -= 1
    return (start, end) if start < end else None


def _is_common(word: Word) -> bool:
    return word.form.islower() and not word.tag.startswith("NNP")


@cache
def _offices() -> frozenset[str]:
    return frozenset(Lists.read().words("offices"))


@cache
def _linking() -> frozenset[str]:
    return frozenset(Lists.read().words("name_links"))


def _person(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The name of one person without offices before it.

    None for a pair, a people (*Americans*) and an office alone (*Fellow of the Royal Society*).
    """
    words = sentence[start:end]
    if any(word.tag == "NNPS" or word.form.lower() in {"and", "&", "of"} for word in words):
        return None
    titles = [at for at in range(start, end) if sentence[at].form.lower() in _offices()]
    first = titles[-1] + 1 if titles else start
    return (first, end) if first < end else None


def named(sentence: Sentence, columns: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The outermost names of one sentence, in text order, without overlap."""
    found = []
    for mention in mentions(columns):
        name = name_in(sentence, mention) if mention.kind in KINDS else None
        if name and mention.kind == "person":
            name = _person(sentence, *name)
        if name:
            found.append((*name, KINDS[mention.kind]))
    taken: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(found, key=lambda name: (name[0] - name[1], name)):
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, kind))
    yield from sorted(taken)


def tagged(sentence: Sentence, names: Iterable[tuple[int, int, str]]) -> Sentence:
    """The sentence with IOB2 tags on its words."""
    words = [replace(word, name=OUTSIDE) for word in sentence]
    for start, end, kind in names:
        for at in range(start, end):
            words[at] = replace(words[at], name=f"{'B' if at == start else 'I'}-{kind}")
    return tuple(words)


def _spelling(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(word.form for word in sentence[start:end])


def with_names(documents: Sequence[Document]) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs of each document with names.

    A country that acts is an organisation to GUM; whatever is marked as a place anywhere in the documents is a
    place here.
    """
    found = [
        [[list(named(*pair)) for pair in zip(*block, strict=True)] for block in _blocks(document)]
        for document in documents
    ]
    places = {
        _spelling(sentence, start, end)
        for document, names in zip(documents, found, strict=True)
        for paragraph, of_paragraph in zip(document.paragraphs, names, strict=True)
        for sentence, of_sentence in zip(paragraph, of_paragraph, strict=True)
        for start, end, kind in of_sentence
        if kind == "GPE"
    }

    def settled(sentence: Sentence, names: list[tuple[int, int, str]]) -> Sentence:
        return tagged(
            sentence, ((s, e, "GPE" if k == "ORG" and _spelling(sentence, s, e) in places else k) for s, e, k in names)
        )

    for document, names in zip(documents, found, strict=True):
        yield tuple(
            tuple(map(settled, paragraph, part)) for paragraph, part in zip(document.paragraphs, names, strict=True)
        )


def _blocks(document: Document) -> Iterator[tuple[Paragraph, tuple[tuple[str, ...], ...]]]:
    yield from zip(document.paragraphs, document.misc, strict=True)
