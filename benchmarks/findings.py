"""Polarity of single sentences of Ofsted's reports that were labelled by hand, and whether the chances hold.

    python -m benchmarks.findings [--shared FOLDER]

Prints accuracy and F1 by label, the baseline's beside them, and a plot of how often the likeliest label is right by
how likely it was said to be, with the expected calibration error (ten bins). The sentences are looked for in
$INSPECTEXT_SHARED, else in ../shared. The weights over all signs were fitted on these sentences too: for the figure by
weights that never saw a sentence's report see `python -m training.findings --cross-validate`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.extraction import shared_folder
from pipeline.assemble import default_nlp
from pipeline.findings.bags.model import LABELS
from pipeline.findings.component import FindingComponent
from pipeline.findings.readings import read_sentence, shipped_judge
from pipeline.parse.component import FACTORY as BOUNDARIES

SENTENCES = Path("corpora/ofsted_reports/finding_sentences_gold_dev.jsonl")
BINS = 10
_WIDTH = 40

Chances = Mapping[str, float]


def report(gold: Sequence[str], chances: Sequence[Chances]) -> str:
    """Give all figures of labels that were told by chances, as lines of text."""
    found = [max(LABELS, key=lambda label: row[label]) for row in chances]
    right = [a == b for a, b in zip(gold, found, strict=True)]
    scores = {label: f1(gold, found, label) for label in LABELS}
    sure = [row[label] for row, label in zip(chances, found, strict=True)]
    bins = calibration(sure, right)
    error = sum(size * abs(mean - share) for _, size, mean, share in bins) / len(gold)
    mean_f1 = sum(scores.values()) / len(scores)
    lines = [f"{len(gold)} sentences: accuracy {sum(right) / len(right):.3f}  macro-F1 {mean_f1:.3f}"]
    lines += [
        f"  {label:10} F1 {score:.3f}  gold {gold.count(label):4}  found {found.count(label):4}"
        for label, score in scores.items()
    ]
    lines += [f"expected calibration error {error:.3f}", "  said        number  right"]
    lines += [
        f"  {low:.1f} to {low + 1 / BINS:.1f}  {size:6}  {share:.2f}  {_bar(share, mean)}"
        for low, size, mean, share in bins
    ]
    return "\n".join([*lines, f"  (# how often right, | how likely it was said to be, from 0 to 1 in {_WIDTH} places)"])


def f1(gold: Sequence[str], found: Sequence[str], label: str) -> float:
    """Give the F1 of one label; 0 where it is never right."""
    true = sum(a == b == label for a, b in zip(gold, found, strict=True))
    return 2 * true / (gold.count(label) + found.count(label)) if true else 0.0


def calibration(sure: Sequence[float], right: Sequence[bool]) -> list[tuple[float, int, float, float]]:
    """Give for each tenth of chances that holds any: its lower edge, how many, their mean, the share that is right."""
    rows = []
    for number in range(BINS):
        inside = [n for n, chance in enumerate(sure) if min(int(chance * BINS), BINS - 1) == number]
        if inside:
            mean = sum(sure[n] for n in inside) / len(inside)
            rows.append((number / BINS, len(inside), mean, sum(right[n] for n in inside) / len(inside)))
    return rows


def _bar(share: float, mean: float) -> str:
    bar = list(("#" * round(share * _WIDTH)).ljust(_WIDTH))
    bar[min(round(mean * _WIDTH), _WIDTH - 1)] = "|"
    return "".join(bar)


def read_chances(shared: Path) -> tuple[list[str], list[Chances]]:
    """Give the label of each gold sentence, and what the program takes it for, each parsed by itself."""
    nlp = default_nlp()
    component = next(pipe for _, pipe in nlp.pipeline if isinstance(pipe, FindingComponent))
    rows = [json.loads(line) for line in (shared / SENTENCES).read_text("utf-8").splitlines()]
    stages = [name for name in nlp.pipe_names if name.startswith("inspection_") and name != BOUNDARIES]
    with nlp.select_pipes(disable=stages):
        docs = list(nlp.pipe(row["text"] for row in rows))
    return [row["label"] for row in rows], [
        read_sentence(doc[:], component.matcher.find(doc), shipped_judge()) for doc in docs
    ]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    shared = parser.parse_args().shared
    if not (shared / "corpora" / "ofsted_reports").is_dir():
        sys.exit(f"{shared}: no shared reports there; name their folder with --shared")
    print(report(*read_chances(shared)))


if __name__ == "__main__":
    main()
