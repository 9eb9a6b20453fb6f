"""Records as JSON text and back: the same record gives the same bytes."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.record.article import Article
from pipeline.record.refusal import refusal

_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_AFTER_KEY = b'": '
_INSIDE = {b'\\": ': b'\\": ', b' ": ': b'": ', b'[": ': b'[": ', b',": ': b',": '}
"""What looks like the end of a key, and what becomes of it: an escaped mark, marks at the start of a string."""


def to_json(article: Article) -> str:
    """Give the JSON document: two-space indent, UTF-8 as it is, a newline at the end."""
    return article.model_dump_json(indent=2) + "\n"


def to_line(article: Article) -> str:
    """Give the record as one line of JSON Lines; characters at which a reader may split lines are escaped."""
    return article.model_dump_json().translate(_BREAKS) + "\n"


def compact(document: bytes) -> bytes:
    """Give the line of a JSON document without parsing it: of one that `to_json` wrote, the bytes of `to_line`.

    Only space between tokens goes: no line ends inside a string, and a quotation mark in one has a backslash before it.
    Of a record in another form it may leave some.
    """
    line = b"".join(part.lstrip(b" ") for part in document.splitlines() if part)
    for number, inside in enumerate(_INSIDE):
        line = line.replace(inside, bytes([0, number]))  # control characters stand in no JSON
    line = line.replace(_AFTER_KEY, _AFTER_KEY.rstrip())
    for number, kept in enumerate(_INSIDE.values()):
        line = line.replace(bytes([0, number]), kept)
    for character, escaped in _BREAKS.items():
        line = line.replace(chr(character).encode(), escaped.encode())
    return line + b"\n"


def from_json(text: str | bytes) -> Article:
    """Give the record of a JSON document or of one line, checked against the models and the laws.

    Raises:
        RecordError: A line for each field that is wrong, with its path and its value; never repaired.
    """
    try:
        return Article.model_validate_json(text)
    except ValidationError as error:
        raise refusal(error) from error
