"""One record of two that are compared: its words as both texts name them, and where its parts stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pipeline.record.article import Article, Finding, Judgement, Quote, Speaker
from pipeline.review.align import Alignment, Key, Tokens
from pipeline.review.changes import Part, Stretch

AnyPart = Speaker | Quote | Judgement | Finding
Span = tuple[int, int]
_CONTEXT = 40
GAP = " … "


@dataclass(frozen=True)
class Side:
    """A record with the names of its words."""

    article: Article
    tokens: Tokens
    keys_of: Callable[[int, int], list[Key]]

    def keys(self, spans: Iterable[Span]) -> tuple[Key, ...]:
        """Give what names the tokens of stretches, in their order."""
        return tuple(chain.from_iterable([self.keys_of(start, end) for start, end in spans]))

    def words(self, spans: Iterable[Span]) -> str:
        """Give the words of stretches."""
        return GAP.join(self.article.text[start:end] for start, end in spans)

    def part(self, path: str, spans: tuple[Span, ...] = (), *, id: str | None = None, text: str = "") -> Part:  # noqa: A002
        """Give a part with its words and those around them, or with a text that stands for them."""
        if not spans:
            return Part(path, id, text=text)
        whole, first, last = self.article.text, spans[0][0], spans[-1][1]
        stretches = tuple(Stretch(start, end) for start, end in spans)
        line = bisect_left(self._line_ends, first) + 1
        if text:
            return Part(path, id, line, stretches, text=text)
        before = _tail(whole[max(first - _CONTEXT - 1, 0) : first], cut=first > _CONTEXT)
        after = _head(whole[last : last + _CONTEXT + 1], cut=last + _CONTEXT < len(whole))
        return Part(path, id, line, stretches, before, self.words(spans), after)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.article.text)]

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """The speakers by their ids."""
        return {speaker.id: speaker for speaker in self.article.speakers}

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """The quotes by their ids."""
        return {quote.id: quote for quote in self.article.quotes}


def sides(old: Article, new: Article, alignment: Alignment) -> tuple[Side, Side]:
    """Give both records with the names of their words."""
    return Side(old, alignment.old, alignment.old_keys), Side(new, alignment.new, alignment.new_keys)


def spans_of(part: AnyPart) -> tuple[Span, ...]:
    """Give the stretches of a part: the segments of a quote, the mentions of a speaker."""
    match part:
        case Quote():
            return tuple((segment.start, segment.end) for segment in part.segments)
        case Speaker():
            return tuple((mention.start, mention.end) for mention in part.mentions)
        case _:
            return ((part.start, part.end),)


def _tail(text: str, *, cut: bool) -> str:
    """Give the end of a text on one line, from the beginning of a word."""
    line = text.rpartition("\n")[2]
    return line.partition(" ")[2] if cut and line == text else line


def _head(text: str, *, cut: bool) -> str:
    line = text.partition("\n")[0]
    return line.rpartition(" ")[0] if cut and line == text else line
