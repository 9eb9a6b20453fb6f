"""Ids that stay when text moves: short hashes of words, not of offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.address import bare_url
from pipeline.page import Page

if TYPE_CHECKING:
    from pipeline.record.article import Article

_WORD = re.compile(r"\w+")
_LENGTH = 12
_STDIN = "-"
_KEPT = 500
"""Answers for parts that are kept, as many as a large article has: the record of another run has the same words."""


def article_id(page: Page) -> str:
    """Give the id of an article: from its canonical URL, else its path, else its words."""
    url = bare_url(page.metadata.url or "") or bare_url(page.source.url or "")
    if url:
        return _short("url", url)
    if page.source.id and page.source.id != _STDIN:
        return _short("path", page.source.id)
    return _short("text", _folded(page.text))


def _folded(words: str) -> str:
    """Fold case, white space, quotation marks and punctuation away."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", words).casefold()))


def _short(*key: str) -> str:
    return sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


@lru_cache(maxsize=_KEPT)
def _part_words(words: str) -> str:
    return _folded(words)


@lru_cache(maxsize=_KEPT)
def _part_hash(*key: str) -> str:
    return _short(*key)


class PartIds:
    """Gives the ids of one article's parts, in text order: equal words are told apart by a counter."""

    def __init__(self, article: str) -> None:
        self.article = article
        self._seen: dict[tuple[str, str], int] = {}

    def give(self, kind: str, *words: str | None) -> str:
        """Give the next id for a part of this kind with these words."""
        key = kind, "\x1f".join([_part_words(word) if word else "" for word in words])
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return f"{kind[0]}-{_part_hash(self.article, *key, *([str(count)] if count > 1 else []))}"


def part_ids(article: Article) -> Iterator[tuple[str, int, str]]:
    """Give the group, the number and the due id of each part of a record."""
    ids = PartIds(article.id)
    for number, speaker in enumerate(article.speakers):
        yield "speakers", number, ids.give("speaker", speaker.kind, speaker.name)
    for number, quote in enumerate(article.quotes):
        yield "quotes", number, ids.give("quote", quote.text)
    for number, judged in enumerate(article.judgements):
        area = judged.area or judged.area_text
        yield "judgements", number, ids.give("judgement", area, judged.grade, judged.when, judged.provider)
    for number, finding in enumerate(article.findings):
        yield "findings", number, ids.give("finding", finding.text)
