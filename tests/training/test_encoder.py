import numpy as np
import pytest

from tests.training.tiny_encoder import WIDTH, write_encoder
from training.encoder import batches, read_safetensors, word_vectors, wordpieces

PIECES = {"[UNK]": 0, "the": 1, "t": 2, "##h": 3, "##e": 4, "##ing": 5, "##i": 6}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("the", [1]), ("thing", [2, 3, 5]), ("thei", [1, 6]), ("thx", [0]), ("t" * 101, [0])],
)
def test_wordpieces_are_the_longest_known_ones(word: str, pieces: list[int]):
    assert wordpieces(word, PIECES | {"##t": 7}) == pieces


def test_read_safetensors_refuses_other_weights(tmp_path):
    write_encoder(tmp_path)
    with pytest.raises(ValueError, match=r"model\.safetensors: sha256 .* expected 00"):
        read_safetensors(tmp_path / "model.safetensors", "00")


def test_word_vectors_do_not_depend_on_the_other_words(tmp_path, monkeypatch):
    monkeypatch.setattr("training.encoder.WEIGHTS_SHA256", write_encoder(tmp_path))
    together = word_vectors(["the", "cat", "sings"], tmp_path)
    alone = word_vectors(["cat"], tmp_path)
    assert together.shape == (3, WIDTH)
    np.testing.assert_allclose(together[1], alone[0], rtol=1e-4, atol=1e-5)


def test_batches_hold_words_of_one_length():
    cut = [[1], [1, 2], [3], [4, 5], [6]]
    assert list(batches(cut, 2)) == [[0, 2], [4], [1, 3]]
