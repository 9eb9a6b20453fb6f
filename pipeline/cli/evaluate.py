"""`inspectext evaluate`: records beside gold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import Exit, one_line, plain, say, told_errors, write
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pipeline.record.article import Article
    from pipeline.review.evaluation import Evaluation, Measured
    from pipeline.review.gold import Entry
    from pipeline.review.sheet import Flaw, Tally
    from pipeline.store.records import StoredRecord

_LONGEST = 100
_NUMBER = re.compile(r"0?\.\d+|[01](\.0*)?")


class Form(StrEnum):
    """What standard output gets."""

    TEXT = "text"
    JSON = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder or file of gold, of marks, or of annotated tasks.")
    ],
    records: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of records, a .json or a .jsonl file.")],
    form: Annotated[Form, typer.Option("--format", help="A table and a list of errors, or JSON.")] = Form.TEXT,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the errors as a page too.", dir_okay=False)
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option("--fail-under", metavar="KIND=F1", help="Exit 1 where a kind's F1 is lower; may be repeated."),
    ] = None,
) -> None:
    """Measure records against gold: precision, recall and F1 by kind, and each error with its place."""
    with told_errors():
        from pipeline.review.evaluation import evaluate as measured  # noqa: PLC0415  heavy, as the others
        from pipeline.review.gold_files import read_gold  # noqa: PLC0415

        floors = _floors(fail_under or ())
        evaluation = measured(_pairs(read_gold(gold), records))
        if html:
            _write_page(evaluation, html)
        write(_as_text(evaluation) if form is Form.TEXT else _as_json(evaluation))
        for name in evaluation.without_record():
            say(f"{one_line(name)}: no record")
        low = _too_low(evaluation.tallies(), floors)
    for message in low:
        say(message)
    raise typer.Exit(Exit.FAILED if low else Exit.DONE)


def _pairs(entries: Sequence[Entry], records: Path) -> Iterator[tuple[Entry, Article | None]]:
    """Give each gold with its record; of the other records nothing but id and path is read."""
    from pipeline.review.matches import Matches  # noqa: PLC0415  heavy, as the other
    from pipeline.store.records import read_records  # noqa: PLC0415

    matches: Matches[StoredRecord] = Matches(entries)
    known = False
    for stored in read_records(records):
        known = True
        article, path = _head(stored)
        matches.offer(article, path, stored.place, stored)
    if not known:
        raise ConfigError(f"{one_line(str(records))}: no records there")
    for number, entry in enumerate(entries):
        found = matches.of(number)
        yield entry, found.article() if found else None


def _head(stored: StoredRecord) -> tuple[str, str | None]:
    """Give the id and the path of a record, without checking the rest of it."""
    try:
        row = json.loads(stored.line)
        return str(row["id"]), row["source"]["path"]
    except (ValueError, TypeError, KeyError):
        article = stored.article()  # says what is broken
        return article.id, article.source.path


def _write_page(evaluation: Evaluation, file: Path) -> None:
    from pipeline.review.error_page import error_page  # noqa: PLC0415  heavy, as the other
    from pipeline.store.files import write_text  # noqa: PLC0415

    write_text(file, error_page(evaluation))


def _floors(options: Sequence[str]) -> dict[str, float]:
    from pipeline.review.evaluation import KINDS  # noqa: PLC0415  heavy

    floors: dict[str, float] = {}
    for option in options:
        kind, _, number = option.rpartition("=")
        if kind not in KINDS:
            raise ConfigError(f"--fail-under {option}: the kinds are {'; '.join(KINDS)}")
        if not _NUMBER.fullmatch(number):
            raise ConfigError(f"--fail-under {option}: {number!r} is no number from 0 to 1")
        floors[kind] = float(number)
    return floors


def _too_low(tallies: Mapping[str, Tally], floors: Mapping[str, float]) -> list[str]:
    """Give a message for each kind that is below its floor.

    Raises:
        ConfigError: The gold does not measure it.
    """
    for kind in floors:
        if kind not in tallies:
            raise ConfigError(f"--fail-under {kind}: this gold does not measure it")
    low = ((kind, tallies[kind].f1, floor) for kind, floor in floors.items() if tallies[kind].f1 < floor)
    return [f"{kind}: F1 is {f1:.4f}, lower than {floor:g}" for kind, f1, floor in low]


def _as_json(evaluation: Evaluation) -> str:
    from pipeline.review.evaluation import as_document  # noqa: PLC0415  heavy

    return json.dumps(as_document(evaluation), ensure_ascii=False, indent=2) + "\n"


def _as_text(evaluation: Evaluation) -> str:
    lines = [f"{'':28}  precision  recall      F1   gold  found"]
    for kind, tally in evaluation.tallies().items():
        shares = f"{tally.precision:9.3f}  {tally.recall:6.3f}  {tally.f1:6.3f}"
        lines.append(f"{kind:28}  {shares}  {tally.wanted:5}  {tally.found:5}")
    for article in evaluation.articles:
        if article.flaws:
            lines += ["", *_flaws(article)]
    return "\n".join(lines) + "\n"


def _flaws(article: Measured) -> Iterator[str]:
    yield one_line(article.name)
    for flaw in article.flaws:
        place = "" if flaw.at.start is None else f"{flaw.at.start}–{flaw.at.end}"
        side = " of the gold" if place and flaw.at.side == "gold" and flaw.what != "missed" else ""
        yield f"  {flaw.what:8}  {flaw.kind:26}  {place + side:11}  {_told(flaw)}"


def _told(flaw: Flaw) -> str:
    words = _short(flaw.at.words)
    if flaw.what != "wrong":
        value = flaw.wanted if flaw.what == "missed" else flaw.got
        return f"{words} ({_short(value)})" if value else words
    wanted, got = (_short(value) if value is not None else "nothing" for value in (flaw.wanted, flaw.got))
    return f"wanted {wanted}, got {got}{': ' if words else ''}{words}"


def _short(words: str) -> str:
    line = plain(" ".join(words.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"
