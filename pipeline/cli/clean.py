"""`inspectext clean`: what cleaning keeps of a page, what it drops, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated

import typer

from pipeline.cli.console import Exit, one_line, say, told_errors, write
from pipeline.cli.named import read_named
from pipeline.cli.sites import SiteIndexFile, read_sites
from pipeline.errors import InputError
from pipeline.page import Page
from pipeline.store.sites import SiteIndex

Form = Callable[[str, Page], str]


def clean(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Pages and texts, or - for standard input.")],
    lines: Annotated[bool, typer.Option("--json", help="One JSON object a line for each file.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The clean text alone.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Do not shorten what was dropped.")] = False,
    site_index: SiteIndexFile = None,
) -> None:
    """Show what cleaning keeps of pages and texts, and what it drops, with the reason and the place of each block."""
    if lines and text:
        raise typer.BadParameter("--json and --text exclude each other")
    form, cleaned = _form(lines=lines, text=text, full=full), 0
    with told_errors():
        for file, page in _pages(files, read_sites(site_index)):
            write(form(file, page) if lines or not cleaned else f"\n{form(file, page)}")
            cleaned += 1
    raise typer.Exit(Exit.DONE if cleaned == len(files) else Exit.FAILED)


def _form(*, lines: bool, text: bool, full: bool) -> Form:
    from pipeline.cli.blocks import to_line  # noqa: PLC0415  heavy, as the other
    from pipeline.cli.layout import laid_out  # noqa: PLC0415

    if lines:
        return to_line
    return (lambda _, page: f"{page.text}\n") if text else partial(laid_out, full=full)


def _pages(files: list[str], sites: SiteIndex | None) -> Iterator[tuple[str, Page]]:
    """Give each file that can be read, cleaned; the fault of any other is told."""
    from pipeline.clean.build import to_page  # noqa: PLC0415  heavy

    for file in files:
        try:
            raw = read_named(file)
        except InputError as error:
            say(f"inspectext: {one_line(file)}: {error.reason}")
            continue
        yield file, to_page(raw, sites)
