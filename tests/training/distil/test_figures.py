from types import SimpleNamespace

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import INVENTORY, sentence, text  # noqa: E402
from training.distil.figures import figures, names  # noqa: E402
from training.distil.heads import Found  # noqa: E402
from training.distil.inventory import MISSING  # noqa: E402


def network(**best: list[int]):
    """A network that finds the same in every text."""
    found = Found({name: torch.tensor([numbers]) for name, numbers in best.items()}, torch.ones(1))
    return SimpleNamespace(words=lambda batch: batch, heads=SimpleNamespace(found=lambda *_: found))


RIGHT = {"tag": [0, 1, 2], "morph": [0, 1, 2], "head": [1, 2, 2], "dep": [1, 2, 0], "start": [1, 0, 0], "name": [4] * 3}


def test_everything_right_is_a_hundred():
    made = figures(network(**RIGHT | {"name": [1, 3, 4]}), [with_names()], INVENTORY)
    assert made == {"tag": 100, "morph": 100, "uas": 100, "las": 100, "sents": 100, "names": 100}


def with_names():
    gold = {name: numbers.tolist() for name, numbers in sentence().gold.items()}
    return text([0, 1, 2], **gold | {"name": [1, 3, 4]})


def test_a_wrong_label_costs_labelled_attachment_only():
    made = figures(network(**RIGHT | {"dep": [2, 2, 0]}), [sentence()], INVENTORY)
    assert (made["uas"], made["las"]) == (100, pytest.approx(66.67))


def test_names_are_counted_whole_and_only_where_gold_speaks():
    gold = {name: numbers.tolist() for name, numbers in sentence().gold.items()}
    half = text([0, 1, 2], **gold | {"name": [1, MISSING, 4]})
    made = figures(network(**RIGHT | {"name": [1, 4, 1]}), [half], INVENTORY)
    assert made["names"] == pytest.approx(66.67)
    missing = text([0, 1, 2], **gold | {"name": [MISSING] * 3})
    assert figures(network(**RIGHT | {"name": [1, 3, 4]}), [missing], INVENTORY)["names"] == 0


def test_names_are_spelt_by_their_tags():
    assert list(names([1, 3, 4, 0, 1, MISSING, 3], INVENTORY)) == [
        (0, 2, "PERSON"),
        (3, 4, "GPE"),
        (4, 5, "PERSON"),
        (6, 7, "PERSON"),
    ]
