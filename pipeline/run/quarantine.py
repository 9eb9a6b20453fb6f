"""Whatever goes wrong with an article costs that article, and becomes a reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pipeline.errors import ConfigError, InputError, OffsetError, PipelineError, RecordError

CONFIG, MEMORY = "config", "memory"
_KINDS = {ConfigError: CONFIG, RecordError: "record", OffsetError: "offset"}

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no record."""

    kind: str
    reason: str


def quarantined(work: Callable[[], ResultT]) -> ResultT | Failed:
    """Do some work, and give the reason where it fails. The one broad catch of the program."""
    try:
        return work()
    except InputError as error:
        return Failed(error.kind, error.reason)
    except MemoryError:
        return Failed(MEMORY, "takes more memory than the limit")
    except Exception as error:  # noqa: BLE001  the quarantine
        kind = next((kind for known, kind in _KINDS.items() if isinstance(error, known)), "error")
        name = "" if isinstance(error, PipelineError) else f"{type(error).__name__}: "
        return Failed(kind, f"{name}{_first_line(str(error))}".strip())


def _first_line(message: str) -> str:
    first, *more = message.splitlines() or [""]
    return f"{first} (and {len(more)} more)" if more else first
