"""Whether a record still is what its input, the program and the index of sites would give, and a failure as well."""

from __future__ import annotations

from pipeline.run.fingerprint import fingerprint
from pipeline.run.settings import Settings
from pipeline.run.tasks import Task
from pipeline.store.sites import SiteIndex
from pipeline.store.state import Entry, Failure


def is_current(entry: Entry, task: Task, made_by: str, index: SiteIndex | None) -> bool:
    """Tell whether a record was made from the same bytes, by the same program, knowing the same of its site.

    Args:
        made_by: The fingerprint of the program.
        index: The index of sites that the record is to be made with; None without one.
    """
    lines = index.digest(entry.site) if index else ""
    return bool(task.digest) and (entry.digest, entry.fingerprint, entry.lines) == (task.digest, made_by, lines)


def is_quarantined(failure: Failure, task: Task, failed_by: str) -> bool:
    """Tell whether an input would fail as it did: it has the same bytes, and program and limits are the same.

    Args:
        failed_by: The fingerprint of program and limits.
    """
    return bool(task.digest) and (failure.digest, failure.fingerprint) == (task.digest, failed_by)


def failed_by(settings: Settings) -> str:
    """Give the fingerprint of the program and of the limits that an input may fail by.

    Raises:
        ConfigError: The pipeline or the profiles cannot be read.
    """
    return f"{fingerprint(settings.setup)}-{settings.max_bytes}-{settings.timeout:g}-{settings.memory}"
