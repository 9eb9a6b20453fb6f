"""Files that hold many articles: archives, tables and crawls, read one article at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.endings import ENDINGS, Container, container_of
from pipeline.read.files import Input, check_file
from pipeline.read.member import Member
from pipeline.read.parquet import read_parquet
from pipeline.read.rows import read_rows
from pipeline.read.tars import read_tar
from pipeline.read.warc import read_warc
from pipeline.read.zips import read_zip

Reader = Callable[[Path, int], Iterator[Member]]
READERS: dict[Container, Reader] = {
    Container.ZIP: read_zip,
    Container.TAR: read_tar,
    Container.LINES: read_rows,
    Container.PARQUET: read_parquet,
    Container.WARC: read_warc,
}


def members(item: Input, max_bytes: int) -> Iterator[Member]:
    """Give the articles of a container, each once, in the order in which they lie there.

    What is no article is passed over. One that can't be read comes with its fault; two may have one name.

    Args:
        max_bytes: Larger articles are not read.

    Yields:
        One article at a time; no other is held.

    Raises:
        InputError: The container can't be read, or not to its end; it is named, with how many articles were read.
        ConfigError: A package that it needs is missing.
    """
    count = 0
    try:
        for member in _reader(item)(item.path, max_bytes):
            yield replace(member, folder=_folder(item, member.name))
            count += 1
    except InputError as error:
        raise InputError(f"{error.reason}{_after(count)}", path=str(item.path), kind=error.kind) from error
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}{_after(count)}"
        raise InputError(reason, path=str(item.path)) from error


def _reader(item: Input) -> Reader:
    check_file(item)
    kind = container_of(item.path.name)
    if kind is None:
        raise InputError(f"ends in none of {', '.join(ENDINGS)}", kind="unsupported")
    return READERS[kind]


def _folder(item: Input, name: str) -> str:
    """Give the folder of an article as `RawPage` has it: that of the container, the container, and those inside it."""
    container = os.fsencode(f"{item.path.name}/").decode("utf-8", "replace")
    below = name.rpartition("/")[0]
    return f"{item.folder}{container}{below}/" if below else f"{item.folder}{container}"


def _after(count: int) -> str:
    """Say how many articles came before the container could be read no further."""
    return f", after {count:,} {'article' if count == 1 else 'articles'}" if count else ""
