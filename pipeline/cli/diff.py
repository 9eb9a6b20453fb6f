"""`inspectext diff`: what has changed between two runs."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, told_errors
from pipeline.cli.diff_output import Form, Output, write_difference
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.cli.diff_output import Listing
    from pipeline.review.remarks import Reviews


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
    marks: Annotated[
        list[Path] | None,
        typer.Option("--marks", metavar="FILE|DIR", help="A reviewer's marks, saved by the page; may be repeated."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="WORDS", help="Exit 1 only for these categories, or marks, with commas."),
    ] = None,
) -> None:
    """Show what has changed between two runs, the most serious first; exit 1 where anything has."""
    with told_errors(), ExitStack() as stack:
        categories = _categories(fail_on, marks)
        reviews = _reviews(marks)
        ours, theirs = _runs(old, new, folder if git else None, stack)
        tally = write_difference(ours, theirs, reviews, Output(form, limit, length, html))
    different = tally.differs if categories is None else tally.holds(categories)
    raise typer.Exit(Exit.FAILED if different else Exit.DONE)


def _categories(words: str | None, marks: list[Path] | None) -> list[str] | None:
    from pipeline.review.changes import CATEGORIES  # noqa: PLC0415
    from pipeline.review.tally import MARKS  # noqa: PLC0415

    if words is None:
        return None
    found = [word.strip() for word in words.split(",")]
    if unknown := [word for word in found if word not in (*CATEGORIES, MARKS)]:
        known = ", ".join((*CATEGORIES, MARKS))
        raise ConfigError(f"--fail-on: no such category: {', '.join(unknown)}; there are {known}")
    if MARKS in found and not marks:
        raise ConfigError(f"--fail-on {MARKS}: needs the marks of a reviewer: --marks FILE")
    return found


def _reviews(places: list[Path] | None) -> Reviews | None:
    from pipeline.review.remarks import read_reviews  # noqa: PLC0415  heavy

    return read_reviews(places) if places else None


def _runs(old: str, new: str | None, folder: Path | None, stack: ExitStack) -> tuple[Listing, Listing]:
    from pipeline.store.listed import FileListing  # noqa: PLC0415  heavy
    from pipeline.store.revisions import GitListing  # noqa: PLC0415  heavy

    if folder is None:
        if new is None:
            raise ConfigError("two runs are needed: OLD and NEW; or --git for revisions")
        return FileListing(Path(old)), FileListing(Path(new))
    ours = stack.enter_context(GitListing(old, folder))
    return ours, FileListing(folder) if new is None else stack.enter_context(GitListing(new, folder))
