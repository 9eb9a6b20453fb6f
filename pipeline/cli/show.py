"""`inspectext show`: one article in the terminal."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from pipeline.cli.console import told_errors
from pipeline.cli.model import Model
from pipeline.cli.named import read_named
from pipeline.cli.profiles import Profiles
from pipeline.cli.sites import SiteIndexFile, read_sites
from pipeline.page import RawPage
from pipeline.settings import Setup
from pipeline.store.sites import SiteIndex


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article, or - for standard input.")],
    model: Model = None,
    profiles: Profiles = None,
    site_index: SiteIndexFile = None,
) -> None:
    """Show one article: its text with what was found in colour, and the tables below."""
    with told_errors():
        _show(read_named(file), Setup(model, profiles), read_sites(site_index))


def _show(page: RawPage, setup: Setup, sites: SiteIndex | None) -> None:
    from rich.console import Console  # noqa: PLC0415  heavy, as the others

    from pipeline.assemble import extract_page, nlp_with  # noqa: PLC0415
    from pipeline.cli.colours import coloured, legend  # noqa: PLC0415
    from pipeline.cli.tables import tables  # noqa: PLC0415

    article = extract_page(page, nlp=nlp_with(setup), sites=sites)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal of another encoding
    console = Console(highlight=False)
    console.print(legend(), coloured(article), sep="\n\n")
    for table in tables(article):
        console.print()
        console.print(table)
