from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import text  # noqa: E402
from training.distil.inventory import Inventory  # noqa: E402
from training.distil.lexemes import Lexemes  # noqa: E402
from training.distil.teaching import new_teacher, plan  # noqa: E402
from training.settings import Settings  # noqa: E402

SETTINGS = Settings(Path(), Path(), teacher_passes=2, teacher_batch=8)


def test_every_pass_has_a_copy_and_halves_and_keeps_parsed_texts_apart():
    sources = {
        "copy0": [text([0])] * 4,
        "copy1": [text([1])] * 4,
        "press": [text([2])] * 6,
        "names_gum": [text([3])] * 4,
        "names_press": [text([4])] * 10,
    }
    for number, groups in enumerate(plan(sources, SETTINGS, Random(1))):  # noqa: S311
        rows = [[int(t.lexemes[0]) for t in group] for group in groups]
        flat = sorted(row for group in rows for row in group)
        assert flat == [number] * 4 + [2] * 3 + [3] * 2 + [4] * 2
        assert all(set(group) <= {number, 2} or set(group) <= {3, 4} for group in rows)


def test_without_an_encoder_there_is_no_teacher():
    with pytest.raises(ValueError, match="no folder with the encoder"):
        new_teacher(SETTINGS, Lexemes(), Inventory({}))
