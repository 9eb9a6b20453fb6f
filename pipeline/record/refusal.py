"""What a refused record says: a line for each field that is wrong, with its path and its value."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.errors import RecordError

_LONGEST = 60


def refusal(error: ValidationError) -> RecordError:
    """Give the error to raise: its message has a line `path: reason, not value` for each broken field."""
    return RecordError("\n".join(f"{_path(e['loc'])}: {e['msg']}, not {_short(e['input'])}" for e in error.errors()))


def _path(parts: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return path.removeprefix(".") or "record"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
