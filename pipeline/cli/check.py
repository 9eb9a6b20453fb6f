"""`inspectext check`: records against models and laws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, fail, one_line, say, told_errors
from pipeline.errors import RecordError

if TYPE_CHECKING:
    from pipeline.store.records import StoredRecord

_UNUSUAL = "record: not in the canonical form: keys, space or numbers"


def check(
    records: Annotated[list[Path], typer.Argument(help="Folders, .json and .jsonl files.", metavar="DIR|FILE")],
) -> None:
    """Check records against the schema and the laws; name the path of each broken field."""
    with told_errors():
        checked, broken = 0, 0
        for record in _records(records):
            faults = _faults(record)
            checked, broken = checked + 1, broken + bool(faults)
            for fault in faults:
                say(f"{one_line(record.place)}: {fault}")
    if not checked:
        fail("no records there", Exit.FAILED)
    say(f"{checked:,} record{'' if checked == 1 else 's'} checked, {broken:,} broken")
    raise typer.Exit(Exit.FAILED if broken else Exit.DONE)


def _faults(record: StoredRecord) -> list[str]:
    from pipeline.record.text import from_json, to_json, to_line  # noqa: PLC0415  heavy

    if record.fault:
        return [record.fault]
    try:
        article = from_json(record.text)
    except RecordError as error:
        return str(error).splitlines()
    canonical = to_line(article) if record.is_line else to_json(article)
    return [] if canonical.encode("utf-8") == record.text else [_UNUSUAL]


def _records(places: list[Path]) -> Iterator[StoredRecord]:
    from pipeline.store.records import read_records  # noqa: PLC0415  heavy

    for place in places:
        yield from read_records(place)
