"""The recipe of the context model of plain text: which lines of a scraped page are the article.

    python -m training.text_lines [--shared FOLDER] [--out FILE] [--cross-validate]

Reads the labelled lines of the boilerplate benchmark in the shared folder ($INSPECTEXT_SHARED, else ../shared) and
writes the weights. `--cross-validate` writes nothing and prints the scorer's figures for weights that were fitted
without the sites they are scored on, then for those that are shipped.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pipeline.clean.decide import decide_text
from pipeline.clean.line_features import LINE_FEATURES, PLACE_FEATURES
from pipeline.clean.site import UNKNOWN, Repeats
from pipeline.clean.text_weights import WEIGHTS, Weights, text_weights, to_json
from training.logistic import Vector, fit_logistic
from training.settings import HERE
from training.text_pages import BENCHMARK, GOLD, LINES, TextPage, read_pages, with_index

PENALTY = 6.0
OFFSET, SPREAD = 0.5, 2.5
FOLDS, SEED = 10, 7


def fit_weights(pages: Sequence[TextPage]) -> Weights:
    """The weights of the model for some pages.

    The lines of a page are right or wrong together, so the log-odds that single lines would have are far too sure: they
    are divided by `SPREAD`, which (with `OFFSET`) was chosen by cross-validation.
    """
    labels, counts = (np.concatenate([getattr(page, name) for page in pages]) for name in ("labels", "counts"))
    rows = np.concatenate([_rows(page) for page in pages])
    scored = counts > 0
    slopes, constant = fit_logistic(rows[scored], labels[scored], counts[scored], PENALTY)
    softened = (slopes / SPREAD).tolist()
    lines, places = LINE_FEATURES, PLACE_FEATURES
    above, here, below = (softened[at * len(lines) : (at + 1) * len(lines)] for at in range(3))
    return Weights(
        above=dict(zip(lines, above, strict=True)),
        below=dict(zip(lines, below, strict=True)),
        constant=(constant - OFFSET) / SPREAD,
        here=dict(zip([*lines, *places], [*here, *softened[3 * len(lines) :]], strict=True)),
    )


def _rows(page: TextPage) -> Vector:
    """The features of the line above, of the line, of the line below, and of its place."""
    lines, places = page.lines.T, page.places.T
    none = np.zeros((1, lines.shape[1]))
    above, below = np.concatenate((none, lines[:-1])), np.concatenate((lines[1:], none))
    return np.concatenate((above, lines, below, places), axis=1)


def kept_lines(page: TextPage, weights: Weights, repeats: Repeats = UNKNOWN) -> list[int]:
    """Whether each line of a page is kept, 1 or 0, as the program decides it."""
    reasons = decide_text(page.units, repeats, weights)
    kept = {owner for owner, reason in zip(page.owners, reasons, strict=True) if reason is None}
    return [int(number in kept) for number in range(page.size)]


def folds(pages: Iterable[TextPage], seed: int) -> dict[str, int]:
    """The fold of each site: sites are shuffled by a digest and dealt out in turn."""
    sites = sorted({page.site for page in pages}, key=lambda site: sha256(f"{seed}:{site}".encode()).hexdigest())
    return {site: number % FOLDS for number, site in enumerate(sites)}


def cross_validated(pages: Sequence[TextPage], seed: int) -> dict[str, Weights]:
    """For each page, by name, weights that were fitted on other sites alone."""
    fold = folds(pages, seed)
    fitted = [fit_weights([page for page in pages if fold[page.site] != number]) for number in range(FOLDS)]
    return {page.name: fitted[fold[page.site]] for page in pages}


def figures(shared: Path, kept: Mapping[str, list[int]]) -> str:
    """What the shared scorer prints for the kept lines of some pages."""
    folder = shared / BENCHMARK
    gold = json.loads((folder / GOLD).read_text("utf-8"))
    with gzip.open(folder / LINES, "rt", encoding="utf-8") as file:
        lines = [line for line in file if json.loads(line)["id"] in kept]
    with TemporaryDirectory() as made:
        parts = {part: Path(made) / part for part in ("lines.jsonl", "kept.json", "gold.json")}
        parts["lines.jsonl"].write_text("".join(lines), "utf-8")
        parts["kept.json"].write_text(json.dumps(kept), "utf-8")
        parts["gold.json"].write_text(json.dumps({name: gold[name] for name in kept}), "utf-8")
        paths = list(map(str, parts.values()))
        command = [sys.executable, "score.py", "text", *paths[:2], "--gold", paths[2]]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", cwd=folder).stdout  # noqa: S603  our own


def report(shared: Path, pages: Sequence[TextPage], weights: Mapping[str, Weights]) -> None:
    """Print the figures of all pages by themselves, and of those that an index of their site knows."""
    index = with_index(pages)
    print(figures(shared, {page.name: kept_lines(page, weights[page.name]) for page in pages}))
    known = [page for page in pages if page.name in index]
    print(f"with the index of their sites, {len(known)} pages")
    print(figures(shared, {page.name: kept_lines(page, weights[page.name], index[page.name]) for page in known}))


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them, or print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("INSPECTEXT_SHARED", HERE.parent.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=shared)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cross-validate", action="store_true", help="print figures and write nothing")
    parser.add_argument("--seed", type=int, default=SEED, help="of the folds; the weights do not depend on it")
    chosen = parser.parse_args(arguments)
    if not (chosen.shared / BENCHMARK / LINES).is_file():
        parser.error(f"{chosen.shared}: no boilerplate benchmark there; name its folder with --shared")
    pages = read_pages(chosen.shared)
    if not chosen.cross_validate:
        chosen.out.write_text(to_json(fit_weights(pages)), "utf-8")
        return
    print(f"cross-validated over sites, {FOLDS} folds, {len(pages)} pages")
    report(chosen.shared, pages, cross_validated(pages, chosen.seed))
    print("weights as shipped, scored on the pages they were fitted on")
    report(chosen.shared, pages, {page.name: text_weights() for page in pages})


if __name__ == "__main__":
    main()
