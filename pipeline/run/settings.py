"""How a run is done."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.read.files import MAX_BYTES
from pipeline.settings import AS_CONFIGURED, Setup

MAX_MEMORY = 4_000_000_000
MAX_SECONDS = 60.0


class Form(StrEnum):
    """How records are written: one file an article, or one line an article in one file."""

    JSON = "json"
    JSONL = "jsonl"


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Attributes:
        out: The folder of the records.
        workers: Processes, each with its own pipeline.
        form: How records are written.
        force: Do unchanged and quarantined articles again.
        prune: Remove the records of inputs that are gone.
        max_bytes: The largest input, after decompression.
        timeout: Seconds for one article; then its worker is ended.
        memory: The most that a worker may take, in bytes; 0 for any.
        lifetime: Articles after which a worker is replaced; 0 for never.
        setup: The spaCy pipeline and the profiles of the user's own.
        sites: The index of sites, which the pages of the run are counted in and cleaned with; None to take each page by
            itself.
    """

    out: Path
    workers: int = 1
    form: Form = Form.JSON
    force: bool = False
    prune: bool = False
    max_bytes: int = MAX_BYTES
    timeout: float = MAX_SECONDS
    memory: int = MAX_MEMORY
    lifetime: int = 1000
    setup: Setup = AS_CONFIGURED
    sites: Path | None = None
