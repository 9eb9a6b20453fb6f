"""`inspectext index`: the lines of pages counted by site, without extracting anything."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, ended_by_signals, fail, one_line, say, told_errors
from pipeline.cli.limits import Quiet, Workers
from pipeline.cli.progress import progress
from pipeline.cli.running import NOTHING
from pipeline.read.counts import count_inputs
from pipeline.run.first_pass import count_pages
from pipeline.run.inputs import Inputs, named
from pipeline.run.output import counting
from pipeline.run.quarantine import Failed
from pipeline.run.settings import Settings, cores
from pipeline.run.tasks import Task
from pipeline.store.state import opened


def index(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT", help="Files, folders, archives and patterns of names.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The index of sites.", dir_okay=False)],
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """Count the lines of pages in an index of sites, for `run`, `show` and others to use."""
    counted, failures = 0, list[tuple[str, Failed]]()
    settings = Settings(out.parent, workers or cores(), sites=out)
    with told_errors(), ended_by_signals(), opened(None) as state, counting(out):
        tasks = Inputs(named(inputs, None, out), settings, state).tasks()
        first = next(tasks, None)
        if first is None:
            fail(NOTHING, Exit.FAILED)
        with progress(count_inputs(inputs), quiet=quiet) as shown:

            def tell(task: Task, failed: Failed | None) -> None:
                nonlocal counted
                counted += failed is None
                failures.extend([(task.given, failed)] if failed else [])
                shown(task.name)

            count_pages(chain([first], tasks), settings, out, tell=tell)
        for given, failed in sorted(failures, key=lambda pair: pair[0]):
            say(f"{one_line(given)}: {failed.reason} ({failed.kind})")
        if not quiet:
            say(_summary(counted, failures))
    raise typer.Exit(Exit.FAILED if failures else Exit.DONE)


def _summary(counted: int, failures: list[tuple[str, Failed]]) -> str:
    return f"{counted:,} page{'' if counted == 1 else 's'} counted, {len(failures):,} failed"
