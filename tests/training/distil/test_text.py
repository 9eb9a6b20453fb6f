from dataclasses import replace

import numpy as np

from tests.training.distil.made import sentence, text
from training.distil.text import GOLD, read_texts, write_texts


def test_texts_come_back_as_they_were_written(tmp_path):
    made = [sentence(), text([3, 4])]
    write_texts(tmp_path / "texts.npz", made)
    for old, new in zip(made, read_texts(tmp_path / "texts.npz"), strict=True):
        assert new.lexemes.tolist() == old.lexemes.tolist()
        assert new.spaces.tolist() == old.spaces.tolist()
        assert all(new.gold[name].tolist() == old.gold[name].tolist() for name in GOLD)
        assert new.states is new.sure is None


def test_the_teachers_part_is_kept_word_by_word(tmp_path):
    states = np.arange(6, dtype=np.float16).reshape(3, 2)
    made = [
        replace(sentence(), sure=states[:, 0], states=states),
        replace(text([3]), sure=states[:1, 1], states=-states[:1]),
    ]
    write_texts(tmp_path / "texts.npz", made)
    first, second = read_texts(tmp_path / "texts.npz")
    np.testing.assert_array_equal(first.states, states)
    np.testing.assert_array_equal(second.states, -states[:1])
    assert second.sure.tolist() == [1]


def test_no_texts_are_a_file_too(tmp_path):
    write_texts(tmp_path / "texts.npz", [])
    assert read_texts(tmp_path / "texts.npz") == []
