"""What a worker does: one task in, the text of one record or the reason of a failure out.

Nothing heavy is imported with this module: a worker first holds numerical libraries to one thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from pipeline.clean.site import PageLines, site_of
from pipeline.errors import ConfigError, InputError, OffsetError, PipelineError, RecordError
from pipeline.page import RawPage
from pipeline.read.files import read_bytes, read_file
from pipeline.run.settings import Form
from pipeline.run.tasks import Task
from pipeline.settings import AS_CONFIGURED, Setup
from pipeline.store.sites import SiteIndex

COUNTED = ("quotes", "speakers", "judgements", "findings")
CONFIG = "config"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_KINDS = {ConfigError: CONFIG, RecordError: "record", OffsetError: "offset", MemoryError: "memory"}


@dataclass(frozen=True, slots=True)
class Done:
    """The text of a record, ready to be written, its id, how many parts it has, and the site if an index was used."""

    text: str
    id: str
    counts: dict[str, int] = field(default_factory=dict)
    site: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the first pass found out of a page: its site, empty where it has none, and its lines."""

    site: str
    page: PageLines


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no record."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Index:
    """The index of sites as it was when a run began: its file and its version."""

    path: Path
    version: str


ResultT = TypeVar("ResultT")


def hold_threads() -> None:
    """Hold numerical libraries to one thread."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))


def start_worker(setup: Setup = AS_CONFIGURED) -> None:
    """Hold libraries to one thread, then load the pipeline; a fault in it is told by the first task."""
    hold_threads()
    with suppress(Exception):
        from pipeline.assemble import nlp_with  # noqa: PLC0415  after the threads are set

        nlp_with(setup)


def do_task(
    task: Task, form: Form, max_bytes: int, setup: Setup = AS_CONFIGURED, index: Index | None = None
) -> Done | Failed:
    """Give the record of one task; whatever goes wrong costs one article."""
    return _quarantined(lambda: _extract(task, form, max_bytes, setup, index))


def count_task(task: Task, max_bytes: int) -> Counted | Failed:
    """Give the site and the lines of one task; whatever goes wrong costs one article."""
    return _quarantined(lambda: _count(task, max_bytes))


def _quarantined(work: Callable[[], ResultT]) -> ResultT | Failed:
    """Do some work. The one broad catch of the program."""
    try:
        return work()
    except InputError as error:
        return Failed(error.kind, error.reason)
    except Exception as error:  # noqa: BLE001  the quarantine
        kind = next((kind for known, kind in _KINDS.items() if isinstance(error, known)), "error")
        name = "" if isinstance(error, PipelineError) else f"{type(error).__name__}: "
        return Failed(kind, f"{name}{_first_line(str(error))}".strip())


def _first_line(message: str) -> str:
    first, *more = message.splitlines() or [""]
    return f"{first} (and {len(more)} more)" if more else first


def _extract(task: Task, form: Form, max_bytes: int, setup: Setup, index: Index | None) -> Done:
    try:
        from pipeline.assemble import extract_page, nlp_with  # noqa: PLC0415  heavy
        from pipeline.record.text import to_json, to_line  # noqa: PLC0415  heavy
    except (ImportError, SyntaxError) as error:
        raise ConfigError(f"the program is not whole: {error}") from error
    page = _read(task, max_bytes)
    article = extract_page(page, nlp=nlp_with(setup), sites=_opened(index) if index else None)
    write = to_json if form is Form.JSON else to_line
    counts = {name: len(getattr(article, name)) for name in COUNTED}
    return Done(write(article), article.id, counts, site_of(page, article.source.url) if index else "")


def _count(task: Task, max_bytes: int) -> Counted:
    from pipeline.clean.count import count_page  # noqa: PLC0415  heavy

    return Counted(*count_page(_read(task, max_bytes)))


@cache
def _opened(index: Index) -> SiteIndex:
    """Give the index that a run began with, opened once a process."""
    found = SiteIndex(index.path)
    if found.version != index.version:
        raise ConfigError(f"{index.path}: was changed during the run; run again")
    return found


def _read(task: Task, max_bytes: int) -> RawPage:
    if task.source is None:
        return read_bytes(task.data, id=task.name, max_bytes=max_bytes)
    page = read_file(task.source.path, root=task.source.root, max_bytes=max_bytes)
    return replace(page, id=task.name)
