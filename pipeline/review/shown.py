"""What the page shows of one record: its parts without the words that its text holds anyway."""

from __future__ import annotations

from typing import Any

from pipeline.record.article import Article

_AS_THEY_ARE = ("id", "source", "metadata", "inspection")
_PARTS = ("speakers", "quotes", "judgements", "findings", "notices")
_PLACES = ({"start", "end"}, {"start", "end", "text"}, {"start", "end", "text", "raw"})
_SPARED = {"text", "raw"}


def shown_parts(article: Article) -> dict[str, Any]:
    """Give the parts of a record but for its text; a place is a pair of code points, from 0, end exclusive.

    A block is its kind, start, end and start in the source; a block that was dropped is its text, reason and start in
    the source, so that it can be put where it stood.
    """
    row = article.model_dump(mode="json")
    return {
        **{key: row[key] for key in _AS_THEY_ARE},
        "blocks": [[b.kind, b.start, b.end, b.raw.start] for b in article.blocks],
        "dropped": [[d.text, d.reason, d.raw.start] for d in article.dropped],
        **{key: [_lean(part) for part in row[key]] for key in _PARTS},
    }


def _lean(value: Any) -> Any:
    if isinstance(value, list):
        return [_lean(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() in _PLACES:
        return [value["start"], value["end"]]
    return {key: _lean(item) for key, item in value.items() if key not in _SPARED}
