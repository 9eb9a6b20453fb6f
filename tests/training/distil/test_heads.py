import pytest

torch = pytest.importorskip("torch")

from tests.training.distil.made import INVENTORY, sentence, text  # noqa: E402
from training.distil.batches import to_batch  # noqa: E402
from training.distil.heads import Heads  # noqa: E402


@pytest.fixture
def heads() -> Heads:
    torch.manual_seed(2)
    return Heads(12, INVENTORY).eval()


def test_no_word_hangs_on_filling(heads):
    batch = to_batch([sentence(), text([3])])
    found = heads.found(torch.randn(2, 3, 12) * 9, batch.valid)
    assert found.best["head"][1].tolist() == [0, 0, 0]
    assert found.sure[1, 0].item() == pytest.approx(1)
    assert {name: tuple(numbers.shape) for name, numbers in found.best.items()} == dict.fromkeys(
        ("tag", "morph", "start", "name", "head", "dep"), (2, 3)
    )


def test_loss_counts_what_is_known_alone(heads):
    x = torch.randn(1, 3, 12)
    assert heads.loss(x, to_batch([text([0, 1, 2])])).item() == 0
    names = heads.loss(x, to_batch([text([0, 1, 2], name=[4, 4, 4])])).item()
    assert 0 < names < heads.loss(x, to_batch([sentence()])).item()


def test_heads_learn_a_sentence(heads):
    batch, x = to_batch([sentence()]), torch.randn(1, 3, 12)
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.01)
    for _ in range(60):
        optimizer.zero_grad()
        heads.loss(x, batch).backward()
        optimizer.step()
    best = heads.found(x, batch.valid).best
    assert all(best[name].tolist() == batch.gold[name].tolist() for name in best)
