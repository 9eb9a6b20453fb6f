"""What a run did, in words that a person reads."""

from __future__ import annotations

from pipeline.cli.console import one_line
from pipeline.run.batch import Report
from pipeline.run.manifest import NAME
from pipeline.run.work import COUNTED

_TOLD = 3


def summary(report: Report) -> str:
    """Give two lines, and before them one for each article that came more than once."""
    lines = [*_duplicates(report), _articles(report), _parts(report)]
    return "\n".join(line for line in lines if line)


def _articles(report: Report) -> str:
    if not report.done and not report.failures:
        return f"nothing changed: {_count(report.skipped, 'article')} up to date"
    done = f"{_count(report.done, 'article')} done, {len(report.failures)} failed, {report.skipped} skipped"
    return f"{done} in {report.seconds:.1f} seconds"


def _parts(report: Report) -> str:
    return ", ".join(_count(report.parts[name], name.removesuffix("s")) for name in COUNTED)


def _duplicates(report: Report) -> list[str]:
    lines = [
        f"one article, read {len(names)} times: {one_line(', '.join(names))}" for names in report.duplicates.values()
    ]
    more = len(lines) - _TOLD
    return lines if more <= 0 else [*lines[:_TOLD], f"and {more:,} more articles read several times: see {NAME}"]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
