"""What a run does, as one JSON object a line on standard error, for programs that watch it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

from pipeline.cli.console import Exit, errors
from pipeline.run.quarantine import Failed
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.run.work import Done

if TYPE_CHECKING:
    from pipeline.store.export import Exported

OPTION = "--log-json"


class Watched(TyperCommand):
    """A command that a program may watch: a mistake in its options is told as an event too."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give the arguments that are left, as any command does."""
        watched = OPTION in args
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            if not watched:
                raise
            complain(error.format_message())
            raise typer.Exit(Exit.WRONG_USE) from None


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


def exported(done: Exported) -> None:
    """Tell what became of the records in a store."""
    tell("export", **asdict(done))


def complain(message: str) -> None:
    """Tell why the run cannot go on."""
    tell("error", message=message)
