"""What a record must keep beyond the types of its fields: words at their offsets, order, and ids that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import InitErrorDetails, PydanticCustomError

from pipeline.page import BLOCK_SEPARATOR
from pipeline.record.ids import part_ids
from pipeline.record.shapes import shapes

if TYPE_CHECKING:
    from pipeline.record.article import Article

Path = tuple[str | int, ...]


def broken_laws(article: Article) -> Iterator[InitErrorDetails]:
    """Give one error, with the path of the field and its value, for each breach of a law.

    The ids of the parts follow from their words: they are looked at where the rest is sound.
    """
    found = list(_breaches(article))
    yield from found or _wrong_ids(article)


def _breaches(article: Article) -> Iterator[InitErrorDetails]:
    yield from _inside(article, (), article)
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


@dataclass(frozen=True, slots=True)
class _Fields:
    """What there is to look at in a model.

    Attributes:
        texts: The fields that hold a text.
        models: The fields that hold models, and whether each holds several.
        is_place: Whether it has a place.
    """

    texts: tuple[str, ...]
    models: tuple[tuple[str, bool], ...]
    is_place: bool


@cache
def _fields(model: type[BaseModel]) -> _Fields:
    """Give what there is to look at, found once: to ask each value what it is takes longer than to read a record."""
    found = [shape for shape in shapes(model) if shape.name in model.model_fields]
    return _Fields(
        texts=tuple(shape.name for shape in found if shape.holds == "text" and not shape.many),
        models=tuple((shape.name, shape.many) for shape in found if not isinstance(shape.holds, str)),
        is_place="start" in model.model_fields,
    )


def _inside(model: BaseModel, path: Path, article: Article) -> list[InitErrorDetails]:
    """Give what is wrong in a model by itself, then in those that it holds."""
    row, fields, found = model.__dict__, _fields(type(model)), []
    for name in fields.texts:
        text = row[name]
        if text is not None and not text.isascii() and (at := _surrogate(text)) is not None:
            found.append(_broken((*path, name), text, f"lone surrogate at {at}"))
    if fields.is_place and (wrong := _misplaced(path, row, article)):
        found.append(wrong)
    for name, many in fields.models:
        if many:
            for number, inner in enumerate(row[name]):
                found += _inside(inner, (*path, name, number), article)
        elif row[name] is not None:
            found += _inside(row[name], (*path, name), article)
    return found


def _surrogate(text: str) -> int | None:
    """Give where a lone surrogate stands, which can't be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def _misplaced(path: Path, row: Mapping[str, Any], article: Article) -> InitErrorDetails | None:
    """Offsets come in pairs and enclose characters: of the text, which are the part's words, or of the source."""
    start, end, text = row["start"], row["end"], article.text
    if start is None or end is None:
        return None if start is end else _broken((*path, "end"), end, "start and end go together")
    if path[-1] == "raw":
        if start < end <= article.source.size:
            return None
        size = article.source.size
        return _broken((*path, "end"), end, f"[{start}, {end}) is no stretch of a source of {size} bytes")
    if not start < end <= len(text):
        reason = f"[{start}, {end}) is no stretch of the {len(text)} characters of the text"
        return _broken((*path, "end"), end, reason)
    if "text" in row and row["text"] != text[start:end]:
        return _broken((*path, "text"), row["text"], f"the text at [{start}, {end}) reads {text[start:end]!r}")
    return None


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
