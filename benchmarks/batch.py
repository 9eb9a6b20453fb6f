"""Runs over varied articles with one worker and with two: rate, memory of the workers, time per stage, same bytes.

python -m benchmarks.batch [--number N] [--seed N]
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.varied import write_articles
from pipeline.run.batch import run_batch
from pipeline.run.inputs import Inputs, named
from pipeline.run.quarantine import Failed
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.run.work import Done
from pipeline.store.state import opened

_PAGE = 4096
_MEGABYTE = 1_000_000
_STEP = 200
_NUMBERS = (1, 2)


@dataclass
class Memory:
    """The largest resident memory of a worker process, in megabytes, at each article that is over."""

    seen: list[float] = field(default_factory=list)

    def look(self, _name: str, _result: Done | Failed | None) -> None:
        """Note the largest worker now; on systems without /proc nothing."""
        self.seen.append(max((_resident(child) for child in _children()), default=0.0))

    def around(self, article: int) -> float:
        """Give the largest over the hundred articles up to this one."""
        return max(self.seen[max(0, article - _STEP // 2) : article])


def _children() -> list[Path]:
    tasks = Path("/proc/self/task")
    listed = [path.read_text() for path in tasks.glob("*/children")]
    return [Path("/proc", number) for line in listed for number in line.split()]


def _resident(process: Path) -> float:
    try:
        return int((process / "statm").read_text().split()[1]) * _PAGE / _MEGABYTE
    except (OSError, IndexError):
        return 0.0


def digest(out: Path) -> str:
    """Give one digest of all records of an output folder."""
    total = sha256()
    for path in sorted(out.rglob("*.json")):
        if path.name != "manifest.json":
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def measure(folder: Path, settings: Settings) -> tuple[float, Report, Memory]:
    """Give the seconds of a run, its report, and the memory of its workers."""
    memory, began = Memory(), time.perf_counter()
    settings.out.mkdir()
    with opened(settings.out) as state:
        inputs = Inputs(named([folder], None, settings.out), settings, state)
        report = run_batch(inputs, settings, state, tell=memory.look)
    if report.failures:
        sys.exit(f"{report.failures[0].name}: {report.failures[0].reason}")
    return time.perf_counter() - began, report, memory


def print_stages(report: Report) -> None:
    """Print how long each stage took, per article and as a share."""
    total = sum(report.stages.values())
    print("\n| stage | ms an article | share |\n|---|---|---|")
    for stage, taken in report.stages.items():
        print(f"| {stage} | {taken / report.done * 1000:.2f} | {taken / total:.1%} |")
    print(f"| all | {total / report.done * 1000:.2f} | |")


def main() -> None:
    """Print a table of the runs and one of the stages, and fail where bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    digests, rates = set(), []
    with TemporaryDirectory() as work:
        write_articles(Path(work, "in"), asked.number, asked.seed)
        print(f"{asked.number:,} articles, seed {asked.seed}; no worker is replaced\n")
        print("| workers | articles a second | MB at article 200 | at the last | grown by | largest |")
        print("|---|---|---|---|---|---|")
        for workers in _NUMBERS:
            settings = Settings(Path(work, f"out{workers}"), workers=workers, lifetime=0)
            seconds, report, memory = measure(Path(work, "in"), settings)
            digests.add(digest(settings.out))
            rates.append(asked.number / seconds)
            early, late = memory.around(min(_STEP, asked.number)), memory.around(asked.number)
            sizes = f"{early:.0f} | {late:.0f} | {late / early - 1:+.1%} | {report.memory / _MEGABYTE:.0f}"
            print(f"| {workers} | {rates[-1]:.2f} | {sizes} |", flush=True)
    print(f"\ntwo workers are {rates[1] / rates[0]:.2f} times as fast; the same bytes: {len(digests) == 1}")
    print_stages(report)
    sys.exit(len(digests) != 1)


if __name__ == "__main__":
    main()
