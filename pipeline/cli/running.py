"""A run and what is told of it, for `inspectext run` and `inspectext retry`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from pipeline.cli import events
from pipeline.cli.console import Exit, complain, one_line, say
from pipeline.cli.export import tell
from pipeline.cli.progress import progress
from pipeline.cli.summary import summary
from pipeline.read.endings import all_endings
from pipeline.run.batch import run_batch
from pipeline.run.first_pass import count_pages, to_count
from pipeline.run.inputs import Asked, Inputs
from pipeline.run.output import claimed, counting, form_for
from pipeline.run.report import Report
from pipeline.run.settings import Form, Settings
from pipeline.store.state import State, opened

NOTHING = f"no articles there: files that end in none of {all_endings()} are not read"


class Voice(Enum):
    """How a run speaks."""

    WORDS = "words"
    QUIET = "quiet"
    EVENTS = "events"


def voice_of(*, quiet: bool, log_json: bool) -> Voice:
    """Give how the run speaks."""
    if log_json:
        return Voice.EVENTS
    return Voice.QUIET if quiet else Voice.WORDS


def complaints(voice: Voice) -> Callable[[str], None]:
    """Give how the run says why it cannot go on."""
    return events.complain if voice is Voice.EVENTS else complain


def run_all(
    ask: Callable[[State], Asked], form: Form | None, settings: Settings, voice: Voice, *, total: int | None = None
) -> Report:
    """Do a run over what `ask` gives, and tell how it goes and how it went.

    Args:
        ask: Called when the output folder is held.
        form: How records are to be written; None for as they are.
        total: How many articles there are, if that is known.

    Raises:
        ConfigError, OSError: It cannot go on.
    """
    with claimed(settings.out), counting(settings.sites), opened(settings.out) as state:
        settings = replace(settings, form=form_for(settings.out, state, form))
        inputs = Inputs(ask(state), settings, state)
        if voice is Voice.EVENTS:
            events.begun(settings, total)
        if settings.sites is not None:
            _count(inputs, settings, state, voice)
        report = _extract(inputs, settings, state, voice, total)
    if report.inputs:
        _tell(report, voice)
    return report


def exported_to(out: Path, url: str, voice: Voice, *, prune: bool) -> bool:
    """Bring a store up to the records of a run, tell what became of them, and whether all of them went there.

    Raises:
        ConfigError, StoreError: It cannot be done.
    """
    from pipeline.store.export import export  # noqa: PLC0415  heavy: it imports the models

    exported = export(out, url, prune=prune)
    if voice is Voice.EVENTS:
        events.exported(exported)
    else:
        tell(exported, quiet=voice is Voice.QUIET)
    return not exported.failed


def status_of(report: Report) -> Exit:
    """Give the exit status of a run."""
    return Exit.FAILED if report.failures else Exit.DONE


def _extract(inputs: Inputs, settings: Settings, state: State, voice: Voice, total: int | None) -> Report:
    if voice is Voice.EVENTS:
        return run_batch(inputs, settings, state, tell=events.over)

    with progress(total, quiet=voice is Voice.QUIET) as shown:
        return run_batch(inputs, settings, state, tell=lambda name, _: shown(name))


def _count(inputs: Inputs, settings: Settings, state: State, voice: Voice) -> None:
    """Count the pages; one that can't be read is named when its turn comes again."""
    index = settings.sites or Path()
    todo = to_count(inputs.tasks(), settings, state, index)
    with progress(None, quiet=voice is not Voice.WORDS) as shown:
        count_pages(todo, settings, index, tell=lambda task, _: shown(task.name))


def _tell(report: Report, voice: Voice) -> None:
    if voice is Voice.EVENTS:
        events.ended(report)
        return
    for failure in report.failures:
        say(f"{one_line(report.given[failure.name])}: {failure.reason} ({failure.kind})")
    if voice is Voice.WORDS:
        say(summary(report))
