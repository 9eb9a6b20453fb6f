"""The parts of an article as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.table import Table
from rich.text import Text

from pipeline.cli.console import plain
from pipeline.record.article import Article, Inspection, Judgement, Quote


def tables(article: Article) -> Iterator[Table]:
    """Give the inspection, and a table for each kind of part that the article has."""
    names = {speaker.id: speaker.name for speaker in article.speakers}
    yield _table("Inspection", (), _inspection(article.inspection))
    yield _table(
        "Speakers",
        ("name", "kind", "role", "organisation", "voice", "mentions"),
        ((s.name, s.kind, s.role, s.organisation, s.voice, len(s.mentions)) for s in article.speakers),
    )
    yield _table(
        "Quotes",
        ("kind", "speaker", "voice", "words"),
        ((_kind(q), names.get(q.speaker or ""), q.voice, _words(q)) for q in article.quotes),
    )
    yield _table(
        "Judgements",
        ("area", "grade", "when", "provider"),
        ((_area(j), j.grade, j.when, j.provider) for j in article.judgements),
    )
    yield _table(
        "Findings",
        ("polarity", "theme", "when", "words"),
        ((f.polarity, f.theme, f.when, f.text) for f in article.findings),
    )
    yield _table("Notices", ("code", "message"), ((n.code, n.message) for n in article.notices))


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Table:
    table = Table(*heads, title=title, title_justify="left", show_header=bool(heads), show_lines=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else plain(str(cell))) for cell in row))
    table.caption = None if table.row_count else "none"
    return table


def _inspection(inspection: Inspection) -> Iterator[tuple[str, str | None]]:
    published, inspected, previous = inspection.published, inspection.inspected, inspection.previous
    yield "inspectorate", inspection.inspectorate
    yield "provider", inspection.provider
    yield "type", inspection.type
    yield "published", f"{published.value} ({published.basis})" if published else None
    yield "inspected", f"{inspected.value} ({inspected.basis})" if inspected else None
    yield "previous", " ".join(filter(None, (previous.date, previous.type))) if previous else None


def _kind(quote: Quote) -> str:
    return f"{quote.kind}, nested" if quote.nested else quote.kind


def _words(quote: Quote) -> str:
    return " … ".join(segment.text for segment in quote.segments)


def _area(judgement: Judgement) -> str:
    count = judgement.count
    if judgement.area is None and count:
        return f"{count.n} of {count.of}" if count.of else f"{count.n} areas"
    return judgement.area or judgement.area_text or ""
