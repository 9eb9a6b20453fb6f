"""The words of a Doc without its white space, numbered, with what the word lists know of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline.annotations import MIXED, Attribution, get_blocks
from pipeline.speakers.vocabulary import Vocabulary, plain

FREE, IN_PHRASE, IN_SPEECH = 0, 1, 2
AND = frozenset({"and", "&"})
"""What joins two of a kind, in lower case."""

_WORDS_KEPT = 4096

_STOPS = frozenset({".", "!", "?", "…", "..."})
_MARKS = frozenset("“”„‟«»\"'’‘") | {"''", "``"}
_DASHES = frozenset({"–", "—", "―", "-", "--"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the word lists; `start` and `end` are word numbers, the end exclusive."""

    start: int
    end: int
    kind: str
    label: str

    def __len__(self) -> int:
        return self.end - self.start


class Words:
    """The words of a Doc, numbered from 0 without white space.

    Attributes:
        block: The number of the block of each word.
        quoted: For each word FREE, IN_PHRASE (of a mixed quote) or IN_SPEECH (of a direct quote).
        cues: The words that are cues.
        parsed: Whether the Doc has a parse.
        hits: By kind, the longest phrases of the word lists, by the number of each word that they cover.
    """

    __slots__ = (
        "_number",
        "block",
        "cues",
        "doc",
        "hits",
        "limits",
        "lower",
        "parsed",
        "quoted",
        "tokens",
        "vocabulary",
    )

    def __init__(self, doc: Doc, attributions: Sequence[Attribution], vocabulary: Vocabulary) -> None:
        self.doc = doc
        self.vocabulary = vocabulary
        self.parsed = doc.has_annotation("DEP")
        self.tokens = [token for token in doc if not token.is_space]
        self.lower = [plain(token.text) for token in self.tokens]
        self._number = _numbers(doc)
        self.block, self.limits = self._blocks()
        self.quoted = self._quoted(attributions)
        self.cues = self._cues(attributions)
        self.hits = self._hits()

    def __len__(self) -> int:
        return len(self.tokens)

    def number(self, index: int) -> int:
        """Give the number of the first word at or after a token index."""
        return self._number[index]

    def bounds(self, span: Span) -> tuple[int, int]:
        """Give the words of a span as [start, end)."""
        return self._number[span.start], self._number[span.end]

    def span(self, start: int, end: int) -> Span:
        """Give the span of the words [start, end); there must be one at least."""
        return self.doc[self.tokens[start].i : self.tokens[end - 1].i + 1]

    def text(self, start: int, end: int) -> str:
        """Give the words as they stand, their white space folded."""
        return " ".join(self.span(start, end).text.split()) if end > start else ""

    def hit(self, kind: str, number: int) -> Hit | None:
        """Give the phrase of that kind that covers a word."""
        return self.hits.get(kind, {}).get(number)

    def among(self, label: str, number: int) -> bool:
        """Tell whether a word is in a closed class: `opening`, `leading`, `light`, `be`, `preposition`."""
        return self.lower[number] in self.vocabulary.closed[label]

    def is_mark(self, number: int) -> bool:
        """Tell whether a word is a quotation mark or an apostrophe by itself."""
        return self.tokens[number].text in _MARKS

    def is_dash(self, number: int) -> bool:
        """Tell whether a word is a dash."""
        return self.tokens[number].text in _DASHES

    def is_stop(self, number: int) -> bool:
        """Tell whether a word ends a sentence."""
        return self.tokens[number].text in _STOPS and not self.abbreviates(number)

    def abbreviates(self, number: int) -> bool:
        """Tell whether a word is the full stop of a title: *Cllr. Bell*."""
        if self.lower[number] != "." or not 0 < number < len(self) - 1:
            return False
        titled = self.lower[number - 1] in self.vocabulary.honorifics and not self.tokens[number - 1].whitespace_
        return titled and is_capital(self.tokens[number + 1])

    def is_letters(self, number: int) -> bool:
        """Tell whether a word holds a letter or digit."""
        return any(character.isalnum() for character in self.tokens[number].text)

    def block_of(self, number: int) -> tuple[int, int]:
        """Give the words of the block of a word as [start, end)."""
        return self.limits[self.block[number]]

    def sentence_start(self, number: int, *, most: int = 80) -> int:
        """Give the first word of the sentence of a word, by its stops; speech in marks ends the search, too."""
        first = max(self.block_of(number)[0], number - most)
        while number > first and not self.is_stop(number - 1) and self.quoted[number - 1] != IN_SPEECH:
            number -= 1
        while self.is_mark(number) and number + 1 < len(self):
            number += 1
        return number

    def next_sentence(self, number: int, *, most: int = 60) -> int | None:
        """Give the first word of the sentence after that of a word, across blocks; None at the end or too far."""
        for following in range(number, min(number + most, len(self))):
            after_stop = self.is_stop(following - 1) or self.block[following] != self.block[following - 1]
            if after_stop and self.is_letters(following):
                return following
        return None

    def opens(self, number: int) -> bool:
        """Tell whether a word opens its block or sentence, or stands first after a mark."""
        return number == self.block_of(number)[0] or self.is_stop(number - 1) or self.is_mark(number - 1)

    def glued(self, number: int) -> bool:
        """Tell whether a hyphen joins the words on its two sides: *Hall-Ray*."""
        token = self.tokens[number]
        before = self.tokens[number - 1] if number else None
        return token.text in _DASHES and before is not None and not before.whitespace_ and not token.whitespace_

    def _blocks(self) -> tuple[list[int], list[tuple[int, int]]]:
        limits = [self.bounds(block) for block in get_blocks(self.doc)]
        limits = [pair for pair in limits if pair[1] > pair[0]] or [(0, len(self.tokens))]
        owner = [0] * len(self.tokens)
        at = 0
        for number in range(len(self.tokens)):
            while at + 1 < len(limits) and number >= limits[at + 1][0]:
                at += 1
            owner[number] = at
        return owner, limits

    def _quoted(self, attributions: Iterable[Attribution]) -> list[int]:
        quoted = [FREE] * len(self.tokens)
        for attribution in attributions:
            if attribution.kind == "indirect" or attribution.nested:
                continue
            level = IN_PHRASE if attribution.kind == MIXED else IN_SPEECH
            for content in attribution.contents:
                start, end = self.bounds(content)
                quoted[start:end] = [level] * (end - start)
        return quoted

    def _cues(self, attributions: Iterable[Attribution]) -> frozenset[int]:
        return frozenset(n for a in attributions if a.cue is not None for n in range(*self.bounds(a.cue)))

    def _hits(self) -> dict[str, dict[int, Hit]]:
        spans: dict[str, list[Span]] = {}
        for span in self.vocabulary.phrases(self.doc, as_spans=True):
            spans.setdefault(span.label_.partition(".")[0], []).append(span)
        hits: dict[str, dict[int, Hit]] = {}
        for kind, found in spans.items():
            for span in filter_spans(found):
                start, end = self.bounds(span)
                hit = Hit(start, end, kind, span.label_.partition(".")[2])
                hits.setdefault(kind, {}).update(dict.fromkeys(range(start, end), hit))
        return hits


def _numbers(doc: Doc) -> list[int]:
    numbers, count = [], 0
    for token in doc:
        numbers.append(count)
        count += not token.is_space
    return [*numbers, count]


def is_capital(token: Token) -> bool:
    """Tell whether a word can be part of a name by its shape: *Jo*, *J.*, *O'Neill*, *MacIver*."""
    return _is_capital(token.text)


@lru_cache(maxsize=_WORDS_KEPT)
def _is_capital(text: str) -> bool:
    return text[:1].isupper() and text != "I" and any(character.isalpha() for character in text)
