"""What a worker does: a few tasks in, the text of one record or the reason of a failure for each out.

Nothing heavy is imported with this module: a worker first holds numerical libraries to one thread.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.clean.site import PageLines, site_of
from pipeline.errors import ConfigError, InputError
from pipeline.page import RawPage
from pipeline.read.files import read_file
from pipeline.read.member import read_member
from pipeline.run.limits import hold_memory
from pipeline.run.quarantine import Failed, quarantined
from pipeline.run.settings import Form, Settings
from pipeline.run.tasks import Task
from pipeline.settings import AS_CONFIGURED, Setup
from pipeline.store.sites import SiteIndex

if TYPE_CHECKING:
    from pipeline.record.article import Article

COUNTED = ("quotes", "speakers", "judgements", "findings")
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Done:
    """A record.

    Attributes:
        text: Ready to be written.
        id: Of the article.
        counts: How many parts of each kind it has.
        site: Of the page, if an index was used.
        seconds: How long each stage took; of what a batch took together, its share.
    """

    text: str
    id: str
    counts: dict[str, int] = field(default_factory=dict)
    site: str = ""
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the first pass found out of a page: its site, empty where it has none, and its lines."""

    site: str
    page: PageLines


@dataclass(frozen=True, slots=True)
class Index:
    """The index of sites as it was when a run began: its file and its version."""

    path: Path
    version: str


@dataclass(frozen=True, slots=True)
class Orders:
    """How tasks are to be done.

    Attributes:
        form: How records are written.
        max_bytes: The largest input, after decompression.
        setup: The spaCy pipeline and the profiles of the user's own.
        index: The index of sites; None without one.
    """

    form: Form
    max_bytes: int
    setup: Setup = AS_CONFIGURED
    index: Index | None = None


def orders_of(settings: Settings) -> Orders:
    """Give the orders of a run.

    Raises:
        ConfigError: The index of sites is none.
        OSError: It cannot be read.
    """
    index = Index(settings.sites, SiteIndex(settings.sites).version) if settings.sites else None
    return Orders(settings.form, settings.max_bytes, settings.setup, index)


def hold_threads() -> None:
    """Hold numerical libraries to one thread."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))


def start_worker(setup: Setup = AS_CONFIGURED, memory: int = 0) -> None:
    """Hold libraries to one thread, load the pipeline, then hold the memory to a limit in bytes, 0 for none.

    A fault in the pipeline is told by the first task.
    """
    hold_threads()
    with suppress(Exception):
        from pipeline.assemble import nlp_with  # noqa: PLC0415  after the threads are set

        nlp_with(setup)
    hold_memory(memory)


def do_tasks(tasks: Sequence[Task], orders: Orders) -> list[Done | Failed]:
    """Give the record of each task; whatever goes wrong costs one article.

    They are done in one batch, and one by one where the batch fails.
    """
    seconds: dict[str, float] = defaultdict(float)
    began = time.perf_counter()
    read = {number: quarantined(lambda task=task: _read(task, orders.max_bytes)) for number, task in enumerate(tasks)}  # type: ignore[misc]
    seconds["read"] = time.perf_counter() - began
    pages = {number: page for number, page in read.items() if isinstance(page, RawPage)}
    done: dict[int, Done | Failed] = {number: page for number, page in read.items() if isinstance(page, Failed)}
    done |= zip(pages, _all(list(pages.values()), orders, seconds), strict=True)
    return [done[number] for number in range(len(tasks))]


def _all(pages: Sequence[RawPage], orders: Orders, seconds: dict[str, float]) -> list[Done | Failed]:
    if not pages:
        return []
    batch = quarantined(lambda: _extract(pages, orders, seconds))
    if not isinstance(batch, Failed):
        return list(batch)
    if len(pages) == 1:
        return [batch]
    return [result for page in pages for result in _all([page], orders, defaultdict(float))]


def unreadable(task: Task, max_bytes: int) -> Failed | None:
    """Give why an input cannot be read; None where it can."""
    read = quarantined(lambda: _read(task, max_bytes))
    return read if isinstance(read, Failed) else None


def count_tasks(tasks: Sequence[Task], max_bytes: int) -> list[Counted | Failed]:
    """Give the site and the lines of each task; whatever goes wrong costs one article."""
    return [quarantined(lambda task=task: _count(task, max_bytes)) for task in tasks]  # type: ignore[misc]


def _extract(pages: Sequence[RawPage], orders: Orders, seconds: dict[str, float]) -> list[Done]:
    try:
        from pipeline.assemble import extract_pages, nlp_with  # noqa: PLC0415  heavy
        from pipeline.record.text import to_json, to_line  # noqa: PLC0415  heavy
    except (ImportError, SyntaxError) as error:
        raise ConfigError(f"the program is not whole: {error}") from error
    nlp, sites = nlp_with(orders.setup), _opened(orders.index) if orders.index else None
    articles = extract_pages(pages, nlp=nlp, sites=sites, tell=lambda stage, taken: seconds.update({stage: taken}))
    began = time.perf_counter()
    texts = [(to_json if orders.form is Form.JSON else to_line)(article) for article in articles]
    seconds["text"] = time.perf_counter() - began
    share = {stage: taken / len(pages) for stage, taken in seconds.items()}
    return [
        _done(article, text, page, share, indexed=orders.index is not None)
        for article, text, page in zip(articles, texts, pages, strict=True)
    ]


def _done(article: Article, text: str, page: RawPage, seconds: dict[str, float], *, indexed: bool) -> Done:
    counts = {name: len(getattr(article, name)) for name in COUNTED}
    return Done(text, article.id, counts, site_of(page, article.source.url) if indexed else "", seconds)


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
    if task.member is not None:
        return read_member(task.member, id=task.name, max_bytes=max_bytes)
    if task.source is None:
        raise InputError("there is nothing to read")
    page = read_file(task.source.path, root=task.source.root, max_bytes=max_bytes)
    return replace(page, id=task.name)
