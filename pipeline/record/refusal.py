"""What a refused record says: a line for each field that is wrong, with its path and its value."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import RecordError

_LONGEST = 60
_TOLD = ("missing", "json_invalid")
"""Kinds of errors whose value says no more than the reason."""


def refusal(error: ValidationError) -> RecordError:
    """Give the error to raise: its message has a line `path: reason, not value` for each broken field."""
    errors = error.errors()
    return RecordError("\n".join(_line(found) for found in errors if not _follows(found, errors)))


def _line(found: ErrorDetails) -> str:
    if found["type"] == "json_invalid" and not found["input"].strip():
        return f"{_path(found['loc'])}: is empty"
    value = "" if found["type"] in _TOLD else f", not {_short(found['input'])}"
    return f"{_path(found['loc'])}: {found['msg']}{value}"


def _follows(found: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Tell whether a list counts as too short only because its members are broken."""
    loc = found["loc"]
    return found["type"] == "too_short" and any(
        len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc for e in errors
    )


def _path(parts: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.removeprefix(".") or "record"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
