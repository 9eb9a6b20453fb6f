"""Stores of files, what is put into them, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pipeline.record.article import Article
from pipeline.record.build import to_article
from pipeline.record.text import to_line
from pipeline.store.csv_files import csv_store
from pipeline.store.file_store import FileStore
from pipeline.store.json_lines import lines_store
from pipeline.store.parquet import parquet_store
from pipeline.store.protocol import Ready
from pipeline.store.records import StoredRecord, read_records
from tests.builders import ROOT
from tests.record.made import TEXT, made

STORES: Mapping[str, Callable[[Path], FileStore]] = {
    "lines": lambda folder: lines_store(folder / "store.jsonl"),
    "csv": lambda folder: csv_store(folder / "store.csv", folder=False),
    "csv tables": lambda folder: csv_store(folder / "store", folder=True),
    "parquet": lambda folder: parquet_store(folder / "store.parquet", folder=False),
    "parquet tables": lambda folder: parquet_store(folder / "store", folder=True),
}


def named(name: str, title: str = "A title", path: str | None = None) -> Article:
    """Give a record with a part of every kind, below a path of its own; the id follows from the name."""
    found = to_article(*made(TEXT, url=f"https://example.org/{name}", title=title))
    return found.model_copy(update={"source": found.source.model_copy(update={"path": path or f"{name}.html"})})


def samples() -> list[StoredRecord]:
    """Give the records of extracted/."""
    return list(read_records(ROOT / "extracted"))


def records(articles: Sequence[Article], folder: Path) -> list[StoredRecord]:
    """Give records as they are read from a file of lines."""
    path = folder / "given.jsonl"
    path.write_text("".join(map(to_line, articles)), "utf-8")
    return list(read_records(path))


def fill(store: FileStore, given: Sequence[StoredRecord], gone: Sequence[str] = ()) -> list[str]:
    """Export records as the program does, one after another; give the ids of those that were written."""
    with store.open() as session:
        held = session.held()
        new = [ready for r in given if held.get((ready := Ready(r, r.article())).article.id) != r.sha256]
        for ready in new:
            session.put([ready])
        session.remove(gone)
    return [ready.article.id for ready in new]


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of all files of a store."""
    found = folder.rglob("*")
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(found)
        if p.is_file() and p.name != "given.jsonl"
    }
