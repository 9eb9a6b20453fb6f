"""Records as JSON text and back: the same record gives the same bytes."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.record.article import Article
from pipeline.record.refusal import refusal

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_json(article: Article) -> str:
    """Give the JSON document: two-space indent, UTF-8 as it is, a newline at the end."""
    return article.model_dump_json(indent=2) + "\n"


def to_line(article: Article) -> str:
    """Give the record as one line of JSON Lines; characters at which a reader may split lines are escaped."""
    return article.model_dump_json().translate(_BREAKS) + "\n"


def from_json(text: str | bytes) -> Article:
    """Give the record of a JSON document or of one line, checked against the models and the laws.

    Raises:
        RecordError: A line for each field that is wrong, with its path and its value; never repaired.
    """
    try:
        return Article.model_validate_json(text)
    except ValidationError as error:
        raise refusal(error) from error
