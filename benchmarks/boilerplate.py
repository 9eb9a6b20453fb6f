"""What cleaning keeps of others' pages with gold, beside other extractors: accuracy, speed and memory in one run.

    python -m benchmarks.boilerplate [--shared FOLDER] [--peers PYTHON] [--rounds N] [--pin]

`pages` are the 92 development pages as HTML, `lines` the same pages as scraped text. PYTHON is the interpreter of an
environment of its own, with any of trafilatura, readability-lxml (and html-text), justext, newspaper4k, resiliparse;
the project never depends on them. Each extractor runs in a child process of its own, one after the other on one core,
and all of them once in each round. Speed is processor time in the extractor's calls; `times trafilatura` compares it
with trafilatura's default settings in the same round. Both are medians of the rounds; compare the ratio, for the
machine may be shared. Memory is what the child held at most, interpreter and libraries included.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import extractors
from benchmarks.extraction import FLOORS, Row, read_floors, shared_folder
from benchmarks.extractors import OWN, PEERS, REFERENCE
from benchmarks.parse import keep_to_one_core
from benchmarks.rounds import answer_of, in_rounds, with_peers
from pipeline.store.files import write_text
from training.tables import markdown

FORMS = ("pages", "lines")
SET = "boilerplate"
ROUNDS = 5
_FIGURES = ("f1", "precision", "recall")
_GOLD = "ground-truth.json"
_NONE = "–"

Answered = dict[str, Any]
Rounds = dict[str, list[Answered]]


def boilerplate_folder(shared: Path) -> Path:
    """Give the folder of the pages and their scorer, whether it is there or not."""
    return shared / "benchmarks" / "boilerplate"


def answered(name: str, form: str, pages: Path, peers: Path | None) -> Answered | None:
    """Give what an extractor answers in a process of its own; None where it is not installed."""
    script = ["-m", extractors.__name__] if name == OWN else ["-I", extractors.__file__]
    python = sys.executable if name == OWN or peers is None else str(peers)
    with TemporaryDirectory() as work:
        out = Path(work, "answers.json")
        command = [python, *script, name, form, str(pages.resolve()), str(out)]
        return answer_of(name, command, out)


def measured(form: str, pages: Path, peers: Path | None, rounds: int) -> Rounds:
    """Give what each extractor answers in each round; those that are not installed are left out."""
    names = (OWN, *(PEERS if peers else ()))
    return in_rounds(names, lambda name: answered(name, form, pages, peers), rounds)


def scored(folder: Path, form: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the scorer of a folder says of the answers."""
    gold = folder / "dev" / _GOLD
    with TemporaryDirectory() as work:
        found = Path(work, "answers.json")
        found.write_text(json.dumps(answers), "utf-8")
        told = [*_task(form, folder / "dev", gold), "--rounds", "1", "--json"]
        command = [sys.executable, str(folder / "score.py"), told[0], told[1], str(found), *told[2:]]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603  our own
    figures: dict[str, Any] = json.loads(ended.stdout)
    return figures


def _task(form: str, pages: Path, gold: Path) -> list[str]:
    return ["html", str(gold)] if form == "pages" else ["text", str(pages / "lines.jsonl.gz"), "--gold", str(gold)]


def reached(folder: Path) -> Row:
    """Give the project's figures on which there are floors; nothing is timed."""
    pages, lines = (scored(folder, form, extractors.run(OWN, form, folder / "dev")["answers"]) for form in FORMS)
    return {
        "pages F1": pages["f1"],
        "pages precision": pages["precision"],
        "lines F1 of bodies": lines["articleBody"]["f1"],
        "lines F1": lines["line"]["f1"],
    }


def pin(folder: Path) -> None:
    """Raise the floors to what is reached now, in whole thousandths, and lower none."""
    floors, found = read_floors(), reached(folder)
    old = floors.get(SET, {})
    floors[SET] = {part: max(old.get(part, 0.0), math.floor(value * 1000) / 1000) for part, value in found.items()}
    write_text(FLOORS, json.dumps(floors, indent=2) + "\n")


def page_row(name: str, rounds: Rounds, figures: Mapping[str, Any]) -> list[str]:
    """Give the row of an extractor on pages."""
    mine = rounds[name]
    speeds = [len(answer["answers"]) / answer["seconds"] for answer in mine]
    cost = [f"{median(speeds):.0f}", _ratio(name, rounds), f"{median(answer['peak'] for answer in mine):.0f}"]
    return [name, *(f"{figures[figure]:.3f}" for figure in _FIGURES), str(figures["empty"]), *cost]


def line_row(name: str, rounds: Rounds, figures: Mapping[str, Any]) -> list[str]:
    """Give the row of an extractor on lines."""
    body, line = figures["articleBody"], figures["line"]
    speeds = [answer["read"] / answer["seconds"] for answer in rounds[name]]
    told = [*(body[figure] for figure in _FIGURES), line["f1"]]
    return [name, *(f"{value:.3f}" for value in told), f"{median(speeds):.2f}", _ratio(name, rounds)]


def _ratio(name: str, rounds: Rounds) -> str:
    pairs = zip(rounds.get(REFERENCE, ()), rounds[name], strict=False)
    ratios = [theirs["seconds"] / mine["seconds"] for theirs, mine in pairs]
    return f"{median(ratios):.2f}" if ratios else _NONE


HEADS = {
    "pages": ("F1", "precision", "recall", "empty", "pages a second", f"times {REFERENCE}", "MB"),
    "lines": ("F1 of bodies", "precision", "recall", "F1 of lines", "MB a second", f"times {REFERENCE}"),
}


def table(folder: Path, form: str, rounds: Rounds) -> str:
    """Give the table of one form, and a line for each extractor that failed on pages."""
    row = page_row if form == "pages" else line_row
    rows = [row(name, rounds, scored(folder, form, answers[0]["answers"])) for name, answers in rounds.items()]
    failed = {name: answers[0]["failed"] for name, answers in rounds.items() if answers[0]["failed"]}
    notes = (f"{name} failed on {number} pages, which count as empty.\n" for name, number in failed.items())
    return markdown([form, *HEADS[form]], rows) + "".join(notes)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for the pages and one for the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="the interpreter that has other extractors")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is reached, and measure nothing")
    chosen = with_peers(parser, arguments)
    folder = boilerplate_folder(chosen.shared)
    if not folder.is_dir():
        print(f"skipped: no pages in {folder}; name the folder that holds benchmarks/boilerplate with --shared")
        return
    if chosen.pin:
        pin(folder)
        return
    keep_to_one_core()
    for form in FORMS:
        print(table(folder, form, measured(form, folder / "dev", chosen.peers, chosen.rounds)))


if __name__ == "__main__":
    main()
