"""Runs over the inputs of a folder, into the folder `out` beside it, without processes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from pipeline.run.batch import Crew, run_batch
from pipeline.run.inputs import Asked, Inputs, failed, named
from pipeline.run.manifest import NAME
from pipeline.run.report import Report
from pipeline.run.settings import Form, Settings
from pipeline.store.state import State, opened
from tests.run.work_for_tests import Inline, do, task_of

FORMS = pytest.mark.parametrize("form", Form)

Tell = Callable[..., None]


class Results(Inline):
    """Gives each task the result of another."""

    def __init__(self, other: str) -> None:
        super().__init__()
        self.other = other

    def map(self, jobs: Any) -> Iterator[Any]:
        for task, _ in super().map(jobs):
            yield task, do(task_of(self.other))


def out_of(folder: Path) -> Path:
    return folder.parent / "out"


def run(
    folder: Path, form: Form = Form.JSON, crew: Crew | None = None, tell: Tell = lambda *_: None, **settings: Any
) -> tuple[Report, list[str]]:
    """Give the report of a run, and the names of what was done."""
    crew = crew or Inline()
    report = _done(folder, lambda _: named([folder], None, out_of(folder)), crew, tell, form=form, **settings)
    return report, getattr(crew, "names", [])


def run_one(path: Path, form: Form) -> None:
    """Run over one input of a folder that is called `in`."""
    folder = path.parents[0] if path.parent.name == "in" else path.parents[1]
    _done(folder, lambda _: named([path], None, out_of(folder)), Inline(), form=form)


def retry(folder: Path, form: Form = Form.JSON) -> tuple[Report, list[str]]:
    """Give the report of a run over what failed, and the names of what was done."""
    crew = Inline()
    return _done(folder, lambda state: failed(out_of(folder), state), crew, form=form), crew.names


def _done(
    folder: Path, ask: Callable[[State], Asked], crew: Crew, tell: Tell = lambda *_: None, **settings: Any
) -> Report:
    out_of(folder).mkdir(exist_ok=True)
    with state_of(folder) as state:
        asked = Settings(out_of(folder), max_bytes=1000, **settings)
        return run_batch(Inputs(ask(state), asked, state), asked, state, crew=crew, tell=tell)


def records(folder: Path) -> dict[str, bytes]:
    """Give the files of records and of failures by their names."""
    out = out_of(folder)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*.json*")) if p.name != NAME}


def manifest(folder: Path) -> Any:
    return json.loads((out_of(folder) / NAME).read_text())


def state_of(folder: Path) -> AbstractContextManager[State]:
    return opened(out_of(folder))
