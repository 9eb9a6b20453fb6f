"""A cleaned page for a person: each block on its own line, then what the page says of itself."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console
from rich.text import Text

from pipeline.cli.blocks import Placed, placed
from pipeline.cli.console import one_line, plain
from pipeline.page import Notice, Page

STYLES = {
    "kept": "green",
    "dropped": "red",
    "heading": "bold",
    "boilerplate": "dim",
    "name": "cyan",
    "notice": "yellow",
    "source": "bold reverse",
}
_LABEL = 22
_LONGEST = 100
_NARROW = 30
"""Columns of text below which a terminal gets its lines as they are."""


def laid_out(name: str, page: Page, *, full: bool) -> str:
    """Give a page as text, coloured where standard output is a terminal that wants colours.

    Args:
        name: What the user called the page.
        page: The page.
        full: Whether long blocks that were dropped are given whole.
    """
    console = Console(highlight=False, soft_wrap=True, color_system=None if os.environ.get("NO_COLOR") else "auto")
    with console.capture() as captured:
        for line in _lines(name, page, full=full):
            console.print(_hung(line, console))
    return captured.get()


def _lines(name: str, page: Page, *, full: bool) -> Iterator[Text]:
    blocks = list(placed(page))
    yield _head(name, page)
    for block in blocks:
        yield _kept(block) if block.reason is None else _dropped(block, full=full)
    yield Text()
    for key, value in asdict(page.metadata).items():
        yield _labelled("  ", key, "name").append(plain(str(value)) if value else "–")
    for notice in page.notices:
        yield _notice(notice)
    yield _summary(blocks)


def _head(name: str, page: Page) -> Text:
    source = page.source
    told = f"  {source.media_type}, {source.encoding}, {source.size:,} bytes"
    return Text().append(one_line(name), STYLES["source"]).append(told)


def _labelled(mark: str, label: str, style: str) -> Text:
    return Text().append(f"{mark}{label}".ljust(_LABEL) + " ", STYLES[style])


def _kept(block: Placed) -> Text:
    style = STYLES["heading"] if block.block.kind == "heading" else ""
    return _labelled("+ ", block.block.kind, "kept").append(plain(block.text), style)


def _dropped(block: Placed, *, full: bool) -> Text:
    text = _labelled("- ", block.reason or "", "dropped")
    text.append(plain(block.text if full else _shortened(block.text)), STYLES["boilerplate"])
    return text.append(f"  [{_place(block)}]", STYLES["name"])


def _shortened(text: str) -> str:
    """Give the beginning of a long text, cut between words where it has any, and how much is missing."""
    if len(text) <= _LONGEST:
        return text
    head = text[:_LONGEST].rsplit(maxsplit=1)[0] if " " in text[:_LONGEST] else text[:_LONGEST]
    return f"{head} … ({len(text) - len(head):,} more characters)"


def _place(block: Placed) -> str:
    where = f"line {block.line}, {block.raw[0]}–{block.raw[1]}" if block.raw else "place not known"
    return f"{block.block.kind}, {where}"


def _notice(notice: Notice) -> Text:
    return _labelled("! ", notice.code, "notice").append(plain(notice.message))


def _summary(blocks: list[Placed]) -> Text:
    """Give how many blocks were kept, and how many dropped for each reason, whatever number it comes with."""
    reasons = Counter(block.reason.partition("(")[0] for block in blocks if block.reason)
    told = ", ".join(f"{reason} {number:,}" for reason, number in sorted(reasons.items(), key=lambda r: (-r[1], r[0])))
    kept = len(blocks) - reasons.total()
    return Text(f"{kept:,} kept, {reasons.total():,} dropped{': ' if told else ''}{told}")


def _hung(line: Text, console: Console) -> Text:
    """Give a line with what does not fit into the terminal below its text, not below its label."""
    width = console.width - _LABEL - 2
    if not console.is_terminal or width < _NARROW or len(line) < console.width:
        return line
    label, text = line.divide([_LABEL + 1])
    return label + Text("\n" + " " * (_LABEL + 1)).join(text.wrap(console, width))
