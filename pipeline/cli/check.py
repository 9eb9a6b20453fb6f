"""`inspectext check`: records against models and laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, say, told_errors
from pipeline.errors import RecordError
from pipeline.record.text import from_json
from pipeline.run.batch import ERRORS
from pipeline.run.manifest import NAME
from pipeline.store.lines import read_lines

_OTHER = (NAME, ERRORS)


def check(
    records: Annotated[list[Path], typer.Argument(help="Folders, .json and .jsonl files.", metavar="DIR|FILE")],
) -> None:
    """Check records against the schema and the laws; name the path of each broken field."""
    with told_errors():
        checked, broken = 0, 0
        for place, text in _records(records):
            faults = _faults(text)
            checked, broken = checked + 1, broken + bool(faults)
            for fault in faults:
                say(f"{place}: {fault}")
    if not checked:
        fail("no records there", Exit.FAILED)
    say(f"{checked} records checked, {broken} broken")
    raise typer.Exit(Exit.FAILED if broken else Exit.DONE)


def _faults(text: bytes) -> list[str]:
    try:
        from_json(text)
    except RecordError as error:
        return str(error).splitlines()
    return []


def _records(places: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Give each record with the place to name: the file, and the line in a file of lines."""
    for place in places:
        for path in _files(place):
            if path.suffix == ".jsonl":
                yield from ((f"{path}:{number}", line) for number, line in enumerate(read_lines(path), 1))
            else:
                yield str(path), path.read_bytes()


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        if not place.exists():
            fail(f"{place}: no such file or folder", Exit.WRONG_USE)
        return [place]
    found = (path for pattern in ("*.json", "*.jsonl") for path in place.rglob(pattern))
    return sorted(path for path in found if path.name not in _OTHER)
