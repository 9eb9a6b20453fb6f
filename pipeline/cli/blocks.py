"""The blocks of a cleaned page, kept and dropped, in one order; and the page as a line of JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from heapq import merge
from typing import Any

from pipeline.page import Block, Dropped, Page

_LINE_END = re.compile(r"\r\n?|\n")
_ESCAPED = {number: f"\\u{number:04x}" for number in (*range(127, 160), 0x2028, 0x2029)}
"""What JSON may hold as it is, but what steers a terminal or ends a line for some readers."""

_Told = tuple[str, Block | Dropped]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a cleaned page with its place in the source.

    Attributes:
        text: What it says.
        block: The block as cleaning left it.
        line: The line of raw that it begins in, from 1; None where its place in raw is not known.
    """

    text: str
    block: Block | Dropped
    line: int | None

    @property
    def reason(self) -> str | None:
        """Why it was dropped; None where it was kept."""
        return self.block.reason if isinstance(self.block, Dropped) else None

    @property
    def raw(self) -> tuple[int, int] | None:
        """Its place in raw, where that is known."""
        return (self.block.raw_start, self.block.raw_end) if self.line else None


def placed(page: Page) -> Iterator[Placed]:
    """Give the blocks in document order; the kept ones stand in text order."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(page.source.raw))]
    kept: Iterator[_Told] = ((page.text[block.start : block.end], block) for block in page.blocks)
    dropped: Iterator[_Told] = ((block.text, block) for block in page.dropped)
    for text, block in merge(kept, dropped, key=lambda pair: pair[1].raw_start):
        known = block.raw_end > block.raw_start
        yield Placed(text, block, bisect_right(starts, block.raw_start) if known else None)


def to_line(name: str, page: Page) -> str:
    """Give a page as one line of JSON Lines; `name` is what the user called it."""
    row = {
        "source": _source(name, page),
        "metadata": asdict(page.metadata),
        "text": page.text,
        "blocks": [_row(block) for block in placed(page)],
        "notices": [asdict(notice) for notice in page.notices],
    }
    return json.dumps(row, ensure_ascii=False, allow_nan=False).translate(_ESCAPED) + "\n"


def _source(name: str, page: Page) -> dict[str, Any]:
    plain = ("media_type", "encoding", "sha256", "size")
    return {"path": name, **{key: getattr(page.source, key) for key in plain}}


def _row(placed: Placed) -> dict[str, Any]:
    block = placed.block
    start, end = (block.start, block.end) if isinstance(block, Block) else (None, None)
    return {
        "kept": placed.reason is None,
        "reason": placed.reason,
        "kind": block.kind,
        "text": placed.text,
        "start": start,
        "end": end,
        "line": placed.line,
        "raw": dict(zip(("start", "end"), placed.raw, strict=True)) if placed.raw else None,
    }
