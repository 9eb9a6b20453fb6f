"""`inspectext index`: the lines of pages counted by site, without extracting anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, ended_by_signals, fail, one_line, say, told_errors
from pipeline.cli.progress import progress
from pipeline.run.failures import Failure
from pipeline.run.first_pass import count_pages
from pipeline.run.output import counting
from pipeline.run.settings import Settings, cores
from pipeline.run.tasks import plan


def index(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT", help="Files and folders.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The index of sites.", dir_okay=False)],
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes.", show_default="as many as cores")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
) -> None:
    """Count the lines of pages in an index of sites, for `run`, `show` and others to use."""
    settings = Settings(out.parent, workers or cores(), sites=out)
    with told_errors(), ended_by_signals():
        tasks = plan(inputs, None, settings.max_bytes)
        if not tasks:
            fail("no .html, .htm or .txt files there, nor .gz of these", Exit.FAILED)
        with counting(out), progress(len(tasks), quiet=quiet) as tell:
            failures = count_pages(tasks, settings, out, tell=tell)
        given = {task.name: task.given for task in tasks}
        for failure in failures:
            say(f"{one_line(given[failure.path])}: {failure.reason} ({failure.kind})")
        if not quiet:
            say(_summary(len(tasks) - len(failures), failures))
    raise typer.Exit(Exit.FAILED if failures else Exit.DONE)


def _summary(counted: int, failures: list[Failure]) -> str:
    return f"{counted:,} page{'' if counted == 1 else 's'} counted, {len(failures):,} failed"
