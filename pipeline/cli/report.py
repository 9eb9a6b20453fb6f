"""`inspectext report`: a page on which a person reviews what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, fail, one_line, say, told_errors
from pipeline.errors import RecordError
from pipeline.store.files import whole_file

if TYPE_CHECKING:
    from pipeline.record.article import Article


def report(
    records: Annotated[Path, typer.Argument(help="A folder of records, a .json or a .jsonl file.", metavar="DIR|FILE")],
    html: Annotated[Path, typer.Option("--html", help="Where the page goes.", metavar="FILE")],
) -> None:
    """Write one page that stands by itself: all articles, what was found in them and why, charts, room for marks."""
    with told_errors():
        read = _Read(records)
        _write(html, read, records.resolve().name)
    say(f"{read.articles:,} article{'' if read.articles == 1 else 's'} in {one_line(str(html))}")
    raise typer.Exit(Exit.FAILED if read.broken else Exit.DONE)


@dataclass(slots=True)
class _Read:
    """The records of a place, and how many could be read."""

    place: Path
    articles: int = 0
    broken: int = 0

    def __iter__(self) -> Iterator[Article]:
        """Give the records that hold; say which do not, and why."""
        from pipeline.store.records import read_records  # noqa: PLC0415  heavy, as the others

        for record in read_records(self.place):
            try:
                article = record.article()
            except RecordError as error:
                self.broken += 1
                say(one_line(str(error).splitlines()[0]))
            else:
                self.articles += 1
                yield article


def _write(html: Path, read: _Read, name: str) -> None:
    from pipeline.review.pages import report_page  # noqa: PLC0415

    with whole_file(html) as file:
        report_page(file, read, name)
        if not read.articles:
            fail("no records there", Exit.FAILED)
