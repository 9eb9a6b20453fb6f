"""Accuracy on articles with gold: extract them, score the records against the gold, print the table.

    python -m benchmarks.extraction [--shared FOLDER] [--show ID] [--pin]

`--show all` prints each error; `--pin` raises the floors in floors.json to what was reached, and lowers none. The
shared cases and the scorer are looked for in $INSPECTEXT_SHARED, else in ../shared; the project's own articles lie in
articles/.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language

from pipeline.assemble import default_nlp, extract_page
from pipeline.read.files import read_file
from pipeline.record.text import to_json
from pipeline.store.files import write_text

SHARED_SETS = ("seeds", "dev")
OWN_SETS = ("seen", "read", "later", "judged", "judged_unseen", "press", "press_unseen")
SETS = SHARED_SETS + OWN_SETS
HOME = Path(__file__).parents[1]
_GOLD = ".gold.json"
_NONE = re.compile(r" gold +0 found ")

FLOORS = Path(__file__).with_name("floors.json")

Row = dict[str, float]
Floors = dict[str, dict[str, float]]


def shared_folder() -> Path:
    """Give the folder of the shared cases, whether it is there or not."""
    return Path(os.environ.get("INSPECTEXT_SHARED", HOME.parent / "shared"))


def cases_of(shared: Path, name: str) -> Path:
    """Give the folder of a set: one of the shared cases, or the project's own articles."""
    return shared / "cases" / name if name in SHARED_SETS else Path(__file__).with_name("articles") / name


def extract_cases(cases: Path, out: Path, nlp: Language) -> None:
    """Write the record of each case of a folder."""
    for path in map(input_of, golds(cases)):
        write_text(out / f"{path.stem}.json", to_json(extract_page(read_file(path, root=cases), nlp=nlp)))


def golds(cases: Path) -> list[Path]:
    """Give the gold files of a folder."""
    return sorted(cases.glob(f"*{_GOLD}"))


def input_of(gold: Path) -> Path:
    """Give the page or text of a gold file."""
    page = gold.with_name(gold.name.removesuffix(_GOLD) + ".html")
    return page if page.exists() else page.with_suffix(".txt")


def score(shared: Path, cases: Path, records: Path, *options: str) -> str:
    """Give what the shared scorer prints."""
    command = [sys.executable, str(shared / "benchmarks/extraction/score.py"), str(cases), str(records), *options]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603  our own


def rows(shared: Path, name: str, nlp: Language) -> dict[str, Row]:
    """Give precision, recall and F1 of each part that the gold of one set of cases has."""
    cases = cases_of(shared, name)
    with TemporaryDirectory() as out:
        extract_cases(cases, Path(out), nlp)
        scored: dict[str, dict[str, Row]] = json.loads(score(shared, cases, Path(out), "--json"))
    return {part: row for part, row in scored["rows"].items() if row["gold"]}


def read_floors() -> Floors:
    """Give the least F1 of each part on each set."""
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    return floors


def pin(shared: Path, nlp: Language) -> None:
    """Raise the floors to the F1 that is reached now, in whole hundredths."""
    floors = read_floors()
    for name in SETS:
        old = floors.get(name, {})
        reached = {part: math.floor(row["f1"] * 100) / 100 for part, row in rows(shared, name, nlp).items()}
        floors[name] = {part: max(old.get(part, 0.0), reached.get(part, 0.0)) for part in sorted({*old, *reached})}
    write_text(FLOORS, json.dumps(floors, indent=2) + "\n")


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--show", metavar="ID", help="print the errors of this case, or of all")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is reached")
    chosen = parser.parse_args()
    if not (chosen.shared / "cases").is_dir():
        sys.exit(f"{chosen.shared}: no shared cases there; name their folder with --shared")
    nlp = default_nlp()
    for name in SETS:
        with TemporaryDirectory() as out:
            cases = cases_of(chosen.shared, name)
            extract_cases(cases, Path(out), nlp)
            options = ["--show", chosen.show] if chosen.show else []
            table = score(chosen.shared, cases, Path(out), *options).splitlines()
            print("\n".join([name, *(line for line in table if not _NONE.search(line)), ""]))
    if chosen.pin:
        pin(chosen.shared, nlp)


if __name__ == "__main__":
    main()
