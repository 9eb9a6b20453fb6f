"""The options of a run: how much of the machine it may take, and how it speaks."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.events import OPTION
from pipeline.read.files import MAX_BYTES
from pipeline.run.settings import MAX_MEMORY, MAX_SECONDS, Settings, cores

_LARGEST = 10_000
_LONGEST = 86_400
_MOST = 1_000_000
_MEGABYTE = 1_000_000
LARGEST_INPUT, MOST_TIME, MOST_MEMORY = MAX_BYTES / _MEGABYTE, MAX_SECONDS, MAX_MEMORY / _MEGABYTE
"""What holds unless the user says more or less: in megabytes, in seconds, in megabytes."""


def within(out: Path, workers: int | None, *, max_size: float, timeout: float, memory: float) -> Settings:
    """Give the settings of a run into a folder within the limits that the options say."""
    return Settings(out, workers or cores(), max_bytes=_in_bytes(max_size), timeout=timeout, memory=_in_bytes(memory))


def _in_bytes(megabytes: float) -> int:
    return int(megabytes * _MEGABYTE)


def _number(value: float) -> float:
    if math.isnan(value):
        raise typer.BadParameter("nan is no number")
    return value


Workers = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes.", show_default="as many as cores")]
MaxSize = Annotated[
    float, typer.Option(metavar="MB", min=0.001, max=_LARGEST, callback=_number, help="The largest input.")
]
Timeout = Annotated[
    float, typer.Option(metavar="S", min=0.1, max=_LONGEST, callback=_number, help="Seconds for one article.")
]
Memory = Annotated[
    float, typer.Option(metavar="MB", min=0, max=_MOST, callback=_number, help="The most a worker may take; 0: any.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
LogJson = Annotated[bool, typer.Option(OPTION, help="Tell each event as a line of JSON on standard error.")]
