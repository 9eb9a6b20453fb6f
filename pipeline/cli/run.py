"""`inspectext run`: files and folders in, records out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Exit, ended_by_signals, standard_input, told_errors
from pipeline.cli.export import To
from pipeline.cli.limits import (
    LARGEST_INPUT,
    MOST_MEMORY,
    MOST_TIME,
    LogJson,
    MaxSize,
    Memory,
    Quiet,
    Timeout,
    Workers,
    within,
)
from pipeline.cli.model import Model
from pipeline.cli.profiles import Profiles
from pipeline.cli.running import NOTHING, Voice, complaints, exported_to, run_all, status_of, voice_of
from pipeline.errors import InputError
from pipeline.read.counts import count_inputs
from pipeline.read.files import STANDARD_INPUT
from pipeline.run.inputs import Asked, named
from pipeline.run.settings import Form, Settings
from pipeline.settings import Setup
from pipeline.store.state import State
from pipeline.store.target import target_for


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, archives, patterns, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the records.", file_okay=False)],
    workers: Workers = None,
    form: Annotated[Form, typer.Option("--format", help="A file for each article, or one file of lines.")] = Form.JSON,
    force: Annotated[bool, typer.Option("--force", help="Do unchanged and quarantined articles again.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the records of inputs that are gone.")] = False,
    to: To | None = None,
    max_size: MaxSize = LARGEST_INPUT,
    timeout: Timeout = MOST_TIME,
    memory: Memory = MOST_MEMORY,
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
    quiet: Quiet = False,
    log_json: LogJson = False,
) -> None:
    """Extract a record from each article."""
    settings = replace(
        within(out, workers, max_size=max_size, timeout=timeout, memory=memory),
        force=force,
        prune=prune,
        setup=Setup(model, profiles),
        sites=site_index,
    )
    voice = voice_of(quiet=quiet, log_json=log_json)
    with told_errors(complaints(voice)), ended_by_signals():
        if to is not None:
            target_for(out, to)  # a mistake in it is told before the work
        paths = [Path(name) for name in inputs if name != STANDARD_INPUT]
        total = None if voice is Voice.QUIET else _total(paths, inputs, settings)
        report = run_all(partial(_asked, paths, inputs, settings), form, settings, voice, total=total)
        if not report.inputs:
            raise InputError(NOTHING)
        failed = to is not None and not exported_to(out, to, voice, prune=prune)
    raise typer.Exit(Exit.FAILED if failed else status_of(report))


def _asked(paths: list[Path], inputs: list[str], settings: Settings, _: State) -> Asked:
    stdin = standard_input(settings.max_bytes) if STANDARD_INPUT in inputs else None
    return named(paths, stdin, settings.out)


def _total(paths: list[Path], inputs: list[str], settings: Settings) -> int | None:
    files = count_inputs(paths, skip=settings.out)
    return None if files is None else files + (STANDARD_INPUT in inputs)
