"""Whether a record still is what its input, the program and the index of sites would give."""

from __future__ import annotations

from pipeline.run.manifest import Entry
from pipeline.run.tasks import Task
from pipeline.store.sites import SiteIndex


def is_current(entry: Entry, task: Task, made_by: str, index: SiteIndex | None) -> bool:
    """Tell whether a record was made from the same bytes, by the same program, knowing the same of its site.

    Args:
        made_by: The fingerprint of the program.
        index: The index of sites that the record is to be made with; None without one.
    """
    lines = index.digest(entry.site) if index else ""
    return bool(task.digest) and (entry.digest, entry.fingerprint, entry.lines) == (task.digest, made_by, lines)
