"""The recipe of what tells findings from description and strengths from weaknesses.

    python -m training.findings [--shared FOLDER] [--out FOLDER] [--cross-validate]

Reads invented sentences (`data/findings/`), the weakly labelled sentences of Ofsted's reports with their gold, and the
articles with gold, the latter from the shared folder ($INSPECTEXT_SHARED, else ../shared); writes two bags of words
and the weights over all signs. `--cross-validate` writes nothing and prints how well the gold sentences are read by
weights that were fitted without their reports.
"""

import argparse
import os
import random
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from pipeline.findings.bags.model import BAGS, HOME, LABELS, PRESS, Bag, log_chances, new_bag, path_of, to_bytes, to_doc
from pipeline.findings.readings import Judge
from pipeline.findings.signs import Signs, bag_signs
from pipeline.findings.weights import CONSTANT, WEIGHTS, Row, Weights, to_json
from training.finding_texts import Labelled, Parsed, candidates_of, decided, parsed, read_gold, read_invented, read_weak
from training.logistic import Vector, fit_logistic, fit_softmax
from training.settings import HERE

SEED = 7
DIGITS = 2
EPOCHS = {"press": 20, "report": 10}
BATCH = 64
FOLDS, GOLD_FOLDS = 5, 10
GOLD_COUNTS = 30.0
EVEN = {CONSTANT: 0.0}
PENALTY, CHANCE_PENALTY = 100.0, 4.0


def train_bag(docs: Sequence[tuple[Doc, str]], epochs: int) -> Bag:
    """A bag that was trained on words with their label, in an order that the seed gives."""
    fix_random_seed(SEED)
    order, model = random.Random(SEED), new_bag()
    nlp = spacy.blank("en")
    textcat: Any = nlp.add_pipe("textcat")
    textcat.model = model
    for label in LABELS:
        textcat.add_label(label)
    model.initialize()
    examples = [Example(doc, _labelled(doc, label)) for doc, label in docs]
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    for _ in range(epochs):
        order.shuffle(examples)
        for batch in minibatch(examples, BATCH):  # type: ignore[no-untyped-call]
            textcat.update(batch, sgd=optimizer)
    _round(model)
    return model


def _round(bag: Bag) -> None:
    """Round the weights, so that the file is small: finer steps tell nothing."""
    for layer in bag.walk():
        for name in layer.param_names:
            if layer.has_param(name):
                layer.set_param(name, np.round(np.asarray(layer.get_param(name)), DIGITS))  # type: ignore[arg-type]


def _labelled(doc: Doc, label: str) -> Doc:
    copy = doc.copy()
    copy.cats = {name: float(name == label) for name in LABELS}
    return copy


def train_bags(invented: Sequence[Parsed], weak: Sequence[tuple[Doc, str]]) -> list[Bag]:
    """The bags in the order of `BAGS`: of the invented sentences alone, and of these with the reports'."""
    own = [(sentence.words, sentence.label) for sentence in invented]
    return [train_bag(own if name == PRESS else [*weak, *own], EPOCHS[name]) for name in BAGS]


def held_out(invented: Sequence[Parsed], weak: Sequence[tuple[Doc, str]]) -> NDArray[np.float64]:
    """What bags say of each invented sentence that were trained without it."""
    rows = np.zeros((len(invented), len(BAGS) * len(LABELS)))
    for fold in range(FOLDS):
        inside = [n for n, sentence in enumerate(invented) if fold_of(sentence.text, FOLDS) == fold]
        bags = train_bags([s for s in invented if fold_of(s.text, FOLDS) != fold], weak)
        rows[inside] = log_chances([invented[n].words for n in inside], bags)
    return rows


def fold_of(text: str, folds: int) -> int:
    """The fold of a text, by a digest."""
    return int(sha256(text.encode("utf-8")).hexdigest(), 16) % folds


def fit_polarity(signs: Sequence[Signs], labels: Sequence[str], counts: Sequence[float]) -> dict[str, dict[str, float]]:
    """The weights of each sign for each of `LABELS`."""
    numbers = np.array([LABELS.index(label) for label in labels])
    slopes, constants = fit_softmax(_table(signs), numbers, np.array(counts), PENALTY)
    names = list(signs[0])
    return {
        label: {**dict(zip(names, slopes[:, n].tolist(), strict=True)), CONSTANT: float(constants[n])}
        for n, label in enumerate(LABELS)
    }


def fit_weights(shared: Path, bags: Sequence[Bag], polarity: Mapping[str, Row]) -> Weights:
    """All weights, those of findings and of right polarities fitted on the articles with gold."""
    finding = fit_chance(*candidates_of(shared, bags))
    half = Weights(finding, polarity, EVEN)
    return Weights(finding, polarity, fit_chance(*decided(shared, Judge(bags, half))))


def fit_chance(signs: Sequence[Signs], labels: Sequence[bool]) -> dict[str, float]:
    """The weight of each sign for the chance that a label is true."""
    counts = np.ones(len(labels))
    slopes, constant = fit_logistic(_table(signs), np.array(labels, np.float64), counts, CHANCE_PENALTY)
    return {**dict(zip(signs[0], slopes.tolist(), strict=True)), CONSTANT: constant}


def _table(signs: Sequence[Signs]) -> Vector:
    return np.array([list(row.values()) for row in signs], np.float64)


def sentence_signs(sentences: Sequence[Parsed], rows: NDArray[np.float64]) -> list[Signs]:
    """All signs of sentences, with what bags say of each."""
    return [{**bag_signs(row), **sentence.signs} for sentence, row in zip(sentences, rows, strict=True)]


def cross_validated(
    signs: Sequence[Signs], gold: Sequence[Parsed], more: tuple[Sequence[Signs], Sequence[str]]
) -> list[Mapping[str, float]]:
    """For each gold sentence the chances by weights that were fitted without any sentence of its report."""
    folds = [fold_of(sentence.group, GOLD_FOLDS) for sentence in gold]
    found: list[Mapping[str, float]] = [{}] * len(gold)
    for fold in range(GOLD_FOLDS):
        others = [n for n, its in enumerate(folds) if its != fold]
        rows = [*more[0], *(signs[n] for n in others)]
        labels = [*more[1], *(gold[n].label for n in others)]
        weights = Weights(EVEN, fit_polarity(rows, labels, _counts(len(more[0]), len(others))), EVEN)
        for n in (n for n, its in enumerate(folds) if its == fold):
            found[n] = weights.chances(signs[n])
    return found


def _counts(invented: int, gold: int) -> list[float]:
    return [1.0] * invented + [GOLD_COUNTS] * gold


def print_figures(gold: Iterable[Labelled], chances: Iterable[Mapping[str, float]]) -> None:
    """Print the figures of the benchmark of sentences."""
    from benchmarks.findings import report  # noqa: PLC0415  the recipe itself does without the benchmarks

    print(report([sentence.label for sentence in gold], list(chances)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the recipe, or cross-validate it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("INSPECTEXT_SHARED", HERE.parent.parent / "shared"))
    )
    parser.add_argument("--out", type=Path, help="folder of the bags and weights; without it those that are shipped")
    parser.add_argument("--cross-validate", action="store_true")
    chosen = parser.parse_args(arguments)
    invented, gold = parsed(read_invented()), parsed(read_gold(chosen.shared))
    vocab = invented[0].words.vocab
    weak = [(to_doc(vocab, doc), label) for doc, label in read_weak(chosen.shared)]
    bags = train_bags(invented, weak)
    own = sentence_signs(invented, held_out(invented, weak))
    theirs = sentence_signs(gold, log_chances([sentence.words for sentence in gold], bags))
    labels = [sentence.label for sentence in invented]
    if chosen.cross_validate:
        print_figures([s.labelled for s in gold], cross_validated(theirs, gold, (own, labels)))
        return
    folder = chosen.out or HOME
    folder.mkdir(parents=True, exist_ok=True)
    for name, bag in zip(BAGS, bags, strict=True):
        (folder / path_of(name).name).write_bytes(to_bytes(bag))
    polarity = fit_polarity([*own, *theirs], [*labels, *(s.label for s in gold)], _counts(len(own), len(gold)))
    target = folder / WEIGHTS.name if chosen.out else WEIGHTS
    target.write_text(to_json(fit_weights(chosen.shared, bags, polarity)), "utf-8")


if __name__ == "__main__":
    main()
