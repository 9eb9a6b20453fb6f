import numpy as np
import spacy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from spacy.strings import get_string_id

from pipeline.parse.model_loader import read_vectors
from training.vectors import choose, reduced, write_table


def test_choose_takes_each_form_once_from_the_first_source_that_has_it():
    assert choose([["a", "b", " "], ["b", "don’t", "don't", "c"]], 4) == ["a", "b", "don't", "c"]
    assert choose([["a", "b"], ["c"]], 2) == ["a", "b"]


def test_reduced_rows_have_length_one_and_keep_the_order_of_likeness():
    rng = np.random.default_rng(1)
    table = rng.normal(size=(50, 10)).astype(np.float32)
    table[1] = table[0] + 0.01
    made = reduced(table, 4)
    np.testing.assert_allclose(np.linalg.norm(made, axis=1), 1, rtol=1e-5)
    assert (made @ made[0]).argsort()[-2:].tolist() in ([0, 1], [1, 0])


@given(arrays(np.float32, (3, 8), elements=st.floats(-1, 1, width=32)))
def test_bytes_with_a_scale_are_within_half_a_step(tmp_path_factory, table):
    path = tmp_path_factory.mktemp("table") / "vectors.npz"
    write_table(path, ["one", "two", "three"], table)
    vectors = read_vectors(path)
    step = np.maximum(np.abs(table).max(1), 1e-8) / 127
    for row, form in enumerate(("one", "two", "three")):
        found = vectors[get_string_id(form)]
        assert np.abs(found - table[row]).max() <= step[row] * 0.51


def test_both_apostrophes_find_one_row(tmp_path):
    write_table(tmp_path / "vectors.npz", ["don't"], np.ones((1, 4), dtype=np.float32))
    nlp = spacy.blank("en")
    nlp.vocab.vectors = read_vectors(tmp_path / "vectors.npz")
    assert nlp.vocab.vectors.key2row[nlp.vocab.strings.add("don’t")] == 0
    assert nlp.vocab.vectors.key2row[nlp.vocab.strings.add("don't")] == 0
