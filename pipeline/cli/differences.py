"""The difference of two runs for a person: counts by category, then the changes, the most serious first."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from pipeline.cli.console import one_line, plain
from pipeline.review.diff_json import Heading
from pipeline.review.markdown import summary, versions
from pipeline.review.tally import MARKS, Row, Tally, Told
from pipeline.review.wording import Run, count, happened, in_context, outcomes, remark, remark_at, where

STYLES = {
    "plain": "",
    "part": "bold",
    "context": "dim",
    "lost": "red strike",
    "gained": "green underline",
    "category": "bold cyan",
    "broken": "bold red",
}
_LABEL = 12
_PLAIN_MARKS = {"part": ("[", "]"), "lost": ("[-", "-]"), "gained": ("{+", "+}")}


def laid_out(heading: Heading, tally: Tally) -> str:
    """Give the difference as text, coloured where standard output is a terminal that wants colours.

    Where there are no colours, words that are lost or gained stand in `[-marks-]` and `{+marks+}`, others in `[marks]`.
    """
    console = Console(highlight=False, soft_wrap=True, color_system=None if os.environ.get("NO_COLOR") else "auto")
    marked = not (console.is_terminal and console.color_system)
    with console.capture() as captured:
        for line in _lines(heading, tally, marked=marked):
            console.print(line)
    return captured.get()


def _lines(heading: Heading, tally: Tally, *, marked: bool) -> Iterator[Text]:
    yield Text(one_line(f"{heading.old} → {heading.new}"), "bold")
    yield from (Text(one_line(line)) for line in versions(heading))
    yield Text(summary(tally))
    if tally.marks:
        yield Text(outcomes(tally.marks))
    yield from (Text(plain(f"cannot be read: {diff.fault}"), "red") for diff in tally.unreadable)
    if rows := tally.rows():
        yield Text()
        yield from map(_row, rows)
    if tally.alone:
        yield Text()
        yield from (_label(MARKS).append(one_line(remark_at(*alone))) for alone in tally.alone)
    worst = tally.worst()
    for told in worst:
        yield Text()
        yield from _change(told, marked=marked)
    if left := tally.changes - len(worst):
        yield Text(f"\n… and {count(left, 'more change')}: --limit 0 shows all of them")


def _row(row: Row) -> Text:
    what = f"{row.group} {row.field}".rstrip()
    return _label(row.category).append(f"{row.kind:<9}{row.count:>7,}  {what}")


def _change(told: Told, *, marked: bool) -> Iterator[Text]:
    change = told.change
    yield _label(change.category).append(_styled(happened(change), marked=marked))
    if words := _styled(in_context(change), marked=marked):
        yield _label("").append(words)
    for mark in change.marks:
        yield _label(MARKS).append(one_line(remark(mark)), STYLES["broken" if mark.outcome == "lost" else "plain"])
    yield _label("").append(one_line(where(told.article, change)), STYLES["context"])


def _label(name: str) -> Text:
    return Text().append(name.ljust(_LABEL), STYLES["category"])


def _styled(runs: Iterator[Run], *, marked: bool) -> Text:
    text = Text()
    for run in runs:
        before, after = _PLAIN_MARKS.get(run.style, ("", "")) if marked else ("", "")
        words = plain(run.text)
        inside = words.strip()
        start = words.index(inside)
        text.append(words[:start]).append(f"{before}{inside}{after}", STYLES[run.style])
        text.append(words[start + len(inside) :])
    return text
