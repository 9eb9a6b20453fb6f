"""Phrases found in text as they are written: any case, curly or straight apostrophes, hyphens or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span

_NEVER = re.compile(r"(?!)")
_PIECES = {"'": "['’‘]", "’": "['’‘]", "-": r"[-‐‑–\s]", " ": r"(?:\s+|[-‐‑])", "&": "(?:&|and)"}
_AND = re.compile(r" (?:and|&) ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: its characters, and the name that the phrase stands for."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """Phrases, each with the name that it stands for; the longest phrase at a place wins."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the phrases in `text[start:end]`, in text order, without overlap; offsets index `text`."""
        for match in self.pattern.finditer(text, start, len(text) if end is None else end):
            yield Hit(match.start(), match.end(), self.names[_key(match.group())])


def make_wordings(pairs: Iterable[tuple[str, str]]) -> Wordings:
    """Give the wordings of (phrase, name) pairs; the first name of a phrase counts."""
    names: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for phrase, name in pairs:
        if phrase:
            names.setdefault(_key(phrase), name)
            phrases.setdefault(_key(phrase), phrase)
    longest = sorted(phrases.values(), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(map(_as_pattern, longest))
    return Wordings(re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE) if longest else _NEVER, names)


def _as_pattern(phrase: str) -> str:
    parts = ("".join(_PIECES.get(sign, re.escape(sign)) for sign in part) for part in _AND.split(phrase))
    return r"\s+(?:&|and)\s+".join(parts)


def to_span(doc: Doc, start: int, end: int) -> Span | None:
    """Give the tokens that cover `doc.text[start:end]`; None where there is none."""
    return doc.char_span(start, end, alignment_mode="expand") if end > start else None


def _key(phrase: str) -> str:
    straight = re.sub("[’‘]", "'", phrase.lower()).replace("&", "and")
    return " ".join(re.sub(r"[-‐‑–]", " ", straight).split())
