"""`inspectext run`: files and folders in, records out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, ended_by_signals, fail, one_line, say, standard_input, told_errors
from pipeline.cli.model import Model
from pipeline.cli.profiles import Profiles
from pipeline.cli.progress import progress
from pipeline.cli.summary import summary
from pipeline.read.files import MAX_BYTES, STANDARD_INPUT
from pipeline.run.batch import Report, run_batch
from pipeline.run.first_pass import count_pages, to_count
from pipeline.run.manifest import read_manifest
from pipeline.run.output import claimed, counting
from pipeline.run.settings import Form, Settings, cores
from pipeline.run.tasks import Task, plan
from pipeline.settings import Setup

_MEGABYTE = 1_000_000
_LARGEST = 10_000
_LONGEST = 86_400


def _number(value: float) -> float:
    if math.isnan(value):
        raise typer.BadParameter("nan is no number")
    return value


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the records.", file_okay=False)],
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes.", show_default="as many as cores")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="A file for each article, or one file of lines.")] = Form.JSON,
    force: Annotated[bool, typer.Option("--force", help="Do unchanged articles again.")] = False,
    max_size: Annotated[
        float, typer.Option(metavar="MB", min=0.001, max=_LARGEST, callback=_number, help="The largest input.")
    ] = MAX_BYTES / _MEGABYTE,
    timeout: Annotated[
        float, typer.Option(metavar="S", min=0.1, max=_LONGEST, callback=_number, help="Seconds for one article.")
    ] = 60.0,
    model: Model = None,
    profiles: Profiles = None,
    site_index: Annotated[
        Path | None,
        typer.Option(
            "--site-index",
            metavar="FILE",
            dir_okay=False,
            help="Count the lines of the pages in FILE first, then drop what other pages of the same site repeat.",
            show_default="each page by itself",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Extract a record from each article."""
    setup = Setup(model, profiles)
    settings = Settings(
        out, workers or cores(), form, force, int(max_size * _MEGABYTE), timeout, setup=setup, sites=site_index
    )
    with told_errors(), ended_by_signals():
        report = _run(inputs, settings, quiet=quiet)
        for failure in report.failures:
            say(f"{one_line(report.given[failure.path])}: {failure.reason} ({failure.kind})")
        if not quiet:
            say(summary(report))
    raise typer.Exit(Exit.FAILED if report.failures else Exit.DONE)


def _run(inputs: list[str], settings: Settings, *, quiet: bool) -> Report:
    with claimed(settings.out, settings.form), counting(settings.sites):
        tasks = _plan(inputs, settings)
        if not tasks:
            fail("no .html, .htm or .txt files there, nor .gz of these", Exit.FAILED)
        if settings.sites is not None:
            _count(tasks, settings, settings.sites, quiet=quiet)
        with progress(len(tasks), quiet=quiet) as tell:
            return run_batch(tasks, settings, tell=tell)


def _count(tasks: list[Task], settings: Settings, index: Path, *, quiet: bool) -> None:
    """Count the pages; one that can't be read is named when its turn comes again."""
    todo = to_count(tasks, settings, index)
    with progress(len(todo), quiet=quiet) as tell:
        count_pages(todo, settings, index, tell=tell)


def _plan(inputs: list[str], settings: Settings) -> list[Task]:
    stdin = standard_input(settings.max_bytes) if STANDARD_INPUT in inputs else None
    owners = {name: entry.place for name, entry in read_manifest(settings.out, settings.form).items()}
    files = [Path(name) for name in inputs if name != STANDARD_INPUT]
    return plan(files, stdin, settings.max_bytes, out=settings.out, owners=owners)
