"""What the whole pipeline costs beside the bare spaCy pipeline on the same clean texts, and what each stage takes.

    python -m benchmarks.cost [--articles N] [--rounds N] [--batch N]

The whole: bytes, decoded, cleaned, tokens, all components, record, JSON text. The bare: the English model alone, as
`load_model` gives it. Both take the same varied articles in the same batches through `nlp.pipe`, turn by turn in one
process, so that a busy machine slows both. Processor time, on one thread.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.varied import write_articles
from pipeline.assemble import load
from pipeline.clean.build import to_page
from pipeline.parse.build import to_tokens
from pipeline.parse.model_loader import load_model
from pipeline.read.files import read_file
from pipeline.record.build import to_article
from pipeline.record.text import to_json

WHOLE, BARE = "whole", "bare"
_MILLISECONDS = 1000


class Clock:
    """Processor time in seconds, by the name of what it was spent on."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def start(self) -> None:
        """Forget what went by since the last lap."""
        self._last = time.process_time()

    def lap(self, name: str) -> None:
        """Count what went by since the last lap or start under a name."""
        now = time.process_time()
        self.spent[name] += now - self._last
        self._last = now


def batches(paths: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    """Yield the articles in batches, in their order."""
    return (paths[start : start + size] for start in range(0, len(paths), size))


def whole(paths: Sequence[Path], nlp: Language) -> list[str]:
    """Give the records of one batch of articles as JSON."""
    pages = [to_page(read_file(path)) for path in paths]
    docs = nlp.pipe((to_tokens(page, nlp) for page in pages), batch_size=len(paths))
    return [to_json(to_article(doc, page)) for doc, page in zip(docs, pages, strict=True)]


def bare(texts: Sequence[str], model: Language) -> list[Doc]:
    """Give one batch of clean texts parsed by the English model alone."""
    return list(model.pipe(texts, batch_size=len(texts)))


def compare(parted: Sequence[Sequence[Path]], nlp: Language, model: Language) -> Clock:
    """Give the time of the whole and of the bare over all batches, one after the other, each first by turns."""
    clock = Clock()
    for number, batch in enumerate(parted):
        texts = [to_page(read_file(path)).text for path in batch]
        for name in (WHOLE, BARE) if number % 2 else (BARE, WHOLE):
            clock.start()
            if name == WHOLE:
                whole(batch, nlp)
            else:
                bare(texts, model)
            clock.lap(name)
    return clock


def time_stages(parted: Sequence[Sequence[Path]], nlp: Language) -> Clock:
    """Give the time of each stage over all batches, in their order."""
    clock = Clock()
    for batch in parted:
        clock.start()
        raws = [read_file(path) for path in batch]
        clock.lap("read")
        pages = [to_page(raw) for raw in raws]
        clock.lap("clean")
        docs = [to_tokens(page, nlp) for page in pages]
        clock.lap("tokens")
        for name, component in nlp.pipeline:
            pipe = getattr(component, "pipe", None)
            docs = list(pipe(docs, batch_size=len(batch))) if pipe else [component(doc) for doc in docs]
            clock.lap(name)
        records = [to_article(doc, page) for doc, page in zip(docs, pages, strict=True)]
        clock.lap("record")
        for record in records:
            to_json(record)
        clock.lap("JSON")
    return clock


def print_comparison(clocks: Sequence[Clock], number: int) -> None:
    """Print the milliseconds of an article, and their ratio with its spread over the rounds."""
    each = {name: median(clock.spent[name] for clock in clocks) / number * _MILLISECONDS for name in (WHOLE, BARE)}
    ratios = [clock.spent[WHOLE] / clock.spent[BARE] for clock in clocks]
    print("| | milliseconds an article | times the bare |\n| --- | --- | --- |")
    print(f"| bare spaCy pipeline | {each[BARE]:.1f} | 1.00 |")
    print(f"| whole pipeline | {each[WHOLE]:.1f} | {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |")


def print_stages(clocks: Sequence[Clock], number: int) -> None:
    """Print the milliseconds of an article that each stage takes, and its share."""
    each = {name: median(clock.spent[name] for clock in clocks) / number * _MILLISECONDS for name in clocks[0].spent}
    total = sum(each.values())
    print("\n| stage | milliseconds an article | share |\n| --- | --- | --- |")
    for name, spent in each.items():
        print(f"| {name} | {spent:.1f} | {spent / total:.1%} |")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--batch", type=int, default=8, help="articles in a batch, for both")
    asked = parser.parse_args()
    nlp, model = load(), load_model()
    with TemporaryDirectory() as work:
        write_articles(Path(work), asked.articles)
        parted = list(batches(sorted(Path(work).iterdir()), asked.batch))
        compare(parted[:2], nlp, model)  # word lists are read when they are first needed
        rounds = [(compare(parted, nlp, model), time_stages(parted, nlp)) for _ in range(asked.rounds)]
    print(f"{asked.articles} articles in batches of {asked.batch}, median of {asked.rounds} rounds\n")
    print_comparison([both for both, _ in rounds], asked.articles)
    print_stages([stages for _, stages in rounds], asked.articles)


if __name__ == "__main__":
    main()
