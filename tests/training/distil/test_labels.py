import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence, teacher, text  # noqa: E402
from training.distil.inventory import MISSING  # noqa: E402
from training.distil.labels import labelled  # noqa: E402


def test_gold_stays_and_what_is_missing_comes_from_the_teacher(tmp_path):
    known, unknown, named = sentence(), text([3, 4]), text([3, 4, 2], name=[1, 3, MISSING])
    made = labelled([known, unknown, named], teacher(tmp_path))
    assert all(made[0].gold[name].tolist() == known.gold[name].tolist() for name in known.gold)
    assert all(MISSING not in numbers for one in made for numbers in one.gold.values())
    assert made[2].gold["name"].tolist()[:2] == [1, 3]
    assert [one.lexemes.tolist() for one in made] == [[0, 1, 2], [3, 4], [3, 4, 2]]


def test_states_and_how_sure_it_is_come_along(tmp_path):
    one = teacher(tmp_path)
    (made,) = labelled([sentence()], one)
    assert made.states.shape == (3, one.width)
    assert made.states.dtype == np.float16
    assert ((made.sure > 0) & (made.sure <= 1)).all()
