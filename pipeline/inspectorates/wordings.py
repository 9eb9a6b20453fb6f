"""Phrases found in text as they are written: any case, curly or straight apostrophes, hyphens or blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from pipeline.lexicons.branches import branch

_NEVER = re.compile(r"(?!)")
_PIECES = {"'": "['’‘]", "’": "['’‘]", "-": r"[-‐‑–\s]", " ": r"(?:\s+|[-‐‑])", "&": "(?:&|and)"}
_AND = re.compile(r" (?:and|&) ")
_WORD = re.compile(r"\w+")
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: its characters, and the name that the phrase stands for."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """Phrases, each with the name that it stands for; the longest phrase at a place wins.

    Attributes:
        needs: Words, one of which stands in every text that holds a phrase; none where that cannot be told.
    """

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    needs: frozenset[str] = frozenset()

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Yield the phrases in `text[start:end]`, in text order, without overlap; offsets index `text`."""
        for match in self.matches(text, start, end):
            yield Hit(match.start(), match.end(), self.names[_key(match.group())])

    def matches(self, text: str, start: int = 0, end: int | None = None) -> Iterable[re.Match[str]]:
        """Give the phrases in `text[start:end]` as matches, without their names."""
        if not self.may_stand_among(words_of(text[start:end])):
            return ()
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Give the first phrase in `text[start:]`; None where there is none."""
        return self.pattern.search(text, start) if self.may_stand_among(words_of(text[start:])) else None

    def stand_in(self, text: str) -> bool:
        """Tell whether any of the phrases stands in a text."""
        return self.search(text) is not None

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Tell whether a text of these words may hold a phrase: most lack those of most lists, and need no trial."""
        return not self.needs or not self.needs.isdisjoint(words)


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> frozenset[str]:
    """Give the words of a text in lower case, with plain letters for those that `re` takes for them in any case."""
    return frozenset(_WORD.findall(_plain(text)))


def make_wordings(pairs: Iterable[tuple[str, str]]) -> Wordings:
    """Give the wordings of (phrase, name) pairs; the first name of a phrase counts."""
    names: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for phrase, name in pairs:
        if phrase:
            names.setdefault(_key(phrase), name)
            phrases.setdefault(_key(phrase), phrase)
    longest = sorted(phrases.values(), key=lambda phrase: (-len(phrase), phrase))
    if not longest:
        return Wordings(_NEVER, names)
    body = branch([list(_signs(phrase)) for phrase in longest])
    pattern = re.compile(rf"(?<![\w-]){body}(?![\w])", re.IGNORECASE)
    needs = frozenset(map(_telling_word, longest))
    return Wordings(pattern, names, needs if "" not in needs else frozenset())


def _signs(phrase: str) -> Iterator[str]:
    """Yield a pattern for each sign of a phrase; an *and* between words is one."""
    first, *more = _AND.split(phrase)
    yield from (_PIECES.get(sign, re.escape(sign)) for sign in first)
    for part in more:
        yield r"\s+(?:&|and)\s+"
        yield from (_PIECES.get(sign, re.escape(sign)) for sign in part)


def _telling_word(phrase: str) -> str:
    """Give the longest word that stands in every form of a phrase; empty where there is none."""
    words = (word for part in phrase.lower().split() if "&" not in part for word in _WORD.findall(part))
    return max((word for word in words if word != "and"), key=len, default="")


def to_span(doc: Doc, start: int, end: int) -> Span | None:
    """Give the tokens that cover `doc.text[start:end]`; None where there is none."""
    return doc.char_span(start, end, alignment_mode="expand") if end > start else None


def _plain(text: str) -> str:
    """Give a text in lower case, with plain letters for those that `re` takes for them in any case."""
    return text.lower().replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")


@lru_cache(maxsize=_KEPT)
def _key(phrase: str) -> str:
    straight = re.sub("[’‘]", "'", _plain(phrase)).replace("&", "and")
    return " ".join(re.sub(r"[-‐‑–]", " ", straight).split())
