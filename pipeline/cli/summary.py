"""What a run did, in words that a person reads."""

from __future__ import annotations

from pipeline.cli.console import one_line
from pipeline.run.manifest import NAME
from pipeline.run.report import Report
from pipeline.run.work import COUNTED

_TOLD = 3
_LARGE = 0.05


def summary(report: Report) -> str:
    """Give a few lines: what came twice or is gone, how many articles and parts, what failed, where the time went."""
    lines = [
        *_duplicates(report),
        *_gone(report),
        _articles(report),
        _parts(report),
        _failures(report),
        _stages(report),
    ]
    return "\n".join(line for line in lines if line)


def _articles(report: Report) -> str:
    if not report.done and not report.failures and not report.pruned:
        return f"nothing changed: {_count(report.skipped, 'article')} up to date"
    done = f"{_count(report.done, 'article')} done, {len(report.failures):,} failed, {report.skipped:,} skipped"
    rate = f", {report.rate:.1f} a second" if report.done else ""
    return f"{done} in {report.seconds:.1f} seconds{rate}"


def _parts(report: Report) -> str:
    return ", ".join(_count(report.parts[name], name.removesuffix("s")) for name in COUNTED)


def _failures(report: Report) -> str:
    if not report.failures:
        return ""
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in report.kinds().items())
    left = (
        f"; {report.quarantined:,} not tried again: nothing has changed (inspectext retry)"
        if report.quarantined
        else ""
    )
    return f"failed: {kinds}{left}"


def _stages(report: Report) -> str:
    """Give the share of each stage that takes a twentieth of the time or more, the largest first."""
    total = sum(report.stages.values())
    ordered = sorted(report.stages.items(), key=lambda stage: -stage[1])
    large = [(stage, taken / total) for stage, taken in ordered if taken >= _LARGE * total > 0]
    return f"time: {', '.join(f'{stage} {share:.0%}' for stage, share in large)}" if large else ""


def _gone(report: Report) -> list[str]:
    if not report.gone:
        return []
    what = "records removed" if report.pruned else "records kept (--prune removes them)"
    return [f"{_count(len(report.gone), 'input')} gone since an earlier run, {what}: {_few(report.gone)}"]


def _duplicates(report: Report) -> list[str]:
    lines = [f"one article, read {len(names):,} times: {_few(names)}" for names in report.duplicates.values()]
    more = len(lines) - _TOLD
    return lines if more <= 0 else [*lines[:_TOLD], f"and {more:,} more articles read several times: see {NAME}"]


def _few(names: list[str]) -> str:
    more = f" and {len(names) - _TOLD:,} more" if len(names) > _TOLD else ""
    return one_line(", ".join(names[:_TOLD])) + more


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
