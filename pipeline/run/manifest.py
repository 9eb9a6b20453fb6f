"""The manifest of an output folder: what is in it, what made it, and how the run went that changed it last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.run.fingerprint import versions
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.store.files import write_text
from pipeline.store.state import State

NAME = "manifest.json"
_VERSION = "2"


def manifest(settings: Settings, report: Report, state: State) -> dict[str, Any]:
    """Give the manifest: the folder's records by their number, and the run with its versions, settings and times.

    Seconds and bytes are the only values that may differ between two runs over the same inputs.
    """
    return {
        "manifest_version": _VERSION,
        "format": settings.form,
        "folder": {"articles": state.records(), "failed": sum(1 for _ in state.failures()), **state.parts(seen=False)},
        "duplicates": state.duplicates(),
        "versions": dict(versions(settings.setup)),
        "settings": _chosen(settings),
        "run": report.told(),
    }


def write_manifest(out: Path, told: dict[str, Any]) -> None:
    """Write the manifest.

    Raises:
        OSError: The file cannot be written.
    """
    write_text(out / NAME, json.dumps(told, indent=2, ensure_ascii=False) + "\n")


def _chosen(settings: Settings) -> dict[str, object]:
    """Give the settings that a person chose, without the places of files on this machine."""
    return {
        "workers": settings.workers,
        "max_bytes": settings.max_bytes,
        "timeout": settings.timeout,
        "memory": settings.memory,
        "force": settings.force,
        "prune": settings.prune,
        "site_index": settings.sites is not None,
    }
