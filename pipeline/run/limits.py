"""What a worker process may take of the machine."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def hold_memory(limit: int) -> None:
    """Hold this process to a resident memory in bytes, so that too much of it is a `MemoryError`; 0 for no limit.

    What the system can hold is the address space: the limit is on what is added to it from now on. A system without
    such limits, or without `/proc`, holds nothing.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on every system

        if limit:
            size, resident = (int(pages) * _PAGE for pages in Path("/proc/self/statm").read_text().split()[:2])
            most = size + max(0, limit - resident)
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
