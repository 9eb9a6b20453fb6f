"""How many articles a run will meet, where that can be told without reading them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import InputError
from pipeline.read.endings import Container, container_of
from pipeline.read.files import Input, check_file
from pipeline.read.parquet import count_parquet
from pipeline.read.walk import find_inputs
from pipeline.read.zips import count_zip

COUNTERS: dict[Container, Callable[[Path], int]] = {Container.ZIP: count_zip, Container.PARQUET: count_parquet}


def count_inputs(inputs: Sequence[Path], *, skip: Path | None = None) -> int | None:
    """Give how many articles there are, those that can't be read too; None as soon as a container can't tell unread.

    Raises:
        ConfigError: A package that a container needs is missing.
    """
    total = 0
    for item in find_inputs(inputs, skip=skip):
        count = _count(item)
        if count is None:
            return None
        total += count
    return total


def _count(item: Input) -> int | None:
    kind = container_of(item.path.name)
    if kind is None:
        return 1
    if kind not in COUNTERS:
        return None
    try:
        check_file(item)
        return COUNTERS[kind](item.path)
    except (InputError, OSError):
        return 1  # the failure
