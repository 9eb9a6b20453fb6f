"""`inspectext diff`: what has changed between two runs."""

from __future__ import annotations

from contextlib import ExitStack
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, told_errors, write
from pipeline.cli.report import write_difference
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.review.diff_json import Heading
    from pipeline.review.tally import Tally
    from pipeline.store.listed import FileListing
    from pipeline.store.revisions import GitListing

_KEPT = 2000
"""Changes that are looked at for a comment: more than it can hold."""


class Form(Enum):
    """How a difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    old: Annotated[str, typer.Argument(help="A folder, a .json or .jsonl file; a revision with --git.", metavar="OLD")],
    new: Annotated[
        str | None,
        typer.Argument(help="The same of the new run; with --git the working tree unless given.", metavar="[NEW]"),
    ] = None,
    git: Annotated[bool, typer.Option("--git", help="OLD and NEW are git revisions of --folder.")] = False,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="The folder of records that --git compares.")
    ] = Path("extracted"),
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.TEXT,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Changes shown as text; 0: all.")] = 500,
    length: Annotated[int, typer.Option("--length", min=1000, help="Characters of Markdown at most.")] = 60_000,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page with both runs beside each other, too.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="WORDS", help="Exit 1 only for changes of these categories, with commas."),
    ] = None,
) -> None:
    """Show what has changed between two runs, the most serious first; exit 1 where anything has."""
    with told_errors(), ExitStack() as stack:
        categories = _categories(fail_on)
        ours, theirs = _runs(old, new, folder if git else None, stack)
        tally = _told(ours, theirs, form, limit, length)
        if html is not None:
            write_difference(html, ours, theirs, (ours.name, theirs.name))
    different = tally.differs if categories is None else tally.holds(categories)
    raise typer.Exit(Exit.FAILED if different else Exit.DONE)


def _categories(words: str | None) -> list[str] | None:
    from pipeline.review.changes import CATEGORIES  # noqa: PLC0415

    if words is None:
        return None
    found = [word.strip() for word in words.split(",")]
    if unknown := [word for word in found if word not in CATEGORIES]:
        raise ConfigError(f"--fail-on: no such category: {', '.join(unknown)}; there are {', '.join(CATEGORIES)}")
    return found


def _runs(
    old: str, new: str | None, folder: Path | None, stack: ExitStack
) -> tuple[FileListing | GitListing, FileListing | GitListing]:
    from pipeline.store.listed import FileListing  # noqa: PLC0415  heavy
    from pipeline.store.revisions import GitListing  # noqa: PLC0415  heavy

    if folder is None:
        if new is None:
            raise ConfigError("two runs are needed: OLD and NEW; or --git for revisions")
        return FileListing(Path(old)), FileListing(Path(new))
    ours = stack.enter_context(GitListing(old, folder))
    return ours, FileListing(folder) if new is None else stack.enter_context(GitListing(new, folder))


def _told(old: FileListing | GitListing, new: FileListing | GitListing, form: Form, limit: int, length: int) -> Tally:
    from pipeline.review.diff_json import Heading, as_json, differing  # noqa: PLC0415  heavy, as the others
    from pipeline.review.markdown import as_markdown  # noqa: PLC0415
    from pipeline.review.runs import compare_runs  # noqa: PLC0415
    from pipeline.review.tally import Tally  # noqa: PLC0415

    heading = Heading(old.name, new.name, differing(old.versions(), new.versions()))
    diffs = compare_runs(old, new)
    tally = Tally({Form.TEXT: limit or None, Form.MARKDOWN: _KEPT, Form.JSON: 0}[form])
    if form is Form.JSON:
        for piece in as_json(heading, diffs, tally):
            write(piece)
        return tally
    for found in diffs:
        tally.add(found)
    write(as_markdown(heading, tally, longest=length) if form is Form.MARKDOWN else _laid_out(heading, tally))
    return tally


def _laid_out(heading: Heading, tally: Tally) -> str:
    from pipeline.cli.differences import laid_out  # noqa: PLC0415

    return laid_out(heading, tally)
