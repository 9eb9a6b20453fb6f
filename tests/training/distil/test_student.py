import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

torch = pytest.importorskip("torch")

from tests.training.distil.made import INVENTORY, WORDS, lexemes, text  # noqa: E402
from training.distil.batches import to_batch  # noqa: E402
from training.distil.features import Features, Shape  # noqa: E402
from training.distil.heads import Heads  # noqa: E402
from training.distil.stored import write_weights  # noqa: E402
from training.distil.student import Student, Tok2Vec  # noqa: E402
from training.distil.weights import READ, put_file, values_of, values_read  # noqa: E402
from training.settings import CONFIG  # noqa: E402
from training.train import build  # noqa: E402
from training.vectors import write_table  # noqa: E402

TEXTS = [[0, 1, 2, 5], [3], [3, 4, 6, 7, 8, 9]]


@pytest.fixture
def vectors(tmp_path):
    table = np.random.default_rng(4).normal(size=(3, 6)).astype(np.float32)
    write_table(tmp_path / "vectors.npz", ["the", "cat", "don't"], table)
    return tmp_path / "vectors.npz"


def network(vectors) -> tuple[Tok2Vec, Shape]:
    torch.manual_seed(5)
    shape = Shape.read()
    made = Tok2Vec(Features.of(lexemes().pairs, spacy.blank("en").vocab, shape, vectors), shape).eval()
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    return made, shape


def test_spacys_pipeline_scores_as_the_student_does_once_its_weights_are_in(tmp_path, vectors):
    from training.settings import Settings

    made, _ = network(vectors)
    student, batch = Student(made, Heads(24, INVENTORY), 24).eval(), to_batch([text(rows) for rows in TEXTS])
    with torch.no_grad():
        states = student.tok2vec(batch.lexemes[batch.valid], batch.spaces[batch.valid], list(map(len, TEXTS)))
        scores = {kind: getattr(student.heads, kind)(student.flat(batch)) for kind in READ}
    read = {name: weight.numpy() for name, weight in student.readers().items()}
    write_weights(tmp_path / "encoder.npz", made, beside=read | values_read(INVENTORY))
    nlp = build(CONFIG, Settings(tmp_path, tmp_path), vectors=vectors, overrides={})
    docs = [Doc(nlp.vocab, words=[WORDS[row] for row in rows]) for rows in TEXTS]
    for token in (token for doc in docs for token in doc):
        token.norm_ = token.lower_
    labelled = gold(nlp.vocab)
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=[token.text for token in labelled]), labelled)])
    put_file(tmp_path / "encoder.npz", nlp)
    found = nlp.get_pipe("tok2vec").predict(docs)
    np.testing.assert_allclose(np.concatenate(found), states.numpy(), atol=2e-4)
    nlp.get_pipe("tok2vec").set_annotations(docs, found)
    for kind, name in READ.items():
        pipe = nlp.get_pipe(name)
        rows = [values_read(INVENTORY)[f"{kind}.values"].tolist().index(value) for value in values_of(pipe)]
        found = np.concatenate(pipe.model.predict(docs))
        np.testing.assert_allclose(found, scores[kind][:, rows].numpy(), atol=2e-4)


def gold(vocab) -> Doc:
    """Every tag and morphology of the inventory, in another order."""
    tags, parts = ["VBZ", "DT", "NN"], ["VERB", "DET", "NOUN"]
    morphs = ["", "", "Number=Sing"]
    words = [WORDS[row] for row in (2, 0, 1)]
    return Doc(vocab, words=words, tags=tags, pos=parts, morphs=morphs, heads=[0, 2, 0], deps=["ROOT", "det", "obj"])


def test_states_go_back_to_their_rows(vectors):
    made, _ = network(vectors)
    student = Student(made, Heads(24, INVENTORY), 24).eval()
    batch = to_batch([text(rows) for rows in TEXTS])
    with torch.no_grad():
        rows, flat = student.words(batch), student.flat(batch)
    assert rows.shape == (3, 6, 24)
    torch.testing.assert_close(rows[batch.valid], flat)
    assert not rows[~batch.valid].any()


def test_dropout_takes_whole_columns(vectors):
    made, _ = network(vectors)
    dropped = made.train()._column_dropout(torch.ones(7, 500))
    assert set(torch.unique((dropped == 0).sum(0)).tolist()) == {0, 7}
