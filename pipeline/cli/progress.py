"""A progress bar on standard error, where a person looks at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from pipeline.cli.console import errors


class _Rate(ProgressColumn):
    """How many articles a second are over."""

    def render(self, task: Task) -> Text:
        """Give the rate of the last half minute."""
        return Text("" if task.speed is None else f"{task.speed:.1f}/s")


@contextmanager
def progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give what to call with the name of each article when it is over; nothing is shown where nobody looks.

    Args:
        total: How many articles there are; None where that is not known.
    """
    console = errors()
    shown = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    columns = (*shown, TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=name)
