import numpy as np
import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import encoder  # noqa: E402
from tests.training.tiny_encoder import LAYERS  # noqa: E402
from training.distil.bert import Bert  # noqa: E402
from training.encoder import hidden  # noqa: E402


def test_untrained_states_are_those_of_the_published_encoder(tmp_path):
    _, weights = encoder(tmp_path)
    bert, pieces = Bert(weights).eval(), np.array([[1, 5, 9, 12, 2], [1, 7, 7, 8, 2]])
    with torch.no_grad():
        cases = torch.full(pieces.shape, 3)
        found = bert(torch.from_numpy(pieces), cases, torch.ones(pieces.shape, dtype=torch.bool))
    np.testing.assert_allclose(found.numpy(), hidden(pieces, weights, layers=LAYERS), atol=1e-4)


def test_filling_changes_nothing(tmp_path):
    _, weights = encoder(tmp_path)
    bert = Bert(weights).eval()
    pieces, cases = torch.tensor([[1, 5, 9, 2, 0, 0]]), torch.zeros(1, 6, dtype=torch.long)
    with torch.no_grad():
        filled = bert(pieces, cases, pieces > 0)[:, :4]
        alone = bert(pieces[:, :4], cases[:, :4], pieces[:, :4] > 0)
    torch.testing.assert_close(filled, alone, atol=1e-5, rtol=1e-5)


def test_pieces_embeddings_are_not_trained(tmp_path):
    _, weights = encoder(tmp_path)
    bert = Bert(weights)
    names = {id(weight): name for name, weight in bert.named_parameters()}
    published = {names[id(weight)] for weight in bert.published()}
    assert set(names.values()) - published == {"pieces.weight", "cases.weight", "mix"}
    assert bert.longest == 64
