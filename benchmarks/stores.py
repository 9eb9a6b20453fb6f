"""Synthetic records into each kind of store: all of them new, all of them known, one in a hundred changed.

python -m benchmarks.stores [--records N] [--kinds KIND...] [--postgresql URL] [--folder DIR]

The records are those of extracted/ with the letters of their words swapped, in 50 ways each, and with ids, paths and
hashes of their own; the seed is fixed. PostgreSQL is measured where a URL of an empty database is given.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import string
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from pipeline.record.ids import part_ids
from pipeline.store.export import export_into
from pipeline.store.protocol import Ready, Session, Store
from pipeline.store.records import StoredRecord, read_records
from pipeline.store.tables import rows_of
from pipeline.store.target import open_store, read_target

HOME = Path(__file__).parents[1]
_SEED = 7
_WAYS = 50
_WORDS = {"text", "name", "title", "role", "organisation", "provider"}
_PLACES = {
    "sqlite": "sqlite:///{folder}/store.sqlite",
    "duckdb": "duckdb:///{folder}/store.duckdb",
    "postgresql": "{postgresql}",
    "jsonl": "jsonl:{folder}/store.jsonl",
    "parquet": "parquet:{folder}/store.parquet",
    "parquet, tables": "parquet:{folder}/parquet",
    "csv": "csv:{folder}/csv",
}
_HEADS = (
    "store",
    "new, s",
    "processor, s",
    "of it in the store",
    "articles/s",
    "rows/s",
    "known, s",
    "1 % changed, s",
    "peak MB",
    "MB on disk",
)
_SERVER = "postgresql"


@dataclass(frozen=True, slots=True)
class Form:
    """A record to make others of: its line, and what it says, with the ids of another record."""

    line: str
    said: Any

    def varied(self, number: int, *, changed: bool) -> str:
        """Give the line of another article with the same words; `changed` makes its source a byte longer."""
        old, name = self.said.id, f"{number:012x}"
        self.said.id = name
        own = {getattr(self.said, group)[at].id: due for group, at, due in part_ids(self.said)}
        self.said.id = old
        line = re.sub("[sqjf]-[0-9a-f]{12}", lambda found: own[found[0]], self.line)
        source = self.said.source
        line = line.replace(old, name, 1).replace(source.sha256, sha256(name.encode()).hexdigest(), 1)
        line = line.replace(json.dumps(source.path), json.dumps(f"{number:07}.html"), 1)
        return line.replace(f'"size":{source.size}', f'"size":{source.size + 1}', 1) if changed else line


@dataclass(frozen=True, slots=True)
class Pass:
    """One export: the articles written, seconds, seconds of this process's processors, and those spent in the store."""

    written: int
    seconds: float
    cpu: float
    inside: float


class Timed:
    """A store that adds up the processor seconds spent in it."""

    def __init__(self, store: Store) -> None:
        self.seconds = 0.0
        self.notices: list[str] = []
        self._store = store
        self._session: Session | None = None

    @contextmanager
    def open(self) -> Iterator[Timed]:
        """Open the store; whatever it does at the end counts."""
        began = time.process_time()
        with self._store.open() as session:
            self._session = session
            self.seconds += time.process_time() - began
            yield self
            began = time.process_time()
        self.seconds += time.process_time() - began

    def held(self) -> Mapping[str, str]:
        """Pass on."""
        held: Mapping[str, str] = self._count("held")
        return held

    def put(self, batch: Sequence[Ready]) -> None:
        """Pass on."""
        self._count("put", batch)

    def remove(self, ids: Collection[str]) -> None:
        """Pass on."""
        self._count("remove", ids)

    def _count(self, name: str, *given: Any) -> Any:
        began = time.process_time()
        result = getattr(self._session, name)(*given)
        self.seconds += time.process_time() - began
        return result


def forms() -> list[Form]:
    """Give the samples' records, each with its letters swapped in several ways."""
    chance = random.Random(_SEED)  # noqa: S311  no secret
    made = []
    for record in read_records(HOME / "extracted"):
        for _ in range(_WAYS):
            letters = "".join(chance.sample(string.ascii_lowercase, 26))
            swap = str.maketrans(string.ascii_letters, letters + letters.upper())
            made.append(_form(_swapped(json.loads(record.line), swap)))
    return made


def _form(row: Any) -> Form:
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    said = json.loads(line, object_hook=lambda values: SimpleNamespace(**values))
    for quote in said.quotes:
        quote.text = " ".join(segment.text for segment in quote.segments)
    return Form(line, said)


def _swapped(value: Any, swap: dict[int, int]) -> Any:
    if isinstance(value, list):
        return [_swapped(member, swap) for member in value]
    if isinstance(value, dict):
        return {
            name: inner.translate(swap) if name in _WORDS and isinstance(inner, str) else _swapped(inner, swap)
            for name, inner in value.items()
        }
    return value


def write_records(path: Path, number: int, made: Sequence[Form], *, changed: bool = False) -> None:
    """Write records, one a line; `changed` changes one in a hundred of them."""
    with path.open("w", encoding="utf-8") as file:
        for at in range(number):
            file.write(made[at % len(made)].varied(at, changed=changed and at % 100 == 0) + "\n")


def child_rows(number: int, made: Sequence[Form], folder: Path) -> int:
    """Count the rows of the tables below the articles."""
    write_records(folder / "forms.jsonl", len(made), made)
    each = [_child_rows(record) for record in read_records(folder / "forms.jsonl")]
    return sum(each[at % len(made)] for at in range(number))


def _child_rows(record: StoredRecord) -> int:
    rows = rows_of(record.article(), record.line, record.sha256)
    return sum(len(found) for found in rows.values()) - 1


def measure(url: str, records: Sequence[Path], *, tables: bool) -> Iterator[Pass]:
    """Export each of the files of records into one store."""
    for path in records:
        store = Timed(open_store(read_target(url), tables=tables))
        began, cpu = time.perf_counter(), time.process_time()
        done = export_into(store, path)
        yield Pass(done.new + done.changed, time.perf_counter() - began, time.process_time() - cpu, store.seconds)


def measured(url: str, records: Sequence[Path], *, tables: bool) -> tuple[list[Pass], int]:
    """Give the passes, and the peak memory of this process in megabytes."""
    passes = list(measure(url, records, tables=tables))
    return passes, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Print a table: a line for each kind of store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--kinds", nargs="+", choices=_PLACES, default=[kind for kind in _PLACES if kind != _SERVER])
    parser.add_argument("--postgresql", metavar="URL", default="")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder unless said")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.folder) as work:
        folder, made = Path(work), forms()
        new, changed = folder / "new.jsonl", folder / "changed.jsonl"
        write_records(new, given.records, made)
        write_records(changed, given.records, made, changed=True)
        rows, size = child_rows(given.records, made, folder), new.stat().st_size / given.records
        print(f"{given.records:,} articles of {size:,.0f} bytes, {rows:,} rows below them\n")
        print(f"| {' | '.join(_HEADS)} |\n|{' --- |' * len(_HEADS)}")
        for kind in given.kinds:
            _line(kind, given, folder, [new, new, changed], rows)


def _line(kind: str, given: argparse.Namespace, folder: Path, records: Sequence[Path], rows: int) -> None:
    """Measure a kind in a process of its own, and print its line."""
    place = folder / "store"
    place.mkdir()
    url = _PLACES[kind].format(folder=place, postgresql=given.postgresql)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        (new, known, changed), peak = pool.submit(measured, url, records, tables="tables" in kind).result()
    if (new.written, known.written) != (given.records, 0):
        sys.exit(f"{kind}: {new.written:,} new, then {known.written:,}: was the store empty?")
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6
    speed = f"{new.written / new.seconds:,.0f} | {(new.written + rows) / new.seconds:,.0f}"
    times = (
        f"{new.seconds:.1f} | {new.cpu:.1f} | {new.inside:.1f} | {speed} | {known.seconds:.1f} | {changed.seconds:.1f}"
    )
    print(f"| {kind} | {times} | {peak} | {size:,.0f} |" if size else f"| {kind} | {times} | {peak} | – |", flush=True)
    shutil.rmtree(place)


if __name__ == "__main__":
    main()
