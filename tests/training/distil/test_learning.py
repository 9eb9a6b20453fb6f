from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import sentence, text  # noqa: E402
from training.distil.learning import NARROWEST, loss, plan, spread_of  # noqa: E402
from training.settings import Settings  # noqa: E402


def test_every_pass_has_all_unlabelled_texts():
    sources = {
        "copy0": [text([0])] * 4,
        "press": [text([1])] * 6,
        "silver_wiki": [text([2])] * 5,
        "silver_sotu": [text([3])] * 2,
        "names_gum": [text([4])] * 4,
        "names_wikigold": [text([5])] * 3,
        "names_press": [text([6])] * 2,
    }
    for groups in plan(sources, Settings(Path(), Path(), student_passes=2, student_batch=8), Random(1)):  # noqa: S311
        rows = sorted(int(t.lexemes[0]) for group in groups for t in group)
        assert rows == [0] * 4 + [1] * 3 + [2] * 5 + [3] * 2 + [4] * 2 + [5] * 3 + [6] * 2


def test_spread_is_that_of_each_column():
    states = np.array([[0, 1], [2, 1], [4, 1]], dtype=np.float16)
    found = spread_of([replace(sentence(), states=states), sentence()])
    assert found.tolist() == pytest.approx([np.std([0, 2, 4]) + NARROWEST, NARROWEST])


def test_texts_without_states_are_refused():
    from training.distil.batches import to_batch

    with pytest.raises(ValueError, match="without the teacher's states"):
        loss(None, to_batch([sentence()]), torch.ones(2))
