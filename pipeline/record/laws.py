"""What a record must keep beyond the types of its fields: words at their offsets, order, and ids that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import InitErrorDetails, PydanticCustomError

from pipeline.page import BLOCK_SEPARATOR
from pipeline.record.ids import part_ids

if TYPE_CHECKING:
    from pipeline.record.article import Article

Path = tuple[str | int, ...]

_NESTED = (BaseModel, tuple)
_SURROGATE = re.compile("[\ud800-\udfff]")


def broken_laws(article: Article) -> Iterator[InitErrorDetails]:
    """Give one error, with the path of the field and its value, for each breach of a law.

    The ids of the parts follow from their words: they are looked at where the rest is sound.
    """
    found = list(_breaches(article))
    yield from found or _wrong_ids(article)


def _breaches(article: Article) -> Iterator[InitErrorDetails]:
    for path, model in _models(article, ()):
        yield from _unwritable(path, model)
        yield from _misplaced(path, model, article)
    for path, members in _apart(article):
        yield from _overlapping(path, members)
    yield from _uncovered(article)
    yield from _out_of_order(article)
    yield from _outside_its_finding(article)
    yield from _more_than_all(article)
    yield from _doubled_ids(article)
    yield from _missing_ids(article)


def _broken(path: Path, value: Any, reason: str) -> InitErrorDetails:
    return InitErrorDetails(type=PydanticCustomError("law", "{reason}", {"reason": reason}), loc=path, input=value)


def _unwritable(path: Path, model: BaseModel) -> Iterator[InitErrorDetails]:
    """A lone surrogate can't be written as UTF-8."""
    for name, value in vars(model).items():
        found = _SURROGATE.search(value) if isinstance(value, str) and not value.isascii() else None
        if found:
            yield _broken((*path, name), value, f"lone surrogate at {found.start()}")


def _models(value: Any, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    """Give every model in a model or tuple with its path, in the order of the keys, the outer before the inner."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, inner in vars(value).items():
            if isinstance(inner, _NESTED):
                yield from _models(inner, (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _models(item, (*path, number))


def _misplaced(path: Path, model: BaseModel, article: Article) -> Iterator[InitErrorDetails]:
    """Offsets come in pairs and enclose characters: of the text, which are the part's words, or of the source."""
    row = vars(model)
    if "start" not in row:
        return
    start, end, text = row["start"], row["end"], article.text
    if start is None or end is None:
        if start is not end:
            yield _broken((*path, "end"), end, "start and end go together")
    elif path[-1] == "raw":
        if not start < end <= article.source.size:
            size = article.source.size
            yield _broken((*path, "end"), end, f"[{start}, {end}) is no stretch of a source of {size} bytes")
    elif not start < end <= len(text):
        yield _broken((*path, "end"), end, f"[{start}, {end}) is no stretch of the {len(text)} characters of the text")
    elif row.get("text", text[start:end]) != text[start:end]:
        yield _broken((*path, "text"), row["text"], f"the text at [{start}, {end}) reads {text[start:end]!r}")


def _apart(article: Article) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    yield ("blocks",), article.blocks
    for number, quote in enumerate(article.quotes):
        yield ("quotes", number, "segments"), quote.segments


def _overlapping(path: Path, members: tuple[Any, ...]) -> Iterator[InitErrorDetails]:
    """Members stand in text order without overlap."""
    for number in range(1, len(members)):
        if members[number].start < members[number - 1].end:
            reason = f"begins before the end of {path[-1]}[{number - 1}], {members[number - 1].end}"
            yield _broken((*path, number, "start"), members[number].start, reason)


def _uncovered(article: Article) -> Iterator[InitErrorDetails]:
    """Every character of the text stands in a block or in the separator between two."""
    due = 0
    for number, block in enumerate(article.blocks):
        between = article.text[due - len(BLOCK_SEPARATOR) : due] if number else BLOCK_SEPARATOR
        if block.start != due or between != BLOCK_SEPARATOR:
            yield _broken(("blocks", number, "start"), block.start, f"the block is due at {due}, after a blank line")
        due = block.end + len(BLOCK_SEPARATOR)
    end = article.blocks[-1].end if article.blocks else 0
    if end < len(article.text):
        yield _broken(("blocks",), end, f"the blocks end before the {len(article.text)} characters of the text")


def _out_of_order(article: Article) -> Iterator[InitErrorDetails]:
    """Quotes, judgements and findings stand in the order of their first characters."""
    starts = {
        "quotes": [quote.segments[0].start for quote in article.quotes],
        "judgements": [judgement.start for judgement in article.judgements],
        "findings": [finding.start for finding in article.findings],
    }
    for name, found in starts.items():
        for number in range(1, len(found)):
            if found[number] < found[number - 1]:
                path: Path = (name, number, *(("segments", 0) if name == "quotes" else ()), "start")
                yield _broken(path, found[number], f"begins before {name}[{number - 1}], {found[number - 1]}")


def _outside_its_finding(article: Article) -> Iterator[InitErrorDetails]:
    for number, finding in enumerate(article.findings):
        for other, words in enumerate(finding.evidence):
            if not finding.start <= words.start <= words.end <= finding.end:
                reason = f"lies outside its finding, [{finding.start}, {finding.end})"
                yield _broken(("findings", number, "evidence", other), (words.start, words.end), reason)


def _more_than_all(article: Article) -> Iterator[InitErrorDetails]:
    for number, judgement in enumerate(article.judgements):
        count = judgement.count
        if count is not None and count.of is not None and count.n > count.of:
            yield _broken(("judgements", number, "count", "n"), count.n, f"is more than all {count.of}")


def _wrong_ids(article: Article) -> Iterator[InitErrorDetails]:
    """The id of a part is the hash of its words."""
    for name, number, due in part_ids(article):
        found = getattr(article, name)[number].id
        if found != due:
            yield _broken((name, number, "id"), found, f"is {due!r} by its words")


def _doubled_ids(article: Article) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for name in ("speakers", "quotes", "judgements", "findings"):
        for number, part in enumerate(getattr(article, name)):
            if part.id in seen:
                yield _broken((name, number, "id"), part.id, "stands twice")
            seen.add(part.id)


def _missing_ids(article: Article) -> Iterator[InitErrorDetails]:
    """Every id that is referred to exists."""
    speakers, quotes = {s.id for s in article.speakers}, {q.id for q in article.quotes}
    for path, value, known in _references(article, speakers, quotes):
        if value is not None and value not in known:
            yield _broken(path, value, f"no such {'quote' if known is quotes else 'speaker'}")


def _references(article: Article, speakers: set[str], quotes: set[str]) -> Iterator[tuple[Path, str | None, set[str]]]:
    for number, quote in enumerate(article.quotes):
        yield ("quotes", number, "speaker"), quote.speaker, speakers
        for other, name in enumerate(quote.also):
            yield ("quotes", number, "also", other), name, speakers
    for number, finding in enumerate(article.findings):
        yield ("findings", number, "speaker"), finding.speaker, speakers
        for other, name in enumerate(finding.quotes):
            yield ("findings", number, "quotes", other), name, quotes
