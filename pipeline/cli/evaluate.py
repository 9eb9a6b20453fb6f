"""`inspectext evaluate`: records beside gold."""

from __future__ import annotations

import json
import re
from collections import defaultdict
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
    from pipeline.review.sheet import Flaw, Spot, Tally
    from pipeline.store.records import StoredRecord

_LONGEST = 100
_AROUND = 30
_NOISE = 1e-9
"""By so much a figure may be lower than its fraction, since it is worked out in floating point."""
_BLANK = re.compile(r"\s+")
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
        low = _too_low(evaluation.tallies(), floors)
    for message in low:
        say(message)
    raise typer.Exit(Exit.FAILED if low else Exit.DONE)


def _pairs(entries: Sequence[Entry], records: Path) -> Iterator[tuple[Entry, Article | None]]:
    """Give each gold with its record, and say what has none; of other records nothing but id and path is read."""
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
    measured_by: dict[str, list[str]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if found := matches.of(number):
            measured_by[found.place].append(entry.file)
        else:
            near = matches.near(number)
            hint = f"; if {one_line(near)} is meant, say so with the key `path`" if near else ""
            say(f"{one_line(entry.name)}: no record{hint}")
        yield entry, found.article() if found else None
    for place, files in measured_by.items():
        if len(files) > 1:
            say(f"{one_line(place)}: counts {len(files)} times, for {', '.join(map(one_line, files))}")


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
    low = ((kind, tallies[kind].f1, floor) for kind, floor in floors.items() if tallies[kind].f1 < floor - _NOISE)
    return [f"{kind}: F1 is {_shown(f1, floor)}, lower than {floor:g}" for kind, f1, floor in low]


def _shown(f1: float, floor: float) -> str:
    """Give a figure with as many digits as it takes to see that it is lower."""
    short = f"{f1:.4f}"
    return short if float(short) < floor else repr(f1)


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
    missing = "" if article.article else ", no record"
    yield f"{one_line(article.name)} (gold: {one_line(article.file)}{missing})"
    for flaw in article.flaws:
        yield f"  {flaw.what:8}  {flaw.kind:26}  {_place(flaw.at):26}  {_told(flaw)}"


def _place(at: Spot) -> str:
    return "" if at.start is None else f"{at.side} line {at.line}, {at.start}–{at.end}"


def _told(flaw: Flaw) -> str:
    words = _in_context(flaw.at)
    if flaw.what != "wrong":
        value = flaw.wanted if flaw.what == "missed" else flaw.got
        return ": ".join(filter(None, (value and _short(value), words)))
    wanted, got = (_short(value) if value is not None else "nothing" for value in (flaw.wanted, flaw.got))
    if words and flaw.got == flaw.at.words:
        return f"wanted {wanted}, got {words}"
    return f"wanted {wanted}, got {got}{': ' if words else ''}{words}"


def _in_context(at: Spot) -> str:
    """Give the words in brackets, and what stands around them as far as it is whole words."""
    if at.start is None:
        return _short(at.words)
    before, after = _plainly(at.before)[-_AROUND:], _plainly(at.after)[:_AROUND]
    before = f"… {before.partition(' ')[2]}" if len(before) == _AROUND else before
    after = f"{after.rpartition(' ')[0]} …" if len(after) == _AROUND else after
    return f"{before}[{_short(at.words)}]{after}"


def _plainly(words: str) -> str:
    """Give words in one line, a blank at either end kept."""
    return plain(_BLANK.sub(" ", words))


def _short(words: str) -> str:
    line = _plainly(words).strip()
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"
