"""What a run does, as one JSON object a line on standard error, for programs that watch it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from pipeline.cli.console import errors
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.run.work import Done, Failed


def tell(event: str, **values: object) -> None:
    """Write one event with the time of day, in UTC."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **values}, ensure_ascii=True, default=str)
    errors().file.write(f"{line}\n")
    errors().file.flush()


def begun(settings: Settings, total: int | None) -> None:
    """Tell that a run begins, and of how many articles if that is known."""
    tell("begin", out=str(settings.out), workers=settings.workers, format=settings.form, total=total)


def over(name: str, result: Done | Failed | None) -> None:
    """Tell how an article went."""
    match result:
        case Done():
            seconds = round(sum(result.seconds.values()), 3)
            tell("article", path=name, status="done", id=result.id, seconds=seconds, **result.counts)
        case Failed():
            tell("article", path=name, status="failed", kind=result.kind, reason=result.reason)
        case None:
            tell("article", path=name, status="unchanged")


def ended(report: Report) -> None:
    """Tell what the run did."""
    tell("end", **report.told(), gone=report.gone, duplicates=report.duplicates)


def complain(message: str) -> None:
    """Tell why the run cannot go on."""
    tell("error", message=message)
