"""Time and memory of the difference of two runs, and whether it finds what was planted, each once and nothing else.

    python -m benchmarks.diff [--number N] [--seed N]

The records of extracted/ are varied until there are enough, and changed in none, a tenth and all of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.planted import CHANGES, plant, vary
from benchmarks.plants import CannotPlantError
from benchmarks.records import Record, put_right

HOME = Path(__file__).parents[1]
_SHARES = (0.0, 0.1, 1.0)
_MEGABYTE = 1024


def samples() -> list[Record]:
    """Give the records of extracted/."""
    paths = sorted((HOME / "extracted").rglob("*.json"))
    records = [json.loads(path.read_text("utf-8")) for path in paths if path.name != "manifest.json"]
    for record in records:
        put_right(record)
    return records


def runs(number: int, share: float, seed: int) -> Iterator[tuple[Record, Record, str]]:
    """Give so many records with what becomes of each: a share of them has one change, which is named."""
    found, names = samples(), list(CHANGES)
    for at in range(number):
        chance = Random(f"{seed} {at}")  # noqa: S311  no secret
        record = vary(found[at % len(found)], at, chance)
        if chance.random() >= share:
            yield record, record, ""
            continue
        for name in chance.sample(names, len(names)):
            try:
                yield record, plant(record, name, chance), name
            except CannotPlantError:
                continue
            break


def write_runs(folder: Path, number: int, share: float, seed: int) -> dict[str, str]:
    """Write two runs, a file for each record, and give what was planted in which article."""
    planted = {}
    for at, (old, new, name) in enumerate(runs(number, share, seed)):
        for side, record in (("old", old), ("new", new)):
            path = folder / side / f"{at % 100:02}" / f"{at}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", "utf-8")
        if name:
            planted[str(old["id"])] = name
    return planted


def measure(folder: Path) -> tuple[float, float, float, Record]:
    """Give the seconds, those of the processor and the megabytes that `inspectext diff` takes, and what it says."""
    command = [sys.executable, "-m", "pipeline", "diff", str(folder / "old"), str(folder / "new"), "--format", "json"]
    started, before = time.perf_counter(), _processor()
    told = subprocess.run(command, cwd=HOME, stdout=subprocess.PIPE, check=False).stdout  # noqa: S603
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEGABYTE
    return seconds, _processor() - before, memory, json.loads(told)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def misnamed(planted: dict[str, str], told: Record) -> list[str]:
    """Give the articles in which something else is told than the one change that was planted."""
    wrong = [name for id, name in planted.items() if id not in {article["id"] for article in told["articles"]}]  # noqa: A001
    for article in told["articles"]:
        expected = CHANGES[planted[article["id"]]][1] if article["id"] in planted else None
        if expected is None or [expected] != [c for change in article["changes"] if (c := expected.of(change))]:
            wrong.append(f"{article['id']} {planted.get(article['id'])}")
    return wrong


def main() -> None:
    """Print a row for each share of changed records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    wrong: list[str] = []
    print("| articles a side | changed | seconds | of the processor | MB | told otherwise than planted |")
    print("|---|---|---|---|---|---|")
    for share in _SHARES:
        with tempfile.TemporaryDirectory() as work:
            planted = write_runs(Path(work), asked.number, share, asked.seed)
            seconds, processor, memory, told = measure(Path(work))
        found = misnamed(planted, told)
        wrong += found
        print(
            f"| {asked.number:,} | {len(planted):,} | {seconds:.1f} | {processor:.1f} | {memory:.0f} | {len(found)} |",
            flush=True,
        )
    print(*wrong[:10], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
