"""Ids that stay when text moves: short hashes of words, not of offsets."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.address import bare_url
from pipeline.page import Page

if TYPE_CHECKING:
    from pipeline.record.article import Article

_WORD = re.compile(r"\w+")
_LENGTH = 12
_STDIN = "-"


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


class PartIds:
    """Gives the ids of one article's parts, in text order: equal words are told apart by a counter."""

    def __init__(self, article: str) -> None:
        self.article = article
        self._seen: Counter[tuple[str, str]] = Counter()

    def give(self, kind: str, *words: str | None) -> str:
        """Give the next id for a part of this kind with these words."""
        key = kind, "\x1f".join(_folded(word or "") for word in words)
        self._seen[key] += 1
        count = self._seen[key]
        return f"{kind[0]}-{_short(self.article, *key, *([str(count)] if count > 1 else []))}"


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
