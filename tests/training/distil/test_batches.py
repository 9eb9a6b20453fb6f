from random import Random

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence, text  # noqa: E402
from training.distil.batches import batches, to_batch  # noqa: E402
from training.distil.inventory import MISSING  # noqa: E402


def test_a_batch_fills_up_short_texts():
    batch = to_batch([sentence(), text([3])])
    assert batch.lexemes.tolist() == [[0, 1, 2], [3, 0, 0]]
    assert batch.valid.tolist() == [[True] * 3, [True, False, False]]
    assert batch.gold["head"].tolist() == [[1, 2, 2], [MISSING] * 3]
    assert batch.states is None
    assert batch.has("tag")
    assert not to_batch([text([3])]).has("tag")


def test_batches_hold_every_text_once_within_the_size():
    texts = [text([0] * length) for length in (1, 9, 3, 30, 4, 2, 8)]
    made = batches(texts, 16, Random(3))  # noqa: S311
    assert sorted(len(t) for group in made for t in group) == [1, 2, 3, 4, 8, 9, 30]
    assert all(len(group) == 1 or max(map(len, group)) * len(group) <= 16 for group in made)
    assert batches([], 16, Random(3)) == []  # noqa: S311
