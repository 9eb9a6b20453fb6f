"""The inputs without a record, as they stand in `errors.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pipeline.store.lines import read_lines, write_rows

ERRORS = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record.

    Attributes:
        path: The name of the input, as it would stand in its record.
        kind: For counting.
        reason: In words that a person can act on.
        place: Where the input lies, seen from the output folder.
    """

    path: str
    kind: str
    reason: str
    place: str = ""


def read_failures(out: Path) -> list[Failure]:
    """Give the failures of earlier runs; rows that somebody has edited into something else count for nothing."""
    found = (_failure(line) for line in read_lines(out / ERRORS))
    return [failure for failure in found if failure is not None]


def _failure(line: bytes) -> Failure | None:
    try:
        failure = Failure(**json.loads(line))
    except (ValueError, TypeError):
        return None
    return failure if all(isinstance(getattr(failure, key.name), str) for key in fields(failure)) else None


def write_failures(out: Path, failures: Iterable[Failure]) -> None:
    """Write the failures; no file where there is none.

    Raises:
        OSError: The file cannot be written.
    """
    rows = [asdict(failure) for failure in failures]
    if rows:
        write_rows(out / ERRORS, rows)
    else:
        (out / ERRORS).unlink(missing_ok=True)


def not_named(failures: Iterable[Failure], places: set[str]) -> list[Failure]:
    """Give the failures of inputs that are neither at nor below one of the places."""
    return [failure for failure in failures if places.isdisjoint(_at_and_above(failure.place))]


def _at_and_above(place: str) -> Iterator[str]:
    """Give a place and the folders above it, as far as the path names them."""
    yield place
    while place and place.rpartition("/")[2] != "..":
        place = place.rpartition("/")[0]
        yield place
