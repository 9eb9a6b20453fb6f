"""`inspectext export`: records into a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, ended_by_signals, one_line, say, told_errors

if TYPE_CHECKING:
    from pipeline.store.export import Exported

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="URL",
        help="A store: sqlite:///FILE, duckdb:///FILE, postgresql://HOST/NAME, parquet:PLACE, csv:PLACE or jsonl:FILE; "
        "or a file whose ending tells the kind.",
    ),
]


def export(
    records: Annotated[Path, typer.Argument(help="A folder of records, a .json or a .jsonl file.", metavar="DIR")],
    to: To,
    tables: Annotated[
        bool, typer.Option("--tables", help="Flat tables also where a store could take the whole record.")
    ] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles that have no record any more.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Bring a store up to the records: new and changed ones are written, the others are not touched."""
    from pipeline.store import export as store  # noqa: PLC0415  heavy

    with told_errors(), ended_by_signals():
        exported = store.export(records, to, tables=tables, prune=prune)
    tell(exported, quiet=quiet)
    raise typer.Exit(Exit.FAILED if exported.failed else Exit.DONE)


def tell(exported: Exported, *, quiet: bool) -> None:
    """Write what became of the records to standard error; where it is to be quiet, only what failed."""
    for fault in exported.failed:
        say(fault)
    if not quiet:
        for line in told(exported):
            say(one_line(line))


def told(exported: Exported) -> list[str]:
    """Give what became of the records: a line for each oddity, then the counts."""
    lines = [f"{place}: left out, its article is that of {first}" for place, first in exported.duplicates]
    lines += exported.notices
    counts = {
        "new": exported.new,
        "changed": exported.changed,
        "unchanged": exported.unchanged,
        "removed": exported.removed,
        "left out": len(exported.duplicates),
        "failed": len(exported.failed),
    }
    always = ("new", "changed", "unchanged")
    return [*lines, ", ".join(f"{count:,} {name}" for name, count in counts.items() if count or name in always)]
