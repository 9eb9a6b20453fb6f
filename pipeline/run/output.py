"""The output folder of a run: writable, held by one run, and with records of one form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.read.endings import supported
from pipeline.run.manifest import NAME
from pipeline.run.settings import Form
from pipeline.run.sinks import LINES
from pipeline.run.tasks import STDIN_RECORD
from pipeline.store.lock import locked
from pipeline.store.state import State


@contextmanager
def claimed(out: Path) -> Iterator[None]:
    """Hold the output folder for one run.

    Raises:
        ConfigError: It cannot be written, or another run is writing to it.
    """
    with ExitStack() as stack:
        try:
            free = stack.enter_context(locked(out))
        except OSError as error:
            raise ConfigError(f"{out}: cannot be written: {error.strerror or error}") from error
        if not free:
            raise ConfigError(f"another run is writing to {out}")
        yield


@contextmanager
def counting(index: Path | None) -> Iterator[None]:
    """Hold the index of sites, where there is to be one, for one run.

    Raises:
        ConfigError: It cannot be written, or another run is counting in it.
    """
    with ExitStack() as stack:
        try:
            free = index is None or stack.enter_context(locked(index.parent, f".{index.name}.lock"))
        except OSError as error:
            raise ConfigError(f"{index}: cannot be written: {error.strerror or error}") from error
        if not free:
            raise ConfigError(f"another run is counting in {index}")
        yield


def form_for(out: Path, state: State, asked: Form | None) -> Form:
    """Give the form of the records in an output folder: what its state says, else its files, else what was asked for.

    Raises:
        ConfigError: Another form was asked for.
    """
    held = Form(state.form) if state.form else _form_of_files(out)
    if held and asked and held is not asked:
        raise ConfigError(f"{out} holds records of the other format; choose another folder")
    return held or asked or Form.JSON


def _form_of_files(out: Path) -> Form | None:
    """Give the form of records that no state tells of: a copy of them, say."""
    if (out / LINES).is_file() and (out / LINES).stat().st_size > 0:
        return Form.JSONL
    return Form.JSON if any(_is_record(path) for path in out.rglob("*.json")) else None


def _is_record(path: Path) -> bool:
    return path.name != NAME and (path.name == STDIN_RECORD or supported(Path(path.name.removesuffix(".json"))))
