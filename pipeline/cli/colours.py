"""The clean text of an article with quotes, sources, judgements and findings in colour."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from pipeline.cli.console import plain
from pipeline.record.article import Article

STYLES = {
    "inspectorate": "cyan",
    "provider": "magenta",
    "other": "blue",
    "source": "bold",
    "judgement": "black on yellow",
    "strength": "underline green",
    "weakness": "underline red",
}
_NAMES = {name: f"quote ({name})" for name in ("inspectorate", "provider", "other")}


def legend() -> Text:
    """Give one line that shows what each style means."""
    return Text("  ").join(Text(_NAMES.get(name, name), style) for name, style in STYLES.items())


def coloured(article: Article) -> Text:
    """Give the clean text; where styles meet, the later of `STYLES` wins."""
    text = Text(plain(article.text))
    for start, end, name in _stretches(article):
        text.stylize(STYLES[name], start, end)
    return text


def _stretches(article: Article) -> Iterator[tuple[int, int, str]]:
    for quote in article.quotes:
        yield from ((s.start, s.end, quote.voice) for s in quote.segments)
    for quote in article.quotes:
        if quote.source:
            yield quote.source.start, quote.source.end, "source"
    yield from ((j.start, j.end, "judgement") for j in article.judgements)
    yield from ((f.start, f.end, f.polarity) for f in article.findings)
