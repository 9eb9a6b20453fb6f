"""Runs of the command with light work, in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import running
from pipeline.cli.app import app
from pipeline.run.batch import run_batch
from pipeline.store.state_file import NAME as STATE
from tests.run.work_for_tests import Inline


class Ended(Inline):
    """A crew whose process is asked to end after its first task."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def map(self, jobs: Any) -> Iterator[Any]:
        for result in super().map(jobs):
            yield result
            os.kill(os.getpid(), self.number)


def employ(crew: Inline, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a crew without processes do the work of all runs."""
    monkeypatch.setattr(running, "run_batch", partial(run_batch, crew=crew))


def run(*args: object, **options: Any) -> tuple[int, list[str]]:
    """Give the exit status of a run into `out`, and what it said."""
    result = CliRunner().invoke(app, ["run", *map(str, args), "--out", "out"], **options)
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()


def names(folder: Path) -> list[str]:
    """Give the names of all files below a folder, but for the state."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != STATE)
