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


@contextmanager
def claimed(out: Path, form: Form) -> Iterator[None]:
    """Hold the output folder for one run.

    Raises:
        ConfigError: It cannot be written, another run is writing to it, or it holds records of the other form.
    """
    with ExitStack() as stack:
        try:
            free = stack.enter_context(locked(out))
        except OSError as error:
            raise ConfigError(f"{out}: cannot be written: {error.strerror or error}") from error
        if not free:
            raise ConfigError(f"another run is writing to {out}")
        if _holds_the_other(out, form):
            raise ConfigError(f"{out} holds records of the other format; choose another folder")
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


def form_of(out: Path) -> Form:
    """Give the form of the records in an output folder: lines where there is a file of lines."""
    return Form.JSONL if (out / LINES).is_file() else Form.JSON


def _holds_the_other(out: Path, form: Form) -> bool:
    if form is Form.JSON:
        return (out / LINES).is_file() and (out / LINES).stat().st_size > 0
    return any(_is_record(path) for path in out.rglob("*.json"))


def _is_record(path: Path) -> bool:
    return path.name != NAME and (path.name == STDIN_RECORD or supported(Path(path.name.removesuffix(".json"))))
