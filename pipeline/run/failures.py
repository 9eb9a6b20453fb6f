"""The inputs without a record, as they are listed in `errors.jsonl` for people and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.store.lines import read_lines, write_rows
from pipeline.store.state import State

ERRORS = "errors.jsonl"


def write_failures(out: Path, state: State) -> None:
    """Write the failures that the state knows, sorted by name: where it is not so already; no file where there is none.

    Raises:
        OSError: The file cannot be written.
    """
    rows = list(_rows(state))
    if not rows:
        (out / ERRORS).unlink(missing_ok=True)
    elif rows != list(_written(out)):
        write_rows(out / ERRORS, rows)


def _rows(state: State) -> Iterator[dict[str, str]]:
    for failure in state.failures():
        origin = state.origin(failure.name)
        place = origin.place if origin else ""
        yield {"path": failure.name, "kind": failure.kind, "reason": failure.reason, "place": place}


def _written(out: Path) -> Iterator[object]:
    for line in read_lines(out / ERRORS):
        try:
            yield json.loads(line)
        except ValueError:
            yield None
