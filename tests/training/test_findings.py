import pytest

from pipeline.findings.bags.model import LABELS, to_bytes, to_doc
from pipeline.findings.weights import CONSTANT, Weights
from tests.builders import blank
from training.findings import fit_chance, fit_polarity, fold_of, train_bag

TEXTS = [
    ("staff are kind", "strength"),
    ("plans are late", "weakness"),
    ("staff are kind but late", "mixed"),
    ("doors are green", "neutral"),
]


def docs():
    return [(to_doc(blank().vocab, blank()(text)), label) for text, label in TEXTS]


def test_bag_learns_its_labels_and_comes_out_the_same_each_time():
    bag = train_bag(docs(), epochs=150)
    assert [LABELS[row.argmax()] for row in bag.predict([doc for doc, _ in docs()])] == [label for _, label in TEXTS]
    assert to_bytes(train_bag(docs(), epochs=150)) == to_bytes(bag)


def test_weights_of_polarity_tell_the_labels_apart():
    signs = [
        {"score": 1.0, "both": 0.0},
        {"score": -1.0, "both": 0.0},
        {"score": 0.0, "both": 1.0},
        {"score": 0.0, "both": 0.0},
    ]
    rows = fit_polarity(signs * 20, list(LABELS) * 20, [1.0] * 80)
    chances = [Weights({CONSTANT: 0.0}, rows, {CONSTANT: 0.0}).chances(row) for row in signs]
    assert [max(row, key=row.__getitem__) for row in chances] == list(LABELS)


def test_weights_of_a_chance_tell_true_from_false():
    row = fit_chance([{"score": 0.0}, {"score": 1.0}] * 20, [False, True] * 20)
    weights = Weights(row, {label: {CONSTANT: 0.0} for label in LABELS}, {CONSTANT: 0.0})
    assert weights.chance_of_finding({"score": 0.0}) < 0.5 < weights.chance_of_finding({"score": 1.0})


@pytest.mark.parametrize("folds", [5, 10])
def test_folds_are_all_used_and_stay(folds):
    assert {fold_of(str(n), folds) for n in range(200)} == set(range(folds))
    assert fold_of("Plans are late.", folds) == fold_of("Plans are late.", folds)
