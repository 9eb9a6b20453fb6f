"""`inspectext check`: records against models and laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, one_line, say, told_errors
from pipeline.errors import RecordError
from pipeline.run.failures import ERRORS
from pipeline.run.manifest import NAME
from pipeline.store.lines import read_lines

_OTHER = (NAME, ERRORS)
_LINES = ".jsonl"


def check(
    records: Annotated[list[Path], typer.Argument(help="Folders, .json and .jsonl files.", metavar="DIR|FILE")],
) -> None:
    """Check records against the schema and the laws; name the path of each broken field."""
    with told_errors():
        checked, broken = 0, 0
        for place, text, suffix in _records(records):
            faults = _faults(text, suffix)
            checked, broken = checked + 1, broken + bool(faults)
            for fault in faults:
                say(f"{one_line(place)}: {fault}")
    if not checked:
        fail("no records there", Exit.FAILED)
    say(f"{checked:,} record{'' if checked == 1 else 's'} checked, {broken:,} broken")
    raise typer.Exit(Exit.FAILED if broken else Exit.DONE)


def _faults(text: bytes, suffix: str) -> list[str]:
    from pipeline.record.text import from_json, to_json, to_line  # noqa: PLC0415  heavy

    try:
        article = from_json(text)
    except RecordError as error:
        return str(error).splitlines()
    canonical = to_line(article) if suffix == _LINES else to_json(article)
    return [] if canonical.encode("utf-8") == text else ["record: not in the canonical form: keys, space or numbers"]


def _records(places: list[Path]) -> Iterator[tuple[str, bytes, str]]:
    """Give each record with the place to name (the file, and the line in a file of lines) and the file's ending."""
    for place in places:
        for path in _files(place):
            if path.suffix == _LINES:
                yield from ((f"{path}:{number}", line, _LINES) for number, line in enumerate(read_lines(path), 1))
            else:
                yield str(path), path.read_bytes(), path.suffix


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        if not place.exists():
            fail(f"{one_line(str(place))}: no such file or folder", Exit.WRONG_USE)
        return [place]
    found = (path for pattern in ("*.json", f"*{_LINES}") for path in place.rglob(pattern) if path.is_file())
    return sorted(path for path in found if path.name not in _OTHER and not path.name.startswith("."))
