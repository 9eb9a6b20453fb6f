"""`inspectext annotations`: what was found, in the forms of other tools."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import one_line, say, told_errors, write
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.record.article import Article

_LINES = ".jsonl"


class Form(StrEnum):
    """For which tool."""

    W3C = "w3c"
    DOCBIN = "docbin"
    LABEL_STUDIO = "label-studio"


def _print_config(wanted: bool) -> None:
    if wanted:
        from pipeline.review.studio_tasks import labelling_config  # noqa: PLC0415  heavy

        with told_errors():
            write(labelling_config())
        raise typer.Exit


def annotate(
    records: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of records, a .json or a .jsonl file.")],
    form: Annotated[
        Form, typer.Option("--format", help="W3C Web Annotations, a spaCy DocBin, or tasks for Label Studio.")
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where they go; w3c: an annotation a line in .jsonl.")
    ],
    _config: Annotated[
        bool,
        typer.Option(
            "--config", callback=_print_config, is_eager=True, help="Print the interface for Label Studio and exit."
        ),
    ] = False,
) -> None:
    """Write records as annotations for other tools."""
    with told_errors():
        if out.is_dir():
            raise ConfigError(f"{one_line(str(out))}: is a folder")
        counted = _Counted(records)
        note = _write(counted, form, out)
    say(f"{counted.number:,} record{'' if counted.number == 1 else 's'} written{note}")


class _Counted:
    """The records of a place, checked one by one as they are asked for, and how many have come by."""

    def __init__(self, place: Path) -> None:
        self.number = 0
        self._place = place

    def __iter__(self) -> Iterator[Article]:
        from pipeline.store.records import read_records  # noqa: PLC0415  heavy

        for stored in read_records(self._place):
            self.number += 1
            yield stored.article()
        if not self.number:
            raise ConfigError(f"{one_line(str(self._place))}: no records there")


def _write(articles: Iterable[Article], form: Form, out: Path) -> str:
    """Write the file, whole or not at all; give what else there is to say."""
    from pipeline.store.files import whole_file  # noqa: PLC0415  heavy

    if form is Form.DOCBIN:
        from pipeline.review.docbin import to_docbin  # noqa: PLC0415  heavy

        binary = to_docbin(articles)
        with whole_file(out) as file:
            file.write(binary.data)
        return f", {binary.widened:,} stretches widened to whole tokens"
    with whole_file(out) as file:
        for piece in _tasks(articles) if form is Form.LABEL_STUDIO else _web(articles, out):
            file.write(piece.encode("utf-8"))
    return ""


def _web(articles: Iterable[Article], out: Path) -> Iterator[str]:
    from pipeline.review.web_annotations import collection, lines  # noqa: PLC0415  heavy

    return lines(articles) if out.suffix == _LINES else collection(articles)


def _tasks(articles: Iterable[Article]) -> Iterator[str]:
    from pipeline.review.studio_tasks import to_task  # noqa: PLC0415  heavy

    yield "["
    for number, article in enumerate(articles):
        yield ("," if number else "") + "\n" + json.dumps(to_task(article), ensure_ascii=False)
    yield "\n]\n"
