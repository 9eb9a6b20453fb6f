"""`inspectext show`: one article in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.colours import coloured, legend
from pipeline.cli.console import told_errors
from pipeline.cli.tables import tables
from pipeline.page import RawPage
from pipeline.read.files import STANDARD_INPUT, read_bytes, read_file


def show(file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or - for standard input.")]) -> None:
    """Show one article: its text with what was found in colour, and the tables below."""
    with told_errors():
        page = _read(file)
        from pipeline.assemble import extract_page  # noqa: PLC0415  heavy

        article = extract_page(page)
        console = Console(highlight=False)
        console.print(legend(), coloured(article), sep="\n\n")
        for table in tables(article):
            console.print()
            console.print(table)


def _read(file: str) -> RawPage:
    return read_bytes(sys.stdin.buffer.read()) if file == STANDARD_INPUT else read_file(Path(file))
