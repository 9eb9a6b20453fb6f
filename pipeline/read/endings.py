"""What a file is by the ending of its name: an article, a container of articles, or nothing that is read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

SUFFIXES = (".html", ".htm", ".txt")


class Container(StrEnum):
    """A file that holds many articles."""

    ZIP = "zip archive"
    TAR = "tar archive"
    LINES = "JSON Lines file"
    PARQUET = "Parquet file"
    WARC = "WARC file"


ENDINGS = {
    ".zip": Container.ZIP,
    ".tar": Container.TAR,
    ".tar.gz": Container.TAR,
    ".tgz": Container.TAR,
    ".tar.bz2": Container.TAR,
    ".tar.xz": Container.TAR,
    ".jsonl": Container.LINES,
    ".jsonl.gz": Container.LINES,
    ".ndjson": Container.LINES,
    ".ndjson.gz": Container.LINES,
    ".parquet": Container.PARQUET,
    ".warc": Container.WARC,
    ".warc.gz": Container.WARC,
}
GZIPPED = (*SUFFIXES, *(ending for ending in ENDINGS if f"{ending}.gz" in ENDINGS))
"""The endings that may have `.gz` behind them."""


def supported(path: Path) -> bool:
    """Tell whether the file's ending is that of an article: .html, .htm, .txt, and .gz of each."""
    return plain_name(path.name).lower().endswith(SUFFIXES)


def all_endings() -> str:
    """Give the endings that are read, for a message."""
    others = [ending for ending in ENDINGS if ending.removesuffix(".gz") not in GZIPPED]
    return f"{', '.join(GZIPPED)} or .gz of these, {', '.join(others)}"


def is_container(path: Path) -> bool:
    """Tell whether the file's ending is that of a file which holds many articles."""
    return container_of(path.name) is not None


def container_of(name: str) -> Container | None:
    """Give what holds many articles under such a name; None for any other file."""
    low = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if low.endswith(ending)), None)


def is_read(name: str) -> bool:
    """Tell whether a file of this name is read at all."""
    return plain_name(name).lower().endswith(SUFFIXES) or container_of(name) is not None


def plain_name(name: str) -> str:
    """Give the name without `.gz`."""
    return name[:-3] if name.lower().endswith(".gz") else name
