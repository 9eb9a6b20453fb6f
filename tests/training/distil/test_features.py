import numpy as np
import spacy
from spacy.ml.models.tok2vec import MultiHashEmbed

from tests.training.distil.made import WORDS, lexemes
from training.distil.features import Features, Shape
from training.vectors import write_table

SHAPE = Shape(8, 2, 2, ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"), (50, 20, 30, 25, 5, 5))


def made(folder) -> Features:
    write_table(folder / "vectors.npz", ["the", "don't"], np.eye(2, 4, dtype=np.float32))
    return Features.of(lexemes().pairs, spacy.blank("en").vocab, SHAPE, folder / "vectors.npz")


def test_shape_is_that_of_the_configuration():
    shape = Shape.read()
    assert (shape.width, shape.depth, shape.maxout) == (192, 6, 2)
    assert dict(zip(shape.attributes, shape.rows, strict=True))["NORM"] == 10_000


def test_rows_are_those_of_spacys_hash_tables(tmp_path):
    features = made(tmp_path)
    nlp = spacy.blank("en")
    doc = spacy.tokens.Doc(nlp.vocab, words=list(WORDS), spaces=[at % 2 == 0 for at in range(len(WORDS))])
    for token in doc:
        token.norm_ = token.lower_
    network = MultiHashEmbed(8, list(SHAPE.attributes), list(SHAPE.rows), include_static_vectors=False)
    network.initialize([doc], None)
    tables = sorted((n for n in network.walk() if n.name == "hashembed"), key=lambda n: n.attrs["column"])
    values = np.asarray(doc.to_array(list(SHAPE.attributes)), dtype=np.uint64)
    for column, (table, rows) in enumerate(zip(tables, features.hashed, strict=True)):
        keys = [int(bool(t.whitespace_)) for t in doc] if column == 4 else range(len(doc))
        wanted = table.predict(np.ascontiguousarray(values[:, column]))
        np.testing.assert_allclose(table.get_param("E")[rows[list(keys)]].sum(1), wanted, rtol=1e-5)


def test_forms_without_a_vector_have_the_row_of_zeros(tmp_path):
    features = made(tmp_path)
    assert features.found.tolist() == [0, 2, 2, 2, 2, 1, 2, 2, 2, 2]
    assert not features.vectors[2].any()
