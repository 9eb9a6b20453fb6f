"""The facts of the inspection, field by field."""

from __future__ import annotations

from pipeline.record.article import Article
from pipeline.review.gold import Gold
from pipeline.review.sheet import Sheet, Spot
from pipeline.review.words import fold

FIELDS = ("inspectorate", "provider", "type", "published")
KINDS = tuple(f"inspection {field}" for field in FIELDS)


def measure_inspection(gold: Gold, article: Article | None, sheet: Sheet) -> None:
    """Count each field that the gold tells of; null is right where the record has null."""
    for field, kind in zip(FIELDS, KINDS, strict=True):
        value = value_of(article, field)
        if (accepted := (gold.inspection or {}).get(field)) is not None:
            right = fold(value) in map(fold, accepted)
            sheet.compare(kind, Spot(""), " or ".join(filter(None, accepted)) or None, value, right=right)
        elif field in gold.refused and value is not None and fold(value) == fold(gold.refused[field]):
            sheet.count(kind, 0, 0, 1)
            sheet.spurious(kind, Spot(""), value)


def value_of(article: Article | None, field: str) -> str | None:
    """Give the value of a field of the inspection; None where there is none, or no record."""
    if article is None:
        return None
    value = getattr(article.inspection, field)
    return value if value is None or isinstance(value, str) else str(value.value)
