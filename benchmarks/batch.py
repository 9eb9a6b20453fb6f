"""Batches of copies of the samples with one worker and with two: time, memory of the workers, whether bytes agree.

python -m benchmarks.batch [--copies N]
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.run.batch import run_batch
from pipeline.run.settings import Settings
from pipeline.run.tasks import plan

HOME = Path(__file__).parents[1]
_PAGE = 4096
_MEGABYTE = 1_000_000


@dataclass
class Memory:
    """Resident memory of the worker processes, in megabytes: the largest at each article."""

    seen: list[float] = field(default_factory=list)

    def look(self, _: str) -> None:
        """Note the largest worker now; on systems without /proc nothing."""
        sizes = [_resident(child) for child in _children()]
        self.seen.append(max(sizes, default=0.0))

    def between(self, start: float, end: float) -> float:
        """Give the largest size in a part of the run: 0.2 to 0.4 is its second fifth."""
        part = self.seen[int(len(self.seen) * start) : int(len(self.seen) * end)]
        return max(part, default=0.0)


def _children() -> list[Path]:
    tasks = Path("/proc/self/task")
    listed = [path.read_text() for path in tasks.glob("*/children")]
    return [Path("/proc", number) for line in listed for number in line.split()]


def _resident(process: Path) -> float:
    try:
        return int((process / "statm").read_text().split()[1]) * _PAGE / _MEGABYTE
    except (OSError, IndexError):
        return 0.0


def copies(folder: Path, number: int) -> None:
    """Fill a folder with copies of the samples, without their canonical URLs being one: names differ."""
    samples = sorted(path for path in (HOME / "raw").rglob("*") if path.is_file())
    for copy in range(number):
        sample = samples[copy % len(samples)]
        (folder / f"{copy:05}_{sample.name}").write_bytes(sample.read_bytes())


def digest(out: Path) -> str:
    """Give one digest of all records of an output folder."""
    total = sha256()
    for path in sorted(out.rglob("*.json")):
        if path.name != "manifest.json":
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def measure(folder: Path, out: Path, workers: int) -> tuple[float, Memory]:
    """Give the seconds of a run and the memory of its workers."""
    memory, began = Memory(), time.perf_counter()
    tasks = plan([folder], None, Settings(out).max_bytes)
    report = run_batch(tasks, Settings(out, workers=workers), tell=memory.look)
    if report.failures:
        sys.exit(f"{report.failures[0].path}: {report.failures[0].reason}")
    return time.perf_counter() - began, memory


def main() -> None:
    """Print a line for each number of workers, and fail where bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=500)
    number = parser.parse_args().copies
    digests = set()
    with TemporaryDirectory() as work:
        folder = Path(work, "in")
        folder.mkdir()
        copies(folder, number)
        for workers in (1, 2):
            out = Path(work, f"out{workers}")
            seconds, memory = measure(folder, out, workers)
            digests.add(digest(out))
            early, late = memory.between(0.2, 0.4), memory.between(0.8, 1.0)
            print(f"{workers} workers: {number} articles in {seconds:.1f} s, {number / seconds:.1f}/s;", end=" ")
            print(f"largest worker {early:.0f} MB in the second fifth, {late:.0f} MB in the last")
    if len(digests) > 1:
        sys.exit("the bytes differ")
    print("same bytes")


if __name__ == "__main__":
    main()
