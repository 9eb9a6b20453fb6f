"""`inspectext retry`: the inputs that failed, once more."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import events
from pipeline.cli.console import ended_by_signals, one_line, say, told_errors
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
from pipeline.cli.running import Voice, complaints, run_all, status_of, voice_of
from pipeline.errors import ConfigError
from pipeline.run.inputs import failed
from pipeline.run.report import Report
from pipeline.settings import Setup
from pipeline.store.state_file import NAME as STATE


def retry(
    out: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of an earlier run.", exists=True, file_okay=False)
    ],
    workers: Workers = None,
    max_size: MaxSize = LARGEST_INPUT,
    timeout: Timeout = MOST_TIME,
    memory: Memory = MOST_MEMORY,
    model: Model = None,
    profiles: Profiles = None,
    site_index: Annotated[
        Path | None,
        typer.Option("--site-index", metavar="FILE", exists=True, dir_okay=False, help="The index of that run."),
    ] = None,
    quiet: Quiet = False,
    log_json: LogJson = False,
) -> None:
    """Do the inputs that failed once more: those that hung, crashed or took too much memory are else left alone."""
    limits = within(out, workers, max_size=max_size, timeout=timeout, memory=memory)
    settings = replace(limits, setup=Setup(model, profiles), sites=site_index)
    voice = voice_of(quiet=quiet, log_json=log_json)
    with told_errors(complaints(voice)), ended_by_signals():
        if not (out / STATE).is_file():
            raise ConfigError(f"{one_line(str(out))}: no run has left its state there")
        report = run_all(partial(failed, out), None, settings, voice)
        if not report.inputs:
            _tell_nothing(report, voice)
    raise typer.Exit(status_of(report))


def _tell_nothing(report: Report, voice: Voice) -> None:
    if voice is Voice.EVENTS:
        events.ended(report)
    elif voice is Voice.WORDS:
        say("nothing failed that can be done again")
