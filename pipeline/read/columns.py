"""The articles of a table: which columns of a row say what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.errors import InputError
from pipeline.read.decode import writable
from pipeline.read.member import Member, faulty, safe_part, too_large

TEXTS = ("html", "raw_html", "text", "content", "body")
"""The columns that hold an article, the best one first; upper and lower case are one."""

URL, ID = "url", "id"
_OWN = ({"schema_version", "source"}, {"path", "kind", "reason", "place"})


def refuse_own(columns: Iterable[str]) -> None:
    """Pass unless these are the columns of what this program writes.

    Raises:
        InputError: They are.
    """
    found = set(columns)
    if any(own <= found for own in _OWN):
        raise InputError("holds what this program has written, no articles", kind="unsupported")


def row_member(number: int, row: Mapping[str, object], max_bytes: int) -> Member:
    """Give the article of a row: its first text that is not blank.

    Args:
        number: Of the row, from 1: its name unless it has an id.
        row: The columns by their names in lower case.
    """
    texts = [(column, value) for column in TEXTS if isinstance(value := row.get(column), str | bytes)]
    if not texts:
        return faulty(str(number), f"row {number:,} has no text in a column {', '.join(TEXTS)}", "unsupported")
    column, text = next(((column, text) for column, text in texts if text.strip()), texts[0])
    name, url = _name(number, row.get(ID)), row.get(URL)
    data = text if isinstance(text, bytes) else writable(text).encode()
    if len(data) > max_bytes:
        return too_large(name, max_bytes)
    return Member(
        name,
        data,
        url=writable(url) if isinstance(url, str) and url.strip() else None,
        file_name="" if column.endswith("html") else f"{column}.txt",
        charset="utf-8" if isinstance(text, str) else None,
    )


def _name(number: int, given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
        return str(number)
    return safe_part(str(given))
